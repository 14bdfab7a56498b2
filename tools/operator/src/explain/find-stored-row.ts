import {
  openMapping,
  getNdjson,
  runKeys,
  type MappingClient,
  type ObjectStore,
  type RawRecord,
} from '@siesa-integration/sync-pipeline';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { OperatorMistake } from '../operator-mistake.ts';

/** A row as one run read it, and the mapping of that run. */
export interface StoredRow {
  readonly syncId: string;
  readonly record: RawRecord;
  readonly mapping: FieldMapping;
}

export interface WantedRow {
  readonly client: MappingClient & { readonly client_id: string };
  /** The canonical id. */
  readonly productId: string;
  readonly sourceId?: string;
  /** Runs that may have read it, in the order in which to search. */
  readonly syncIds: readonly string[];
  /** Where an operator finds an object. */
  readonly locate: (key: string) => string;
}

/** Parts are kept 30 days. */
export const partsKeptDays = 30;

/**
 * Finds a product's row in the stored parts of some runs: the last version in the first run that has one.
 *
 * @throws {@link OperatorMistake} that names the stored object which cannot be used.
 */
export const findStoredRow = async (
  objects: ObjectStore,
  { client, productId, sourceId, syncIds, locate }: WantedRow,
): Promise<StoredRow | undefined> => {
  for (const syncId of syncIds) {
    const keys = runKeys(client.client_id, syncId);
    const text = await objects.get(keys.mapping);
    if (text === undefined) continue;

    const mapping = await readStored({ what: 'mapping', syncId, place: locate(keys.mapping) }, () =>
      openMapping(client, new TextDecoder().decode(text)),
    );
    const readPart = async (key: string): Promise<RawRecord[]> => {
      const body = await objects.get(key); // outside of readStored, because a refusal by S3 is not a damaged part
      return readStored({ what: 'part', syncId, place: locate(key) }, () =>
        getNdjson({ ...objects, get: () => Promise.resolve(body) }, key),
      );
    };
    const record = await lastMatch(
      await objects.list(`${keys.prefix}raw/`),
      readPart,
      ({ source_id, row }) => (sourceId !== undefined && source_id === sourceId) || mapping.idOf(row) === productId,
    );
    if (record) return { syncId, record, mapping };
  }
  return undefined;
};

const lastMatch = async (
  keys: readonly string[],
  readPart: (key: string) => Promise<RawRecord[]>,
  matches: (record: RawRecord) => boolean,
): Promise<RawRecord | undefined> => {
  for (const key of [...keys].sort().reverse()) {
    const found = (await readPart(key)).findLast(matches);
    if (found) return found;
  }
  return undefined;
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
