import { createHash } from 'node:crypto';
import { canonicalFields } from '@siesa-integration/canonical-model';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import {
  type ClientConfiguration,
  findClient,
  openMapping,
  parseClientConfiguration,
} from '@siesa-integration/sync-pipeline';
import { changedEndsOf, othersWithMapping } from '../clients/apply-client.ts';
import { clientDestination } from '../clients/client-destination.ts';
import { assertKnownClient } from '../clients/known-clients.ts';
import { mappingDifference } from '../clients/mapping-difference.ts';
import type { FieldDifference } from '../clients/settings-difference.ts';
import type { ApplyStep, Host } from '../hosts/host.ts';
import type { Language } from '../messages/language.ts';
import { explained, type Message, type Value, valueIn } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { checkMappingDocument, type MappingCheck } from './check-mapping.ts';
import { fieldsOfDestination } from './compare-targets.ts';
import { mappingChanged } from './mapping-changed.ts';
import { storedSample } from './stored-sample.ts';

/** The mapping document of a client, as it is stored. */
export interface ClientMapping {
  readonly key: string;
  /** Empty before the first document is written. */
  readonly text: string;
  /** Names this version. */
  readonly version: string;
  /** The other clients whose syncs use it. */
  readonly sharedWith: readonly string[];
}

/** @throws OperatorMistake when there is no such client */
export const readClientMapping = async (host: Host, clientId: string): Promise<ClientMapping> => {
  const { field_mappings_key: key } = await clientOf(host, clientId);
  const text = (await host.stores.mappings.get(key)) ?? '';
  return { key, text, version: versionOf(text), sharedWith: await othersWithMapping(key, clientId, host.stores) };
};

/** Names that a document can use, to be offered where it is written. */
export interface MappingNames {
  readonly canonical: readonly string[];
  /** Of the rows that the newest stored sync read. */
  readonly siesa: readonly string[];
  readonly product: readonly string[];
}

export const mappingNames = async (host: Host, clientId: string): Promise<MappingNames> => {
  const client = await clientOf(host, clientId);
  const sample = await storedSample(host, client);
  return {
    canonical: canonicalFields.map(({ name }) => name),
    siesa: [...new Set((sample?.rows ?? []).flatMap(Object.keys))].sort(),
    product: fieldsOfDestination(client.product_type, client.product_dialect).map(({ name }) => name),
  };
};

/** Every problem of a document for each client that would use it. */
export const checkClientMapping = async (host: Host, clientId: string, text: string): Promise<MappingCheck> => {
  const client = await clientOf(host, clientId);
  const check = await checkMappingDocument(text, { documentName: client.field_mappings_key });
  if (!check.valid) return check;
  const problems: Value[] = [];
  for (const user of [client, ...(await othersOf(client, host))]) {
    const problem = await problemFor(host, user, text);
    if (problem) problems.push((language: Language) => `${user.client_id}: ${problem(language)}`);
  }
  return { ...check, valid: problems.length === 0, problems };
};

/** The other clients that use the document, all read at once, because one document can be that of a hundred. `client check` names what is wrong with the settings of one that is left out. */
const othersOf = async (
  { client_id: clientId, field_mappings_key: key }: ClientConfiguration,
  { stores: { settings, environment } }: Host,
): Promise<readonly ClientConfiguration[]> =>
  (await settings.list())
    .filter((document) => document['field_mappings_key'] === key && document['client_id'] !== clientId)
    .flatMap((document) => {
      try {
        return [parseClientConfiguration(document, { environment, destinations: destinationRegistry })];
      } catch {
        return [];
      }
    });

const problemFor = async (
  { stores }: Host,
  client: ClientConfiguration,
  text: string,
): Promise<ReturnType<typeof explained> | undefined> => {
  try {
    clientDestination(client, await openMapping(client, text), stores);
    return undefined;
  } catch (error) {
    return explained(error instanceof Error ? error.message : String(error), 'mapping/no-use');
  }
};

/** What publishing a document changes. */
export interface MappingPublication {
  readonly key: string;
  readonly sharedWith: readonly string[];
  /** Place by place; none when it is the stored one. */
  readonly differences: readonly FieldDifference[];
  /** What the next sync would be refused for. */
  readonly warnings: readonly Message[];
  readonly step: ApplyStep;
}

export interface PublishOptions {
  readonly text: string;
  /** The version that was edited. */
  readonly version: string;
}

/**
 * The step that makes a document the one that the next syncs use. Writes nothing.
 *
 * @throws OperatorMistake when a client cannot use it, or another version was published since the edited one was read.
 */
export const planMapping = async (
  host: Host,
  clientId: string,
  { text, version }: PublishOptions,
): Promise<MappingPublication> => {
  const { valid, problems } = await checkClientMapping(host, clientId, text);
  if (!valid)
    throw new OperatorMistake(problems.map((problem) => valueIn(problem, 'en')).join(' '), { code: 'MAPPING_INVALID' });
  const stored = await readClientMapping(host, clientId);
  if (stored.version !== version) throw mappingChanged(stored.key);
  const { key, sharedWith } = stored;
  const settings = (await host.stores.settings.list()).find(({ client_id: id }) => id === clientId);
  return {
    key,
    sharedWith,
    differences: mappingDifference(stored.text === '' ? '{}' : stored.text, text),
    warnings: await changedEndsOf(
      { settings: { ...settings, client_id: clientId }, mapping: { key, text } },
      host.stores,
      host.options,
    ),
    step: host.clientWriter.replaceMapping({ key, text, before: stored.text }),
  };
};

/** The settings of a client that is known. */
export const clientOf = async (host: Host, clientId: string): Promise<ClientConfiguration> => {
  await assertKnownClient(host, clientId);
  const { clients, environment } = host.stores;
  return findClient(clientId, { clients, environment, destinations: destinationRegistry });
};

const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
