import { describe, expect, it } from 'vitest';
import { connektaFilter } from './connekta-filter.ts';

describe('connektaFilter', () => {
  it('writes ranges and a date in two single quotes', () => {
    expect(connektaFilter({ erpCompany: 1, items: { first: '3', last: '9' } })).toBe(
      'f120_id_cia=1 and f120_id >= 3 and f120_id <= 9',
    );
    expect(
      connektaFilter({ erpCompany: 1, after: '3', changed: { column: 'f120_ts', since: '20250115 09:55:00' } }),
    ).toBe("f120_id_cia=1 and f120_id > 3 and f120_ts >= ''20250115 09:55:00''");
  });

  it.each([
    [{ erpCompany: 1.5 }],
    [{ erpCompany: 1, after: "1' or '1'='1" }],
    [{ erpCompany: 1, after: '-1' }],
    [{ erpCompany: 1, changed: { column: 'f120_ts; drop table x', since: '20250115 09:55:00' } }],
    [{ erpCompany: 1, changed: { column: 'f120_ts', since: "20250115'" } }],
  ])('refuses what could reach SQL: %j', (filter) => {
    expect(() => connektaFilter(filter)).toThrow(expect.objectContaining({ name: 'ConfigurationInvalid' }) as Error);
  });
});
