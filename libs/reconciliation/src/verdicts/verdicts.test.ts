import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bundledRules } from '../rules/rule-documents.ts';
import { type BalanceRecord, toBalance } from './balance.ts';
import { centsText } from '../reader/values/exact-sum.ts';
import { type BreakRecord, toBreak } from './break-row.ts';
import { maskedName } from '../masked-name.ts';
import { isoDay, toDivergenceRow } from './divergence-row.ts';

const rules = bundledRules('supplier-orders');
const ruleOf = (type: string, severity: string): number =>
  rules.breaks.findIndex((rule) => rule.type === type && rule.severity === severity);

const record: BreakRecord = {
  ...{ rule_no: ruleOf('TIPO_3_VALOR', 'MEDIUM'), side: 'L', row_no: 2, other_no: 1, cents: 150_075, d_cents: 75 },
  ...{
    d_days: 0,
    rivals: 0,
    ref: '',
    party: '12345',
    k: 'ORD-70001',
    nome: 'Ana Torres',
    ativo: 'ATV-001',
    lote: '',
    day_no: 20_499,
  },
};

describe('toBreak', () => {
  it('says the difference in the language of the document', () => {
    expect(toBreak(record, rules)).toMatchObject({
      type: 'TIPO_3_VALOR',
      severity: 'MEDIUM',
      detail: 'Diferença de R$ 0,75',
    });
    expect(toBreak({ ...record, d_cents: -123_456_789 }, rules).detail).toBe('Diferença de R$ 1.234.567,89');
    expect(toBreak({ ...record, rule_no: ruleOf('TIPO_3_DATA', 'MEDIUM'), d_days: -4 }, rules).detail).toBe(
      'Diferença de 4 dias',
    );
  });

  it.each<[string, Partial<BreakRecord>, number | undefined, number | undefined]>([
    ['a pair of the file', {}, 150_075, 150_000],
    ['a row of the file alone', { other_no: 0 }, 150_075, undefined],
    ['a row of the base alone', { side: 'R', other_no: 0 }, undefined, 150_075],
    ['a pair of the base', { side: 'R' }, 150_150, 150_075],
    ['a copy, whose other row is of its own side', { rule_no: ruleOf('DUPLICADO', 'LOW') }, 150_075, undefined],
  ])('has the amounts of %s', (_name, change, fileCents, baseCents) => {
    const found = toBreak({ ...record, ...change }, rules);

    expect([found.fileCents, found.baseCents]).toEqual([fileCents, baseCents]);
  });

  it('refuses the number of a rule that the document does not have', () => {
    expect(() => toBreak({ ...record, rule_no: 99 }, rules)).toThrow('The document has no rule 99.');
  });
});

describe('toDivergenceRow', () => {
  it("is the reference's row, with the name masked and the hash of what the row says", () => {
    const hash = createHash('sha256').update('12345|ORD-70001|Ana Torres|ATV-001|2026-02-15|1500.75').digest('hex');

    expect(Object.values(toDivergenceRow(toBreak(record, rules), rules)).join(';')).toBe(
      `12345;ORD-70001;***Torres;ATV-001;2026-02-15;1500.75;1500.00;TIPO_3_VALOR;Diferença de R$ 0,75;MEDIUM;${hash}`,
    );
  });

  it('writes amounts with the declared decimal sign, and leaves an absent one empty', () => {
    const output = { ...rules.output, decimal: ',' } as const;

    expect(toDivergenceRow(toBreak({ ...record, other_no: 0 }, rules), { output })).toMatchObject({
      valor_csv: '1500,75',
      valor_base: '',
    });
    expect(toDivergenceRow(toBreak({ ...record, side: 'R', other_no: 0 }, rules), { output })).toMatchObject({
      valor_csv: '',
      valor_base: '1500,75',
    });
  });

  it.each([
    ['Ana Torres', '***Torres'],
    ['  Maria  da Silva ', '***Silva'],
    ['Ana', '***'],
    ['', ''],
  ])('masks %o as %o', (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });

  it.each([
    [0, '1970-01-01'],
    [20_499, '2026-02-15'],
    [-1, '1969-12-31'],
  ])('day %i is %s', (day, text) => {
    expect(isoDay(day)).toBe(text);
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [9_007_199_254_740_991, '90071992547409.91'],
  ])('%i cents are %s', (cents, text) => {
    expect(centsText(cents)).toBe(text);
  });
});

describe('toBalance', () => {
  const start = (side: 'L' | 'R'): BalanceRecord => ({ side, verdict: '', n: 2, cents: 300, row_nos: 3 });
  const balanced: readonly BalanceRecord[] = [
    start('L'),
    { side: 'L', verdict: 'EQUAL', n: 1, cents: 100, row_nos: 1 },
    { side: 'L', verdict: 'ONLY_HERE', n: 1, cents: 200, row_nos: 2 },
    start('R'),
    { side: 'R', verdict: 'EQUAL', n: 2, cents: 300, row_nos: 3 },
  ];

  it('divides the rows and the sum of each side by verdict', () => {
    expect(toBalance(balanced)).toEqual({
      file: { rows: 2, cents: 300, verdicts: { EQUAL: { rows: 1, cents: 100 }, ONLY_HERE: { rows: 1, cents: 200 } } },
      base: { rows: 2, cents: 300, verdicts: { EQUAL: { rows: 2, cents: 300 } } },
    });
  });

  it.each<[string, Partial<BalanceRecord>]>([
    ['a row is missing', { n: 1 }],
    ['a cent is missing', { cents: 299 }],
    ['one row is counted twice and another not at all', { row_nos: 2 }],
  ])('fails when %s', (_name, change) => {
    const broken = balanced.map((one) => (one.side === 'R' && one.verdict !== '' ? { ...one, ...change } : one));

    expect(() => toBalance(broken)).toThrow(/^The base has 2 rows of 300 cents, and the verdicts/);
  });
});
