import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { findClient, openMapping, readSiesaSecret, type ClientConfiguration } from '@siesa-integration/sync-pipeline';
import type { Correctable, Host } from '../hosts/host.ts';
import type { Stores } from '../hosts/stores.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { errorInWords } from '../messages/errors/error-in-words.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { clientDestination } from './client-destination.ts';

/** What is known of a client without calling its Siesa or its destination. */
export interface SettingsCheck {
  readonly client?: ClientConfiguration;
  readonly mapping?: FieldMapping;
  /** What is wrong and how to correct it, one for each problem. Empty when a sync can start. */
  readonly problems: readonly OperatorMistake[];
}

/** Reads a client's settings, mapping and secrets as the stages do, and collects their problems. */
export const checkSettings = async (
  clientId: string,
  { stores, toCorrect }: Pick<Host, 'stores' | 'toCorrect'>,
): Promise<SettingsCheck> => {
  const problems: OperatorMistake[] = [];
  const attempt = async <T>(what: Correctable, name: string, read: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      problems.push(error instanceof OperatorMistake ? error : asMistake(error, await toCorrect(what, name)));
      return undefined;
    }
  };
  const client = await attempt('client', clientId, () =>
    findClient(clientId, {
      clients: stores.clients,
      environment: stores.environment,
      destinations: destinationRegistry,
    }),
  );
  if (!client) return { problems };

  const mapping = await attempt('mapping', client.field_mappings_key, () => readMapping(client, stores));
  await attempt('secret', client.siesa_credentials_secret, async () =>
    readSiesaSecret(client, await stores.secrets.read(client.siesa_credentials_secret)),
  );
  // An adapter is refused for what the mapping document sends, before the secret is read.
  const adapter =
    mapping && (await attempt('mapping', client.field_mappings_key, () => clientDestination(client, mapping, stores)));
  if (adapter)
    await attempt('secret', client.product_credentials_secret, async () => {
      await adapter.checkCredentials();
    });
  return omitUndefined({ client, mapping, problems });
};

/** The error and how to correct it; a message of several lines gets the correction on a line of its own. */
const asMistake = (error: unknown, correction: string): OperatorMistake => {
  const message = error instanceof Error ? error.message : String(error);
  return new OperatorMistake(`${message}${message.includes('\n') ? '\n' : ' '}${correction}`, { cause: error });
};

/** All problems of a client's settings as one mistake, with the code of the first. */
export const allOf = (problems: readonly OperatorMistake[]): OperatorMistake =>
  new OperatorMistake(
    message('mistake/several', {
      problems: (language) => problems.map((problem) => errorInWords(problem, language)).join(' '),
    }),
    omitUndefined({ code: problems[0]?.code }),
  );

/** The client's mapping document. @throws OperatorMistake when it does not exist, MappingInvalid when it cannot be used. */
export const readMapping = async (
  client: ClientConfiguration,
  { mappings }: Pick<Stores, 'mappings'>,
): Promise<FieldMapping> => {
  const text = await mappings.get(client.field_mappings_key);
  if (text === undefined)
    throw new OperatorMistake(
      message('mistake/no-mapping', { key: client.field_mappings_key, client: client.client_id }),
      { code: 'MAPPING_INVALID' },
    );
  return openMapping(client, text);
};
