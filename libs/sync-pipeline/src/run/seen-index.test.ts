import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenIndex, type SeenRow } from './seen-index.ts';

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

describe('SeenIndex', () => {
  it('returns the row that was last set for an id', () => {
    const seen = new SeenIndex();
    seen.set('PROD001', row());
    seen.set(
      'PROD001',
      row({
        pass: 2,
        part: 200,
        row: 999,
        page: 65_535,
        repeat: true,
        conflict: true,
        joined: 3,
        own: true,
        modified: NaN,
      }),
    );

    expect(seen.size).toBe(1);
    expect(seen.get('PROD001')).toEqual(
      row({
        pass: 2,
        part: 200,
        row: 999,
        page: 65_535,
        repeat: true,
        conflict: true,
        joined: 3,
        own: true,
        modified: NaN,
      }),
    );
    expect(seen.has('PROD002')).toBe(false);
  });

  it('behaves like a map, also after it was stored and read again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat(0xffff_ffff)), { maxLength: 300 }), (sets) => {
        const seen = new SeenIndex();
        const model = new Map<string, SeenRow>();
        for (const [id, content] of sets) {
          seen.set(id, row({ content }));
          model.set(id, row({ content }));
        }
        const again = SeenIndex.fromBytes(seen.toBytes());
        expect([seen.size, again.size]).toEqual([model.size, model.size]);
        for (const [id, expected] of model) expect([seen.get(id), again.get(id)]).toEqual([expected, expected]);
      }),
    );
  });

  it('grows with the catalogue, 64 bytes an id at most', () => {
    const seen = new SeenIndex();
    for (let at = 0; at < 10_000; at += 1) seen.set(`PROD${at.toString()}`, row({ row: at }));

    expect(seen.size).toBe(10_000);
    expect(seen.get('PROD9999')?.row).toBe(9999);
  });
});
