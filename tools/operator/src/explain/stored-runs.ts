import type { FieldMapping } from '@siesa-integration/field-mapping';
import {
  clientRunsPrefix,
  findSeenIndex,
  getJson,
  getNdjson,
  type MappingClient,
  type ObjectStore,
  openMapping,
  type RawRecord,
  runKeys,
  type SeenIndex,
  type SliceManifest,
} from '@siesa-integration/sync-pipeline';
import { OperatorMistake } from '../operator-mistake.ts';

/** What is kept of a run: its slices, and where each item's newest row lies. */
export interface StoredRun {
  readonly syncId: string;
  /** Newest first, back to slice 1. */
  readonly manifests: readonly SliceManifest[];
  readonly seen: SeenIndex;
}

/** The ids of a client's runs of which anything is kept, newest first, with the keys of their manifests. */
export const listStoredRuns = async (
  objects: ObjectStore,
  clientId: string,
): Promise<readonly (readonly [syncId: string, manifestKeys: readonly string[]])[]> => {
  const prefix = clientRunsPrefix(clientId);
  const runs = new Map<string, string[]>();
  for (const key of await objects.list(prefix)) {
    const [syncId = '', folder, file = ''] = key.slice(prefix.length).split('/');
    if (folder !== 'slices' || !file.endsWith('.json')) continue;
    runs.set(syncId, [...(runs.get(syncId) ?? []), key]);
  }
  return [...runs].sort(([one], [other]) => (one < other ? 1 : -1)); // sync ids begin with their time
};

/** When a sync began, ISO 8601. @example beganAt('sync-20250115-100000-7f3a'); // '2025-01-15T10:00:00Z' */
export const beganAt = (syncId: string): string =>
  syncId.replace(/^sync-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-.*$/, '$1-$2-$3T$4:$5:$6Z');

/** Opens a run; `undefined` when its manifests or its index cannot be read. */
export const openStoredRun = async (
  objects: ObjectStore,
  clientId: string,
  [syncId, manifestKeys]: readonly [syncId: string, manifestKeys: readonly string[]],
): Promise<StoredRun | undefined> => {
  try {
    const manifests = (await Promise.all(manifestKeys.map((key) => getJson<SliceManifest>(objects, key)))).filter(
      (manifest) => manifest !== undefined,
    );
    const last = manifests.toSorted((one, other) => one.slice - other.slice).at(-1);
    const seen = last && (await findSeenIndex(objects, runKeys(clientId, syncId).seen(last)));
    return last && seen && { syncId, manifests: chainOf(last, manifests), seen };
  } catch {
    return undefined; // damaged: the run is passed over, as one whose parts have expired
  }
};

/** An attempt that timed out leaves a manifest too, which is not in the chain. */
const chainOf = (last: SliceManifest, all: readonly SliceManifest[]): readonly SliceManifest[] => {
  const { previous } = last;
  const before = previous && all.find(({ slice, attempt }) => slice === previous.slice && attempt === previous.attempt);
  return [last, ...(before ? chainOf(before, all) : [])];
};

/** A row as one run read it. */
export interface StoredRow {
  readonly record: RawRecord;
  /** Of the part that holds it. */
  readonly key: string;
}

/** Where an operator finds an object of the data bucket. */
export type Locate = (key: string) => string;

/** The newest rows of many items in a run, by their source ids: each part is read once. */
export const readStoredRows = async (
  objects: ObjectStore,
  clientId: string,
  { syncId, manifests, seen }: StoredRun,
  { sourceIds, locate }: { readonly sourceIds: Iterable<string>; readonly locate: Locate },
): Promise<ReadonlyMap<string, StoredRow>> => {
  const places = [...sourceIds].flatMap((sourceId) => {
    const at = seen.get(sourceId);
    const slice = manifests.find((manifest) => manifest.slice === at?.slice);
    return at && slice && at.part > 0
      ? [{ sourceId, row: at.row, key: runKeys(clientId, syncId).raw(slice, at.part) }]
      : [];
  });
  const rows = new Map<string, StoredRow>();
  for (const [key, wanted] of Map.groupBy(places, (place) => place.key)) {
    const records = await readPart(objects, key, { syncId, locate });
    for (const { sourceId, row } of wanted) if (records[row]) rows.set(sourceId, { record: records[row], key });
  }
  return rows;
};

/** The last row in a run that the mapping makes this product: for rows without a key of their own, which no index knows. */
export const searchStoredRow = async (
  objects: ObjectStore,
  clientId: string,
  syncId: string,
  {
    productId,
    mapping,
    locate,
  }: { readonly productId: string; readonly mapping: FieldMapping; readonly locate: Locate },
): Promise<StoredRow | undefined> => {
  const keys = await objects.list(`${runKeys(clientId, syncId).prefix}raw/`);
  for (const key of [...keys].sort().reverse()) {
    const records = await readPart(objects, key, { syncId, locate });
    const record = records.findLast(({ row }) => mapping.idOf(row) === productId);
    if (record) return { record, key };
  }
  return undefined;
};

/** The mapping document of a run; `undefined` when it is gone. @throws OperatorMistake that names it when it cannot be used. */
export const readRunMapping = async (
  objects: ObjectStore,
  client: MappingClient & { readonly client_id: string },
  syncId: string,
  locate: Locate,
): Promise<FieldMapping | undefined> => {
  const { mapping: key } = runKeys(client.client_id, syncId);
  const text = await objects.get(key);
  return (
    text &&
    readStored({ what: 'mapping', syncId, place: locate(key) }, () =>
      openMapping(client, new TextDecoder().decode(text)),
    )
  );
};

const readPart = async (
  objects: ObjectStore,
  key: string,
  { syncId, locate }: { readonly syncId: string; readonly locate: Locate },
): Promise<RawRecord[]> => {
  const body = await objects.get(key); // outside of readStored, because a refusal by S3 is not a damaged part
  if (!body) return [];
  return readStored({ what: 'part', syncId, place: locate(key) }, () =>
    getNdjson<RawRecord>({ ...objects, get: () => Promise.resolve(body) }, key),
  );
};

/** A stored object of a run, and where an operator finds it. */
interface StoredObject {
  readonly what: 'mapping' | 'part';
  readonly syncId: string;
  readonly place: string;
}

/** Reads a stored object. Any error names this object, so that the operator does not look for it in the client's own files. */
const readStored = async <T>({ what, syncId, place }: StoredObject, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (cause) {
    throw new OperatorMistake(
      `The ${what} that ${syncId} stored in '${place}' cannot be used: ${damage[what]}. Move it away to be told of an earlier sync, or read the product again with a sync of \`--type initial\`.`,
      { code: 'STORED_OBJECT_UNUSABLE', cause },
    );
  }
};

const damage = { mapping: "it is damaged, or for another product than the client's now", part: 'it is damaged' };
