import type { ManifestPart, RawRecord } from '../../run/documents.ts';
import { putNdjson } from '../../run/ndjson.ts';
import type { ObjectStore } from '../../run/object-store.ts';
import type { RunKeys, SliceName } from '../../run/run-keys.ts';

const mostRecords = 1000;
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
  /** Ends the current part; the rows that follow are retried rejects. */
  readonly beginRetried: () => Promise<void>;
  readonly flush: () => Promise<void>;
  /** Parts written, and the current one. */
  readonly count: () => number;
  readonly parts: () => readonly ManifestPart[];
}

export const createSliceWriter = (objects: ObjectStore, keys: RunKeys, name: SliceName): SliceWriter => {
  const written: { key: string; count: number; retried?: true }[] = [];
  const superseded = new Map<number, number[]>();
  let lines: string[] = [];
  let bytes = 0;
  let retried = false;

  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    const key = keys.raw(name, written.length + 1);
    await putNdjson(objects, key, lines);
    written.push({ key, count: lines.length, ...(retried && { retried }) });
    lines = [];
    bytes = 0;
  };

  return {
    place: () => ({ part: written.length + 1, row: lines.length }),
    add: async (line) => {
      lines.push(line);
      bytes += line.length;
      if (lines.length >= mostRecords || bytes >= mostBytes) await flush();
    },
    supersede: ({ part, row }) => superseded.set(part, [...(superseded.get(part) ?? []), row]),
    beginRetried: async () => {
      if (!retried) await flush();
      retried = true;
    },
    flush,
    count: () => written.length + (lines.length > 0 ? 1 : 0),
    parts: () =>
      written.map((part, at) => ({
        ...part,
        ...(superseded.has(at + 1) && { superseded: superseded.get(at + 1) ?? [] }),
      })),
  };
};

/** @example lineOf({ source_id: 'PROD001', row }); // '{"source_id":"PROD001","row":{…}}' */
export const lineOf = (record: RawRecord): string => JSON.stringify(record);
