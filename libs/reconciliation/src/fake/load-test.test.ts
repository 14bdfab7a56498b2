import { describe, expect, it } from 'vitest';
import { loadTest } from './load-test.ts';

const linesOf = (chunks: Iterable<string>): readonly string[] => [...chunks].join('').trimEnd().split('\n');

describe('the load test', () => {
  it('plants the shares of the reference', () => {
    expect(loadTest({ orders: 10_000 }).planted).toEqual({
      fileRows: 9_700,
      baseRows: 9_500,
      breaks: { TIPO_1_AUSENTE_BASE: 500, TIPO_2_AUSENTE_CSV: 300, TIPO_3_VALOR: 200 },
    });
  });

  it('has the rows that it says, the base in another order, and the same bytes each time', () => {
    const { file, base, planted } = loadTest({ orders: 10_000 });
    const [left, right] = [linesOf(file()), linesOf(base())];

    expect([left.length - 1, right.length - 1]).toEqual([planted.fileRows, planted.baseRows]);
    expect(left[1]).toMatch(/^10000;ORD-0000000;Ana Torres;ATV-000;2026-02-15;\d+\.\d\d$/);
    expect(right[1]).toMatch(/^10009;ORD-0009999;/);
    expect(linesOf(file())).toEqual(left);
    expect(new Set(left.slice(1).map((line) => line.split(';')[0])).size).toBe(10);
  });

  it('plants other shares', () => {
    const share = { onlyFile: 0, onlyBase: 0, amount: 20, of: 100 };

    expect(loadTest({ orders: 500, suppliers: 3, day: '2026-03-01', share }).planted.breaks).toEqual({
      TIPO_1_AUSENTE_BASE: 0,
      TIPO_2_AUSENTE_CSV: 0,
      TIPO_3_VALOR: 100,
    });
  });
});
