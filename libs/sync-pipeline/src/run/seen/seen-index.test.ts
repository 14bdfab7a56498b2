import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf } from './gzip-members.ts';
import { SeenIndex } from './seen-index.ts';
import type { SeenRow } from './seen-row.ts';

const row = (fields: Partial<SeenRow> = {}): SeenRow => ({
  pass: 1,
  modified: 1_736_900_000_000,
  content: 7,
  slice: 1,
  part: 1,
  row: 0,
  page: 1,
  repeat: false,
  conflict: false,
  joined: 0,
  own: false,
  ...fields,
});

const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `PROD${at.toString()}`);

/** What is read is expected in whole pieces. */
const idsOfPiece = 8_192;

const indexOf = (some: readonly string[]): SeenIndex => {
  const seen = new SeenIndex();
  for (const [at, id] of some.entries()) seen.set(id, row({ row: at }));
  return seen;
};

describe('SeenIndex', () => {
  it('returns the row that was last set for an id', () => {
    const seen = new SeenIndex();
    const all = { pass: 2, part: 200, row: 999, page: 65_535, modified: NaN };
    const newest = row({ ...all, repeat: true, conflict: true, joined: 3, own: true });
    seen.set('PROD001', row());
    seen.set('PROD001', newest);

    expect(seen.size).toBe(1);
    expect(seen.get('PROD001')).toEqual(newest);
    expect(seen.has('PROD002')).toBe(false);
  });

  it('behaves like a map, also after it was stored and read again', () => {
    const sets = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat(0xffff_ffff)), { maxLength: 300 });
    fc.assert(
      fc.property(sets, sets, (first, later) => {
        const model = new Map<string, SeenRow>();
        const setAll = (seen: SeenIndex, all: readonly (readonly [string, number])[]): SeenIndex => {
          for (const [id, content] of all) {
            seen.set(id, row({ content }));
            model.set(id, row({ content }));
          }
          return seen;
        };
        const again = setAll(SeenIndex.fromBytes(setAll(new SeenIndex(), first).toBytes()), later);
        expect(again.size).toBe(model.size);
        for (const [id, expected] of model) expect(again.get(id)).toEqual(expected);
      }),
    );
  });

  it('has the ids that it got and no other, as a set has', () => {
    const some = ids(10_000).filter((_, at) => at % 3 !== 0);
    const model = new Set(some);
    const seen = indexOf(some);
    const again = SeenIndex.fromBytes(seen.toBytes());

    expect([seen.size, again.size]).toEqual([model.size, model.size]);
    const differs = ids(10_000).filter((id) => seen.has(id) !== model.has(id) || again.has(id) !== model.has(id));
    expect(differs).toEqual([]);
  });

  it('takes 40 to 50 bytes an id', () => {
    const seen = indexOf(ids(10_000));
    const read = SeenIndex.fromBytes(seen.toBytes());

    expect(seen.bytes / seen.size).toBeGreaterThan(40);
    expect(seen.bytes / seen.size).toBeLessThan(51);
    expect(read.bytes).toBeLessThan(51 * (read.size + idsOfPiece));
  });
});

describe('the stored form of an index', () => {
  const seen = indexOf(ids(10_000));
  const stored = seen.toBytes();

  it('is one gzip file, so earlier versions read it', () => {
    expect(membersOf(stored).length).toBeGreaterThan(1);
    expect(gunzipSync(stored).length).toBe(10_000 * 32);
  });

  it('is read as earlier versions wrote it, in one piece', () => {
    const again = SeenIndex.fromBytes(gzipSync(gunzipSync(stored)));

    expect(again.size).toBe(10_000);
    expect(again.get('PROD9999')).toEqual(seen.get('PROD9999'));
    expect(SeenIndex.fromBytes(gzipSync('')).size).toBe(0);
  });

  it('of no id is that of no id', () => {
    expect(SeenIndex.fromBytes(new SeenIndex().toBytes()).size).toBe(0);
  });

  it.each([
    ['cut within a piece', (bytes: Uint8Array) => bytes.subarray(0, -100)],
    ['cut between two pieces', (bytes: Uint8Array) => bytes.subarray(0, membersOf(bytes)[0]?.length)],
    ['of an earlier version, cut', (bytes: Uint8Array) => gzipSync(gunzipSync(bytes)).subarray(0, -1)],
    ['cut within a slot', (bytes: Uint8Array) => gzipSync(gunzipSync(bytes).subarray(0, -1))],
    ['with an id twice', (bytes: Uint8Array) => gzipSync(Buffer.concat([gunzipSync(bytes), gunzipSync(bytes)]))],
    ['with a free slot', (bytes: Uint8Array) => gzipSync(Buffer.concat([gunzipSync(bytes), Buffer.alloc(32)]))],
    ['empty', () => Buffer.alloc(0)],
    ['another document', () => Buffer.from('{"slice":1}')],
  ])('is refused when it is %s', (_how, broken) => {
    expect(() => SeenIndex.fromBytes(broken(stored))).toThrow();
  });
});
