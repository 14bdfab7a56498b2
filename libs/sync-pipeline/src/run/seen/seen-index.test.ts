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

  it('behaves like a map, also after it was stored and read again', async () => {
    const sets = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat(0xffff_ffff)), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(sets, sets, async (first, later) => {
        const model = new Map<string, SeenRow>();
        const setAll = (seen: SeenIndex, all: readonly (readonly [string, number])[]): SeenIndex => {
          for (const [id, content] of all) {
            seen.set(id, row({ content }));
            model.set(id, row({ content }));
          }
          return seen;
        };
        const again = setAll(await SeenIndex.read([setAll(new SeenIndex(), first).takeBytes()]), later);
        expect(again.size).toBe(model.size);
        for (const [id, expected] of model) expect(again.get(id)).toEqual(expected);
      }),
    );
  });

  it('has the ids that it got and no other, as a set has', async () => {
    const some = ids(10_000).filter((_, at) => at % 3 !== 0);
    const model = new Set(some);
    const seen = indexOf(some);
    const again = await SeenIndex.read([indexOf(some).takeBytes()]);

    expect([seen.size, again.size]).toEqual([model.size, model.size]);
    const differs = ids(10_000).filter((id) => seen.has(id) !== model.has(id) || again.has(id) !== model.has(id));
    expect(differs).toEqual([]);
  });

  it('takes 40 to 50 bytes an id', async () => {
    const seen = indexOf(ids(10_000));
    const bytes = seen.bytes / seen.size;
    const read = await SeenIndex.read([seen.takeBytes()]);

    expect(bytes).toBeGreaterThan(40);
    expect(bytes).toBeLessThan(51);
    expect(read.bytes).toBeLessThan(51 * (read.size + idsOfPiece));
  });
});

describe('the stored form of an index', () => {
  const seen = indexOf(ids(10_000));
  const stored = indexOf(ids(10_000)).takeBytes();

  it('is one gzip file, so earlier versions read it', async () => {
    expect(await Array.fromAsync(membersOf([stored]))).toHaveLength(2);
    expect(gunzipSync(stored).length).toBe(10_000 * 32);
  });

  it('is read as earlier versions wrote it, in one piece', async () => {
    const again = await SeenIndex.read([gzipSync(gunzipSync(stored))]);

    expect(again.size).toBe(10_000);
    expect(again.get('PROD9999')).toEqual(seen.get('PROD9999'));
    expect((await SeenIndex.read([gzipSync('')])).size).toBe(0);
  });

  it.each([1, 23, 24, 1_000, 300_000])('is read in chunks of %i bytes', async (size) => {
    const few = indexOf(ids(20));
    const bytes = size < 1_000 ? indexOf(ids(20)).takeBytes() : stored;
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    const read = await SeenIndex.read(chunks);

    expect(read.size).toBe(size < 1_000 ? 20 : 10_000);
    expect(read.get('PROD7')).toEqual(few.get('PROD7'));
  });

  it('takes the memory of the index, and leaves its size', () => {
    const large = new SeenIndex(500_000);
    for (const id of ids(10)) large.set(id, row());
    large.takeBytes();

    expect([large.bytes, large.size]).toEqual([0, 10]);
  });

  it('of no id is that of no id', async () => {
    expect((await SeenIndex.read([new SeenIndex().takeBytes()])).size).toBe(0);
  });

  it.each([
    ['cut within a piece', (bytes: Uint8Array) => bytes.subarray(0, -100)],
    ['cut between two pieces', (bytes: Uint8Array) => bytes.subarray(0, Buffer.from(bytes).readUInt32LE(16))],
    ['of an earlier version, cut', (bytes: Uint8Array) => gzipSync(gunzipSync(bytes)).subarray(0, -1)],
    ['cut within a slot', (bytes: Uint8Array) => gzipSync(gunzipSync(bytes).subarray(0, -1))],
    ['with an id twice', (bytes: Uint8Array) => gzipSync(Buffer.concat([gunzipSync(bytes), gunzipSync(bytes)]))],
    ['with a free slot', (bytes: Uint8Array) => gzipSync(Buffer.concat([gunzipSync(bytes), Buffer.alloc(32)]))],
    ['empty', () => Buffer.alloc(0)],
    ['another document', () => Buffer.from('{"slice":1}')],
  ])('is refused when it is %s', async (_how, broken) => {
    await expect(SeenIndex.read([broken(stored)])).rejects.toThrow();
  });
});
