import type { MappingClient, ObjectStore } from '@siesa-integration/sync-pipeline';
import type { ReadRow } from '../explain/read-readings.ts';
import { listStoredRuns, type Locate, openStoredRun, readRunMapping, readStoredRows } from '../explain/stored-runs.ts';
import { OperatorMistake } from '../operator-mistake.ts';

export interface NewestRowsOptions {
  readonly client: MappingClient & { readonly client_id: string };
  readonly sourceIds: ReadonlySet<string>;
  readonly locate: Locate;
  /** Whether a row will do; else an earlier one is looked for. @defaultValue any row */
  readonly isWanted?: (sourceId: string, row: ReadRow) => boolean;
}

/** The newest stored row of each item, by its source id. An item has none when the parts have expired, or are damaged. */
export const newestRows = async (
  objects: ObjectStore,
  { client, sourceIds, locate, isWanted = () => true }: NewestRowsOptions,
): Promise<ReadonlyMap<string, ReadRow>> => {
  const rows = new Map<string, ReadRow>();
  const wanted = new Set(sourceIds);
  const clientId = client.client_id;
  for (const stored of wanted.size > 0 ? await listStoredRuns(objects, clientId) : []) {
    if (wanted.size === 0) break;
    const run = await openStoredRun(objects, clientId, stored);
    if (!run) continue;
    try {
      const mapping = await readRunMapping(objects, client, run.syncId, locate);
      if (!mapping) continue;
      const found = await readStoredRows(objects, clientId, run, { sourceIds: wanted, locate });
      for (const [sourceId, { record }] of found) {
        const row = { syncId: run.syncId, row: record.row, mapping };
        if (!isWanted(sourceId, row)) continue;
        rows.set(sourceId, row);
        wanted.delete(sourceId);
      }
    } catch (error) {
      if (!(error instanceof OperatorMistake)) throw error; // a damaged part: an earlier run may have the rows
    }
  }
  return rows;
};
