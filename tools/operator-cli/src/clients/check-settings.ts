import { productRegistry } from '@siesa-integration/aws-runtime/product-registry';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { findClient, openMapping, readSiesaSecret, type ClientConfiguration } from '@siesa-integration/sync-pipeline';
import type { Stores } from '../hosts/stores.ts';

/** What can be known of a client without calling anybody. */
export interface SettingsCheck {
  readonly client?: ClientConfiguration;
  readonly mapping?: FieldMapping;
  /** One sentence for each thing that is wrong: what, and what to do. Empty: a sync can start. */
  readonly problems: readonly string[];
}

/** Reads a client's settings, mapping and secrets as the stages will, and collects what is wrong with them. */
export const checkSettings = async (clientId: string, stores: Stores): Promise<SettingsCheck> => {
  const problems: string[] = [];
  const attempt = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const client = await attempt(() => findClient(clientId, { clients: stores.clients, environment: stores.environment, products: productRegistry }));
  if (!client) return { problems };

  const mapping = await attempt(() => readMapping(client, stores));
  await attempt(async () => readSiesaSecret(client, await stores.secrets.read(client.siesa_credentials_secret)));
  await attempt(() => readProductSecret(client, stores));
  return { client, ...(mapping && { mapping }), problems };
};

const readMapping = async (client: ClientConfiguration, { mappings }: Stores): Promise<FieldMapping> => {
  const text = await mappings.get(client.field_mappings_key);
  if (text === undefined) throw new Error(`There is no mapping document '${client.field_mappings_key}': put it among the field mappings, or correct 'field_mappings_key' of client '${client.client_id}'.`);
  return openMapping(client, text);
};

/** That it is there and has a key for this address: what its product makes of the rest shows when it is called. */
const readProductSecret = async ({ product_credentials_secret: name, product_api_url: address }: ClientConfiguration, { secrets }: Stores): Promise<void> => {
  const document = await secrets.read(name);
  if (document === undefined) throw new Error(`The secret '${name}' does not exist. Put the client's current credentials there.`);
  if (!isRecord(document) || typeof document['api_key'] !== 'string' || document['api_key'] === '') throw new Error(`The secret '${name}' has no 'api_key'. Put the client's current key there.`);
  const { api_url: own } = document;
  if (typeof own !== 'string' || originOf(own) !== originOf(address)) throw new Error(`The secret '${name}' is for another address than 'product_api_url': its 'api_url' must begin with ${originOf(address) ?? 'the same host'}.`);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const originOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).origin : undefined);
