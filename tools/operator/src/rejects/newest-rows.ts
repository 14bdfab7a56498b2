import type { MappingClient, ObjectStore } from '@siesa-integration/sync-pipeline';
import type { ReadRow } from '../explain/read-readings.ts';
import {
  listStoredRuns,
  type Locate,
  openStoredRun,
  readRunMapping,
  readStoredRows,
  type StoredRun,
} from '../explain/stored-runs.ts';
import { OperatorMistake } from '../operator-mistake.ts';

export interface NewestRowsOptions {
  readonly client: MappingClient & { readonly client_id: string };
  readonly sourceIds: ReadonlySet<string>;
  readonly locate: Locate;
  /** Whether a row will do; else an earlier one is looked for. @defaultValue any row */
  readonly isWanted?: (sourceId: string, row: ReadRow) => boolean;
  /** Where each item's newest row is, from {@link locateRows}: those without a place are not looked for. @defaultValue every stored run is opened until all are found */
  readonly places?: RowPlaces;
}

/** The stored runs of a client, newest first. */
interface OpenedRuns {
  readonly count: number;
  /** The run that was opened last stays open, because its index has every id that it read. */
  readonly open: (at: number) => Promise<StoredRun | undefined>;
}

/** The same, and which of them is the first that has a row of an item, by its source id. */
export interface RowPlaces extends OpenedRuns {
  readonly firstRun: ReadonlyMap<string, number>;
}

const openRuns = async (objects: ObjectStore, clientId: string): Promise<OpenedRuns> => {
  const runs = await listStoredRuns(objects, clientId);
  let last: { readonly at: number; readonly run: StoredRun | undefined } | undefined;
  return {
    count: runs.length,
    open: async (at) => {
      const stored = runs[at];
      if (last?.at !== at) last = { at, run: stored && (await openStoredRun(objects, clientId, stored)) };
      return last.run;
    },
  };
};

/** Opens each stored run once, for items whose rows are read some at a time. */
export const locateRows = async (
  objects: ObjectStore,
  clientId: string,
  sourceIds: Iterable<string>,
): Promise<RowPlaces> => {
  const runs = await openRuns(objects, clientId);
  const firstRun = new Map<string, number>();
  const missing = new Set(sourceIds);
  for (let at = 0; at < runs.count && missing.size > 0; at += 1) {
    const run = await runs.open(at);
    if (!run) continue;
    for (const id of missing) {
      if (!run.seen.has(id)) continue;
      firstRun.set(id, at);
      missing.delete(id);
    }
  }
  return { ...runs, firstRun };
};

/** The newest stored row of each item, by its source id. An item has none when the parts have expired, or are damaged. */
export const newestRows = async (
  objects: ObjectStore,
  { client, sourceIds, locate, isWanted = () => true, places }: NewestRowsOptions,
): Promise<ReadonlyMap<string, ReadRow>> => {
  const rows = new Map<string, ReadRow>();
  if (sourceIds.size === 0) return rows;
  const clientId = client.client_id;
  const wanted = new Set(places ? [...sourceIds].filter((id) => places.firstRun.has(id)) : sourceIds);
  const runs = places ?? (await openRuns(objects, clientId));
  for (let at = 0; at < runs.count && wanted.size > 0; at += 1) {
    const here = places ? [...wanted].filter((id) => (places.firstRun.get(id) ?? 0) <= at) : [...wanted];
    const run = here.length > 0 ? await runs.open(at) : undefined;
    if (!run) continue;
    try {
      const mapping = await readRunMapping(objects, client, run.syncId, locate);
      if (!mapping) continue;
      const found = await readStoredRows(objects, clientId, run, { sourceIds: here, locate });
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
