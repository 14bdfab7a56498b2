import { describe, expect, it } from 'vitest';
import { connektaFilter } from './connekta-filter.ts';

const company = { column: 'f120_id_cia', id: 1 };

describe('connektaFilter', () => {
  it('writes ranges and a date in two single quotes', () => {
    expect(connektaFilter({ company, items: { first: '3', last: '9' } })).toBe(
      'f120_id_cia=1 and f120_id >= 3 and f120_id <= 9',
    );
    expect(connektaFilter({ company, from: '3', changed: { column: 'f120_ts', since: '20250115 09:55:00' } })).toBe(
      "f120_id_cia=1 and f120_id > 2 and f120_ts >= ''20250115 09:55:00''",
    );
  });

  it('asks from a key on by the number before it, and from 0 on for all', () => {
    expect(connektaFilter({ from: '1204' })).toBe('f120_id > 1203');
    expect(connektaFilter({ from: '1' })).toBe('f120_id > 0');
    expect(connektaFilter({ from: '0' })).toBe('');
  });

  it('writes a code in two single quotes, and no company where the query has none', () => {
    expect(connektaFilter({ equals: { column: 'f120_referencia', code: '011' } })).toBe("f120_referencia = ''011''");
  });

  it.each([
    [{ company: { column: 'f120_id_cia', id: 1.5 } }],
    [{ company: { column: 'f120_id_cia; --', id: 1 } }],
    [{ equals: { column: 'f120_referencia', code: "011'' or ''1" } }],
    [{ equals: { column: 'f120_referencia', code: '011--' } }],
    [{ keyColumn: 'f120_id)', from: '3' }],
    [{ company, from: "1' or '1'='1" }],
    [{ company, from: '-1' }],
    [{ company, changed: { column: 'f120_ts; drop table x', since: '20250115 09:55:00' } }],
    [{ company, changed: { column: 'f120_ts', since: "20250115'" } }],
  ])('refuses what could reach SQL: %j', (filter) => {
    expect(() => connektaFilter(filter)).toThrow(expect.objectContaining({ name: 'ConfigurationInvalid' }) as Error);
  });
});
