import type { ManifestPart, RawRecord } from '../../run/documents.ts';
import { getNdjson, putNdjson } from '../../run/ndjson.ts';
import type { ObjectStore } from '../../run/object-store.ts';
import type { RunKeys, SliceName } from '../../run/run-keys.ts';

const mostBytes = 8 * 1024 * 1024;

/** Where a row lies in its slice. */
export interface RowPlace {
  readonly part: number;
  /** From 0. */
  readonly row: number;
}

/** Writes the parts of one slice, each as soon as it is full, so that memory holds one. */
export interface SliceWriter {
  /** Where the next row will lie. */
  readonly place: () => RowPlace;
  readonly add: (line: string) => Promise<void>;
  /** Marks a row of which a newer version follows in this slice. */
  readonly supersede: (place: RowPlace) => void;
  /** Marks a row that is not sent, because another item is the same product. */
  readonly clash: (place: RowPlace, otherSourceId: string) => void;
  /** A row of this slice, as it was added. */
  readonly read: (place: RowPlace) => Promise<RawRecord | undefined>;
  /** Ends the current part; the rows that follow are retried rejects. */
  readonly beginRetried: () => Promise<void>;
  readonly flush: () => Promise<void>;
  /** Parts written, and the current one. */
  readonly count: () => number;
  readonly parts: () => readonly ManifestPart[];
}

export const createSliceWriter = (
  objects: ObjectStore,
  keys: RunKeys,
  name: SliceName,
  mostRecords: number,
): SliceWriter => {
  const written: { key: string; count: number; retried?: true }[] = [];
  const superseded = new Map<number, Set<number>>();
  const clashes = new Map<number, Record<number, string>>();
  let lines: string[] = [];
  let bytes = 0;
  let retried = false;
  let read: { readonly part: number; readonly records: readonly RawRecord[] } | undefined;

  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    const key = keys.raw(name, written.length + 1);
    await putNdjson(objects, key, lines);
    written.push({ key, count: lines.length, ...(retried && { retried }) });
    lines = [];
    bytes = 0;
  };
  const readWritten = async (part: number): Promise<readonly RawRecord[]> => {
    if (read?.part !== part) read = { part, records: await getNdjson<RawRecord>(objects, keys.raw(name, part)) };
    return read.records;
  };

  return {
    place: () => ({ part: written.length + 1, row: lines.length }),
    add: async (line) => {
      lines.push(line);
      bytes += line.length;
      if (lines.length >= mostRecords || bytes >= mostBytes) await flush();
    },
    supersede: ({ part, row }) => superseded.set(part, (superseded.get(part) ?? new Set()).add(row)),
    clash: ({ part, row }, otherSourceId) => clashes.set(part, { ...clashes.get(part), [row]: otherSourceId }),
    read: async ({ part, row }) => {
      if (part <= written.length) return (await readWritten(part))[row];
      const line = lines[row];
      return line === undefined ? undefined : (JSON.parse(line) as RawRecord);
    },
    beginRetried: async () => {
      if (!retried) await flush();
      retried = true;
    },
    flush,
    count: () => written.length + (lines.length > 0 ? 1 : 0),
    parts: () =>
      written.map((part, at) => {
        const [old, unclear] = [superseded.get(at + 1), clashes.get(at + 1)];
        return { ...part, ...(old && { superseded: [...old] }), ...(unclear && { clashes: unclear }) };
      }),
  };
};

/**
 * A record as a line of its part.
 *
 * @param row - the row as JSON, where the caller has it
 *
 * @example
 * lineOf({ source_id: 'PROD001', row }); // '{"source_id":"PROD001","row":{…}}'
 */
export const lineOf = (record: RawRecord, row = JSON.stringify(record.row)): string => {
  const about = JSON.stringify({ ...record, row: undefined });
  return about === '{}' ? `{"row":${row}}` : `${about.slice(0, -1)},"row":${row}}`;
};
