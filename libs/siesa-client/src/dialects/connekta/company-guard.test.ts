import { describe, expect, it } from 'vitest';
import { ownRows } from './company-guard.ts';

const guard = (rows: readonly Record<string, unknown>[], column?: string) =>
  ownRows(rows, { query: 'Items', erpCompany: 7, column, setting: 'siesa_company_column' });

describe('ownRows', () => {
  it('drops and counts rows of other companies, in any spelling of the number', () => {
    const own = [{ f120_id_cia: 7 }, { f120_id_cia: '7' }, { f120_id_cia: ' 007 ' }];

    expect(guard([...own, { f120_id_cia: 70 }, { f120_id_cia: null }, { f120_id_cia: '' }, { x: 1 }])).toEqual({
      rows: own,
      foreignRows: 4,
    });
  });

  it("finds the query's own column, and prefers the one of the item", () => {
    expect(guard([{ f400_id_cia: 7 }, { f400_id_cia: 8 }])).toMatchObject({ foreignRows: 1 });
    expect(guard([{ f400_id_cia: 8, f120_id_cia: 7 }])).toMatchObject({ foreignRows: 0 });
    expect(guard([{ ID_CIA: 7 }])).toMatchObject({ foreignRows: 0 });
    expect(guard([{ cia: 7 }, { cia: 8 }], 'cia')).toMatchObject({ foreignRows: 1 });
  });

  it.each([
    [
      'no row is of this company',
      [{ f120_id_cia: 8 }],
      undefined,
      /All 1 rows .*f120_id_cia 8.*siesa_erp_company is 7/,
    ],
    [
      'no row has a column for it',
      [{ f120_id: 1 }],
      undefined,
      /no row of the query 'Items' has a column for the company/i,
    ],
    ['no row has the column that is named', [{ f120_id_cia: 7 }], 'cia', /has the column 'cia'/],
  ])('stops when %s', (_, rows, column, words) => {
    expect(() => guard(rows, column)).toThrow(
      expect.objectContaining({
        name: 'ConfigurationInvalid',
        message: expect.stringMatching(words) as string,
      }) as Error,
    );
  });

  it('reports nothing about no rows, and lets everything pass where the client has no company', () => {
    expect(guard([])).toEqual({ rows: [], foreignRows: 0 });
    expect(guard([{ f120_id: 1 }, { f120_id_cia: 8 }], 'none')).toMatchObject({ foreignRows: 0 });
  });
});
