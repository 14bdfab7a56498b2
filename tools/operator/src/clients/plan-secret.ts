import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { dialectOf } from '@siesa-integration/siesa-client';
import {
  findClient,
  openMapping,
  readSiesaSecret,
  SecretMissing,
  type ClientConfiguration,
} from '@siesa-integration/sync-pipeline';
import { isRecord } from '@siesa-integration/canonical-model';
import type { ApplyStep, Host } from '../hosts/host.ts';
import type { Stores } from '../hosts/stores.ts';
import type { Value } from '../messages/message.ts';
import { answerOfKey, newClientOf } from '../new-client/destination-client.ts';
import { ofDialect } from '../new-client/new-client-questions.ts';
import { clientDestination } from './client-destination.ts';
import { assertKnownClient } from './known-clients.ts';

/** Which of a client's two secrets: that of its Siesa, or that of its product. */
export type SecretPart = 'siesa' | 'product';

/** A key that a secret needs, and how to ask for it. */
export interface SecretKey {
  readonly key: string;
  readonly message: Value;
  /** Whether it may be seen while it is typed. @defaultValue false */
  readonly isShown?: boolean;
}

/**
 * The keys that one of a client's secrets needs.
 *
 * @throws OperatorMistake when there is no such client, ConfigurationInvalid when its settings cannot be used.
 */
export const secretKeys = async (host: Host, clientId: string, part: SecretPart): Promise<readonly SecretKey[]> => {
  const client = await clientOf(host, clientId);
  return part === 'product'
    ? newClientOf(client.product_type, client.product_dialect).keys.map(({ key, question, ...shown }) => ({
        key,
        ...shown,
        message: ofDialect(answerOfKey(key), question),
      }))
    : dialectOf(client.siesa).keys.flatMap(({ names: [key], question }) =>
        question === undefined ? [] : [{ key, message: ofDialect(key, question) }],
      );
};

/**
 * The step that writes keys into one of a client's secrets, which is made when it is not there. What else it holds stays. Its address becomes the
 * configured one, unless it has the same origin.
 *
 * @throws OperatorMistake when there is no such client, SecretMissing or ConfigurationInvalid when the secret could not be used then.
 */
export const planSecret = async (
  host: Host,
  {
    clientId,
    part,
    keys,
  }: { readonly clientId: string; readonly part: SecretPart; readonly keys: Readonly<Record<string, unknown>> },
): Promise<ApplyStep> => {
  const { stores, clientWriter } = host;
  const client = await clientOf(host, clientId);
  const [name, address] =
    part === 'siesa'
      ? [client.siesa_credentials_secret, client.siesa_api_url]
      : [client.product_credentials_secret, client.product_api_url];
  const stored = await storedSecret(name, stores);
  const document = {
    ...(part === 'product' ? { product_type: client.product_type } : {}),
    ...stored,
    api_url: hasOrigin(stored['api_url'], address) ? stored['api_url'] : address,
    ...keys,
  };
  await assertUsable(part, client, document, stores);
  return clientWriter.putSecret(name, `${JSON.stringify(document, undefined, 2)}\n`);
};

const clientOf = async (host: Host, clientId: string): Promise<ClientConfiguration> => {
  await assertKnownClient(host, clientId);
  const { clients, environment } = host.stores;
  return findClient(clientId, { clients, environment, destinations: destinationRegistry });
};

/** Empty when the secret does not exist. Any other failure is thrown, because a secret that could not be read must not be replaced by a part of it. */
const storedSecret = async (
  name: string,
  { secrets }: Pick<Stores, 'secrets'>,
): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const document: unknown = await secrets.read(name);
    return isRecord(document) ? document : {};
  } catch (error) {
    if (error instanceof SecretMissing) return {};
    throw error;
  }
};

const hasOrigin = (address: unknown, other: string): boolean =>
  typeof address === 'string' && URL.parse(address)?.origin === URL.parse(other)?.origin;

/** As a sync would read it. */
const assertUsable = async (
  part: SecretPart,
  client: ClientConfiguration,
  document: Readonly<Record<string, unknown>>,
  stores: Stores,
): Promise<void> => {
  if (part === 'siesa') {
    readSiesaSecret(client, document);
    return;
  }
  const text = await stores.mappings.get(client.field_mappings_key);
  if (text === undefined) return; // `client check` names the missing document
  const secrets = { read: () => Promise.resolve(document) };
  await clientDestination(client, await openMapping(client, text), { ...stores, secrets }).checkCredentials();
};
