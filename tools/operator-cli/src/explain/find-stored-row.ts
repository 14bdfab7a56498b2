import {
  openMapping,
  getNdjson,
  runKeys,
  type MappingClient,
  type ObjectStore,
  type RawRecord,
} from '@siesa-integration/sync-pipeline';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { readStored } from './read-stored.ts';

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
  /** Runs that may have read it, the most telling first. */
  readonly syncIds: readonly string[];
  /** Where people find an object. */
  readonly locate: (key: string) => string;
}

/** Parts are kept 30 days. */
export const partsKeptDays = 30;

/** Looks for a product's row in the stored parts of some runs; the last version of the first run that has one. @throws OperatorMistake that names the stored object which cannot be used */
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
      const body = await objects.get(key); // not inside: a refusal of S3 is no damage
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
