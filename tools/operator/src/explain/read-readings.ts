import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { LedgerEntry, MappingClient, ObjectStore, PartReport } from '@siesa-integration/sync-pipeline';
import { getJson, partKeys } from '@siesa-integration/sync-pipeline/stored';
import { omitUndefined } from '../omit-undefined.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { changedFields, outcomeIn, type Reading } from './reading.ts';
import {
  beganAt,
  listStoredRuns,
  type Locate,
  openStoredRun,
  readRunMapping,
  readStoredRows,
  searchStoredRow,
  type StoredRow,
  type StoredRun,
} from './stored-runs.ts';

/** A product's row in one run, and the mapping of that run. */
export interface ReadRow {
  readonly syncId: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly mapping: FieldMapping;
}

/** What the stored runs of a client hold about one product. */
export interface Readings {
  /** Newest first. */
  readonly readings: readonly Reading[];
  /** There are older ones that were not looked at. */
  readonly more: boolean;
  /** The newest row that is kept. */
  readonly newest?: ReadRow;
  /** The newest row of those that the destination has: it accepted them, or has them unchanged. */
  readonly held?: ReadRow;
  /** One sentence for each run whose objects are damaged. */
  readonly damaged: readonly string[];
}

export interface ReadingsOptions {
  readonly client: MappingClient & { readonly client_id: string };
  readonly entry: LedgerEntry;
  readonly locate: Locate;
}

/** Readings that are listed, and runs that are looked at for them. */
export const mostReadings = 20;
const mostRuns = 200;
const runsAtOnce = 8;

/**
 * Finds what each stored run did with a product.
 *
 * @throws OperatorMistake that names the stored object, when the newest reading cannot be read.
 */
export const readReadings = async (objects: ObjectStore, options: ReadingsOptions): Promise<Readings> => {
  const found: FoundReading[] = [];
  const damaged: string[] = [];
  const runs = await listStoredRuns(objects, options.client.client_id);
  let looked = 0;
  while (looked < Math.min(runs.length, mostRuns) && found.length <= mostReadings) {
    const next = runs.slice(looked, (looked += runsAtOnce));
    const opened = await Promise.all(next.map((run) => openStoredRun(objects, options.client.client_id, run)));
    for (const run of opened)
      try {
        const reading = run && (await readRun(objects, run, options));
        if (reading) found.push(reading);
      } catch (error) {
        if (!(error instanceof OperatorMistake) || found.length === 0) throw error;
        damaged.push(error.message);
      }
  }
  const listed = withoutEarlierPasses(found, options.entry).slice(0, mostReadings);
  return omitUndefined({
    readings: listed.map((reading, index) => readingOf(reading, listed.slice(index + 1))),
    more: found.length > mostReadings || looked < runs.length,
    newest: listed.find(({ row }) => row)?.row,
    held: listed.find(({ row, outcome }) => row && (outcome === 'accepted' || outcome === 'unchanged'))?.row,
    damaged,
  });
};

type FoundReading = Omit<Reading, 'changed'> & { readonly row?: ReadRow };

const readRun = async (
  objects: ObjectStore,
  run: StoredRun,
  { client, entry, locate }: ReadingsOptions,
): Promise<FoundReading | undefined> => {
  const { syncId } = run;
  const [last] = run.manifests;
  const about = { sync_id: syncId, at: beganAt(syncId), full: last?.full === true };
  const { source_id: sourceId } = entry;
  const isSeen = sourceId !== undefined && run.seen.has(sourceId);
  if (sourceId !== undefined && !isSeen)
    return last?.full && last.settled ? { ...about, outcome: 'missing', warnings: [] } : undefined;

  const mapping = await readRunMapping(objects, client, syncId, locate);
  if (!mapping) return undefined;
  const stored =
    sourceId === undefined
      ? await searchNamedRun(objects, { client, entry, locate, syncId, mapping })
      : (await readStoredRows(objects, client.client_id, run, { sourceIds: [sourceId], locate })).get(sourceId);
  if (!stored) return isSeen ? { ...about, outcome: 'unknown', warnings: [] } : undefined;

  const keys = partKeys(client.client_id, syncId, stored.key);
  const report = keys && (await getJson<PartReport>(objects, keys.report));
  const product = {
    productId: entry.product_id,
    sourceId,
    acceptedIn: entry.accepted?.sync_id,
    isRepeat: stored.record.repeat === true,
  };
  return { ...about, ...outcomeIn(report, syncId, product), row: { syncId, row: stored.record.row, mapping } };
};

/** A row without a key is looked for only in the runs that the ledger names, because each part has to be read for it. */
const searchNamedRun = async (
  objects: ObjectStore,
  {
    client,
    entry,
    locate,
    syncId,
    mapping,
  }: ReadingsOptions & { readonly syncId: string; readonly mapping: FieldMapping },
): Promise<StoredRow | undefined> => {
  const named = [entry.last_seen_sync, entry.accepted?.sync_id, entry.rejection?.sync_id];
  if (!named.includes(syncId)) return undefined;
  return searchStoredRow(objects, client.client_id, syncId, { productId: entry.product_id, mapping, locate });
};

/** Without full passes from before the product was first read. */
const withoutEarlierPasses = (found: readonly FoundReading[], { accepted, rejection }: LedgerEntry) => {
  const known = [
    ...found.filter(({ outcome }) => outcome !== 'missing').map(({ sync_id }) => sync_id),
    ...[accepted?.sync_id, rejection?.sync_id].filter((id) => id !== undefined),
  ].sort();
  return found.filter(({ outcome, sync_id }) => outcome !== 'missing' || sync_id > (known[0] ?? sync_id));
};

const readingOf = ({ row, ...reading }: FoundReading, older: readonly FoundReading[]): Reading => {
  const before = older.find((other) => other.row)?.row;
  return { ...reading, ...(row && before && { changed: changedFields(row.row, before.row) }) };
};
