import { openMapping, getNdjson, runKeys, type MappingClient, type ObjectStore, type RawRecord } from '@siesa-integration/sync-pipeline';
import type { FieldMapping } from '@siesa-integration/field-mapping';

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
}

/** Parts are kept 30 days. */
export const partsKeptDays = 30;

/** Looks for a product's row in the stored parts of some runs; the last version of the first run that has one. */
export const findStoredRow = async (objects: ObjectStore, { client, productId, sourceId, syncIds }: WantedRow): Promise<StoredRow | undefined> => {
  for (const syncId of syncIds) {
    const keys = runKeys(client.client_id, syncId);
    const text = await objects.get(keys.mapping);
    if (text === undefined) continue;

    const mapping = await openMapping(client, new TextDecoder().decode(text));
    const record = await lastMatch(objects, `${keys.prefix}raw/`, ({ source_id, row }) => (sourceId !== undefined && source_id === sourceId) || mapping.idOf(row) === productId);
    if (record) return { syncId, record, mapping };
  }
  return undefined;
};

const lastMatch = async (objects: ObjectStore, prefix: string, matches: (record: RawRecord) => boolean): Promise<RawRecord | undefined> => {
  for (const key of [...(await objects.list(prefix))].sort().reverse()) {
    const found = (await getNdjson<RawRecord>(objects, key)).findLast(matches);
    if (found) return found;
  }
  return undefined;
};
