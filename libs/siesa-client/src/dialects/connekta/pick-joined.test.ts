import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedWithNone, pickJoined } from './pick-joined.ts';

const rows = [
  { f120_id: 1204, f131_id: 'SC-6182', unit: 'UND', n: 1 },
  { f120_id: 1204, f131_id: '7702001041725', unit: 'UND', n: '10' },
  { f120_id: 1204, f131_id: '17702001041722', unit: 'PQ', n: 9 },
  { f120_id: 1205, f131_id: null, unit: 'UND', n: null },
  { f131_id: 'of no item', unit: 'UND', n: 99 },
];
const picked = (pick: string, where?: Readonly<Record<string, string>>) =>
  pickJoined({ query: 'Q', columns: ['f131_id', 'n'], pick, ...(where && { where }) }, rows).get('1204')?.fields;

describe('pickJoined', () => {
  it.each([
    ['first', { 'Q.f131_id': '7702001041725', 'Q.n': '10' }],
    ['max:n', { 'Q.f131_id': '7702001041725', 'Q.n': '10' }],
    ['sum:n', { 'Q.f131_id': '7702001041725', 'Q.n': 20 }],
  ])('picks by %s', (pick, fields) => {
    expect(picked(pick)).toEqual(fields);
  });

  it('looks only at rows that meet every condition', () => {
    expect(picked('first', { unit: 'PQ ' })).toMatchObject({ 'Q.f131_id': '17702001041722' });
    expect(picked('first', { unit: 'CAJ' })).toBeUndefined();
  });

  it('picks the same in any order of rows', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.constantFrom('first', 'max:n', 'sum:n'),
        (shuffled, pick) => {
          const join = { query: 'Q', columns: ['f131_id', 'n'], pick };
          expect(pickJoined(join, shuffled)).toEqual(pickJoined(join, rows));
        },
      ),
    );
  });

  it.each([[null], [''], ['N/D'], [undefined], [true]])('knows no sum where one of its rows has %j', (n) => {
    const join = { query: 'Q', columns: ['n', 'f131_id'], pick: 'sum:n' };
    const found = pickJoined(join, [...rows, { f120_id: 1204, f131_id: 'X', unit: 'UND', n }]).get('1204');

    expect(found?.fields).not.toHaveProperty(['Q.n']);
    expect(found?.problems).toMatchObject([{ code: 'stock/unknown', path: 'Q.n' }]);
    expect(
      pickJoined({ ...join, whenMissing: 0 }, [...rows, { f120_id: 1204, unit: 'UND', n }]).get('1204'),
    ).toMatchObject({ fields: { 'Q.n': 20 }, problems: [] });
  });

  it('gives no sum over nothing, unless the join sets it to 0', () => {
    const join = { query: 'Q', columns: ['n', 'f131_id'], pick: 'sum:n' };

    expect(joinedWithNone(join)).toMatchObject({ fields: {}, problems: [{ code: 'stock/unknown', path: 'Q.n' }] });
    expect(joinedWithNone({ ...join, whenMissing: 0 })).toEqual({ fields: { 'Q.n': 0 }, problems: [], rows: 0 });
    expect(joinedWithNone({ query: 'Q', columns: ['n'], pick: 'max:n' })).toEqual({
      fields: {},
      problems: [],
      rows: 0,
    });
  });

  it.each([
    ['a where', { pick: 'first', where: { unidad: 'UND' } }, 'unidad'],
    ['a sum', { pick: 'sum:cantidad' }, 'cantidad'],
    ['a largest', { pick: 'max:cantidad' }, 'cantidad'],
    ['a key', { pick: 'first', on: ['f121_rowid'] }, 'f121_rowid'],
  ])('refuses %s column that no row has, and accepts it where one row has it', (_, join, column) => {
    const whole = { query: 'Q', columns: ['n'], ...join } as Parameters<typeof pickJoined>[0];

    expect(() => pickJoined(whole, rows)).toThrow(
      expect.objectContaining({
        name: 'ConfigurationInvalid',
        message: expect.stringMatching(new RegExp(`'Q' has the column '${column}'`)) as string,
      }) as Error,
    );
    expect(() => pickJoined(whole, [...rows, { [column]: 1 }])).not.toThrow();
    expect(() => pickJoined(whole, [])).not.toThrow();
  });

  it('joins variants on their whole key, and on one column where the join names it', () => {
    const variants = [
      { f120_id: 1, ext: 'AZUL', n: 3 },
      { f120_id: 1, ext: 'ROJO', n: 4 },
    ];
    const join = { query: 'Q', columns: ['n'], pick: 'sum:n' };

    expect([...pickJoined(join, variants, ['f120_id', 'ext'])].map(([key, { fields }]) => [key, fields])).toEqual([
      ['1|AZUL', { 'Q.n': 3 }],
      ['1|ROJO', { 'Q.n': 4 }],
    ]);
    expect(pickJoined({ ...join, on: ['f120_id'] }, variants, ['f120_id', 'ext']).get('1')?.fields).toEqual({
      'Q.n': 7,
    });
  });
});
