import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { openMapping, parseClientConfiguration } from '@siesa-integration/sync-pipeline';
import { changedEndInWords, endsThatChange } from '../check/check-ends.ts';
import type { Stores } from '../hosts/stores.ts';
import type { ApplyStep, ClientFiles, Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import type { Message, Value } from '../messages/message.ts';
import { nextRuns, type NextRuns } from '../schedules/next-runs.ts';
import { assertKnownClient } from './known-clients.ts';
import { mappingDifference } from './mapping-difference.ts';
import { unknownInWords } from './unknown-in-words.ts';
import { settingsDifference, settingsToWrite, type FieldDifference } from './settings-difference.ts';

/** What applying a client's files would change, and the steps that do it. */
export interface ApplyPlan {
  readonly clientId: string;
  readonly kind: 'new' | 'changed' | 'equal';
  readonly settings: readonly FieldDifference[];
  /** Absent when the files have no mapping document, or the same one. */
  readonly mapping?: MappingPlan;
  /** Settings that nothing reads, and what the next sync would be refused for. */
  readonly warnings: readonly Message[];
  /** The next starts once this is written; absent when no schedule starts the client. */
  readonly nextRuns?: NextRuns;
  readonly steps: readonly ApplyStep[];
}

/** What becomes of a mapping document. */
export interface MappingPlan {
  readonly key: string;
  readonly isNew: boolean;
  /** Place by place; none for a new document. */
  readonly differences: readonly FieldDifference[];
  /** The other clients whose syncs use this document. */
  readonly sharedWith: readonly string[];
}

/** Compares a client's files with what the host has. Writes nothing. */
export const planApply = async (
  files: ClientFiles,
  { stores, clientWriter, options }: Host,
  now: number,
): Promise<ApplyPlan> => {
  const clientId = files.settings.client_id;
  const before = (await stores.clients.find(clientId)) as SettingsDocument | undefined;
  const settings = [...settingsDifference(before, files.settings), ...(await clientWriter.differences(files))];
  const stored = files.mapping && (await stores.mappings.get(files.mapping.key));
  const mappingChanges = files.mapping !== undefined && stored !== files.mapping.text;
  const written = settingsToWrite(before, files.settings, new Date(now).toISOString());
  const runs = nextRuns(written, now);
  return {
    clientId,
    kind: before === undefined ? 'new' : settings.length > 0 || mappingChanges ? 'changed' : 'equal',
    settings,
    ...(files.mapping && mappingChanges
      ? {
          mapping: {
            key: files.mapping.key,
            isNew: stored === undefined,
            differences: stored === undefined ? [] : mappingDifference(stored, files.mapping.text),
            sharedWith: await othersWithMapping(files.mapping.key, clientId, stores),
          },
        }
      : {}),
    ...(runs && { nextRuns: runs }),
    warnings: [
      ...unknownInWords(files.settings),
      ...(before === undefined ? [] : await changedEndsOf(files, stores, options)),
    ],
    steps: clientWriter.apply({
      settings: written,
      ...(files.mapping && mappingChanges ? { mapping: files.mapping } : {}),
    }),
  };
};

/** The other clients whose syncs use a mapping document. */
export const othersWithMapping = async (
  key: string,
  clientId: string,
  { settings }: Pick<Stores, 'settings'>,
): Promise<readonly string[]> =>
  (await settings.list())
    .filter((document) => document['field_mappings_key'] === key && document['client_id'] !== clientId)
    .map((document) => String(document['client_id']));

/** The mapping of the files, or else the stored one, names the field of the product's id, which belongs to the destination's identity, as the tenant of the secret does. */
export const changedEndsOf = async (
  { settings, mapping }: ClientFiles,
  stores: Stores,
  options: string,
): Promise<readonly Message[]> => {
  const client = parseClientConfiguration(settings, {
    environment: stores.environment,
    destinations: destinationRegistry,
  });
  const text = mapping?.text ?? (await stores.mappings.get(client.field_mappings_key));
  const secret = await stores.secrets.read(client.product_credentials_secret);
  if (text === undefined || secret === undefined) return []; // `client check` names what is missing
  const changed = await endsThatChange(client, await openMapping(client, text), stores);
  return changed.map((end) => changedEndInWords(end, client.client_id, options));
};

/** Runs steps in their order, yields what each has written. After a failure, run all of them again. */
export async function* runSteps(steps: readonly ApplyStep[]): AsyncGenerator<Value> {
  for (const { what, run } of steps) {
    await run();
    yield what;
  }
}

/** The steps that let a client be synced, or no longer. @throws OperatorMistake when there is no such client */
export const planEnabled = async (
  host: Host,
  clientId: string,
  { enabled, now }: { readonly enabled: boolean; readonly now: number },
): Promise<readonly ApplyStep[]> => {
  await assertKnownClient(host, clientId);
  return host.clientWriter.setEnabled(clientId, enabled, new Date(now).toISOString());
};
