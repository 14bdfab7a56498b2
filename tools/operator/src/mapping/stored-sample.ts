import type { SourceRecord } from '@siesa-integration/field-mapping';
import type { RawRecord } from '@siesa-integration/sync-pipeline';
import { getNdjson, runKeys } from '@siesa-integration/sync-pipeline/stored';
import { listStoredRuns } from '../explain/stored-runs.ts';
import type { Host } from '../hosts/host.ts';

/** Rows of Siesa that a stored sync has read. */
export interface StoredSample {
  readonly syncId: string;
  readonly rows: readonly SourceRecord[];
}

const mostRows = 200;

/** The first rows of the newest stored sync that has any; `undefined` when no stored sync has rows. */
export const storedSample = async (
  { stores: { objects } }: Pick<Host, 'stores'>,
  { client_id: clientId }: { readonly client_id: string },
): Promise<StoredSample | undefined> => {
  for (const [syncId] of await listStoredRuns(objects, clientId))
    for (const key of [...(await objects.list(`${runKeys(clientId, syncId).prefix}raw/`))].sort()) {
      const records = await getNdjson<RawRecord>(objects, key).catch(() => []); // a damaged part: another one will do
      if (records.length > 0) return { syncId, rows: records.slice(0, mostRows).map(({ row }) => row) };
    }
  return undefined;
};
