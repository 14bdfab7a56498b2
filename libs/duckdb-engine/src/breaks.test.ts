import {
  breakStep,
  bundledRules,
  type BreakRecord,
  divergenceColumns,
  type DivergenceRow,
  type RuleDocument,
  runMatching,
  toBalance,
  toBreak,
  toDivergenceRow,
  type BalanceRecord,
  type CleanRow,
} from '@siesa-integration/reconciliation';
import { numbered } from '@siesa-integration/reconciliation/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEngine, load, type TestEngine } from './testing/run-world.ts';

const orders = bundledRules('supplier-orders');
const day = 20_499; // 2026-02-15

let engine: TestEngine;
beforeAll(async () => {
  engine = await anEngine({ threads: 1 });
});
afterAll(() => {
  engine.close();
});

type Rows = readonly Partial<CleanRow>[];

const rowsOf = async <Row>(sql: string): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for await (const batch of engine.rows({ name: 'rows', sql })) found.push(...(batch as readonly Row[]));
  return found;
};

const breaksOf = async (file: Rows, base: Rows, rules: RuleDocument = orders) => {
  await load(engine, 'l0', numbered(file));
  await load(engine, 'r0', numbered(base));
  await runMatching(engine, rules.match);
  await engine.run(breakStep(rules));
  const records = await rowsOf<BreakRecord>('SELECT * FROM breaks ORDER BY rule_no, side, row_no');
  return records.map((record) => toBreak(record, rules));
};

const row = (party: string, k: string, nome: string, ativo: string, cents: number): Partial<CleanRow> => ({
  ...{ party, k, nome, ativo, cents, dayNo: day },
});

describe('the sample of the reference', () => {
  const file = [
    row('12345', 'ORD-70001', 'Ana Torres', 'ATV-001', 150_075),
    row('12346', 'ORD-70002', 'Luis Prado', 'ATV-002', 230_050),
    row('12346', 'ORD-70003', 'Rosa Lima', 'ATV-002', 7_510),
  ];
  const base = [
    row('12345', 'ORD-70001', 'Ana Torres', 'ATV-001', 150_000),
    row('12347', 'ORD-70004', 'Rui Costa', 'ATV-001', 89_025),
    row('12346', 'ORD-70003', 'Rosa Lima', 'ATV-002', 7_510),
  ];

  let rows: readonly DivergenceRow[];
  beforeAll(async () => {
    rows = (await breaksOf(file, base)).map((one) => toDivergenceRow(one, orders));
  });

  it('gives exactly its three rows, in the order of priority', () => {
    expect(
      rows.map((one) =>
        divergenceColumns
          .slice(0, -1)
          .map((column) => one[column])
          .join(';'),
      ),
    ).toEqual([
      '12347;ORD-70004;***Costa;ATV-001;2026-02-15;;890.25;TIPO_2_AUSENTE_CSV;Transação não encontrada no CSV;HIGH',
      '12346;ORD-70002;***Prado;ATV-002;2026-02-15;2300.50;;TIPO_1_AUSENTE_BASE;Transação não encontrada na base interna;HIGH',
      '12345;ORD-70001;***Torres;ATV-001;2026-02-15;1500.75;1500.00;TIPO_3_VALOR;Diferença de R$ 0,75;MEDIUM',
    ]);
  });

  it('balances to the cent', async () => {
    expect(toBalance(await rowsOf<BalanceRecord>('SELECT * FROM balance'))).toEqual({
      file: {
        rows: 3,
        cents: 387_635,
        verdicts: {
          AMOUNT: { rows: 1, cents: 150_075 },
          EQUAL: { rows: 1, cents: 7_510 },
          ONLY_HERE: { rows: 1, cents: 230_050 },
        },
      },
      base: {
        rows: 3,
        cents: 246_535,
        verdicts: {
          AMOUNT: { rows: 1, cents: 150_000 },
          EQUAL: { rows: 1, cents: 7_510 },
          ONLY_HERE: { rows: 1, cents: 89_025 },
        },
      },
    });
  });
});

describe('types and severities of the reference', () => {
  const differences: readonly (readonly [name: string, cents: number, days: number, breaks: readonly string[]])[] = [
    ['equal', 0, 0, []],
    ['a cent', 1, 0, ['TIPO_3_VALOR LOW Diferença de R$ 0,01, dentro da tolerância']],
    ['two cents', -2, 0, ['TIPO_3_VALOR MEDIUM Diferença de R$ 0,02']],
    ['R$ 100', 10_000, 0, ['TIPO_3_VALOR MEDIUM Diferença de R$ 100,00']],
    ['above R$ 100', -10_001, 0, ['TIPO_3_VALOR HIGH Diferença de R$ 100,01']],
    ['a day', 0, -1, ['TIPO_3_DATA MEDIUM Ajuste de Fuso Horário']],
    ['two days', 0, 2, ['TIPO_3_DATA MEDIUM Diferença de 2 dias']],
    ['both', 75, 3, ['TIPO_3_VALOR MEDIUM Diferença de R$ 0,75', 'TIPO_3_DATA MEDIUM Diferença de 3 dias']],
    [
      'a cent and two days',
      1,
      2,
      ['TIPO_3_VALOR LOW Diferença de R$ 0,01, dentro da tolerância', 'TIPO_3_DATA MEDIUM Diferença de 2 dias'],
    ],
  ];
  let found: Awaited<ReturnType<typeof breaksOf>>;
  beforeAll(async () => {
    const base = differences.map(([name]) => row('1', name, 'Ana Torres', '', 50_000));
    const file = differences.map(([name, cents, days]) => ({
      ...row('1', name, 'Ana Torres', '', 50_000 + cents),
      dayNo: day + days,
    }));
    found = await breaksOf(file, base);
  });

  it.each(differences)('%s', (name, _cents, _days, expected) => {
    const ofRow = found.filter(({ record }) => record.k === name);

    expect(ofRow.map(({ type, severity, detail }) => `${type} ${severity} ${detail}`)).toEqual(expected);
  });

  it('are in the order of priority', () => {
    expect([...new Set(found.map(({ type, severity }) => `${type} ${severity}`))]).toEqual([
      'TIPO_3_VALOR HIGH',
      'TIPO_3_VALOR MEDIUM',
      'TIPO_3_VALOR LOW',
      'TIPO_3_DATA MEDIUM',
    ]);
  });

  it('report copies and repeated keys of both sides, and no rule no break', async () => {
    const one = row('1', 'ORD-1', 'Ana Torres', '', 50_000);
    const file = [one, one, { ...one, k: 'ORD-2' }];
    const base = [one, { ...one, k: 'ORD-2' }, { ...one, k: 'ORD-2', cents: 1 }];

    expect(
      (await breaksOf(file, base)).map(({ type, record }) => `${type} ${record.side}${String(record.row_no)}`),
    ).toEqual(['CHAVE_REPETIDA L3', 'CHAVE_REPETIDA R2', 'CHAVE_REPETIDA R3', 'DUPLICADO L2']);
    const few = { ...orders, breaks: orders.breaks.filter(({ when }) => when === 'only_file') };
    expect(await breaksOf(file, base, few)).toEqual([]);
  });

  it('report what a bank statement leaves open: pairs by amount and day, questions, a group that two rows claim', async () => {
    const bank = bundledRules('bank-statement');
    const file = [
      { party: 'near', dayNo: 10 },
      { party: 'asked', dayNo: 10 },
      { party: 'group', lote: 'B', cents: 1 },
      { party: 'group', lote: 'B', cents: 2 },
    ];
    const base = [
      { party: 'near', dayNo: 11 },
      { party: 'asked', dayNo: 9 },
      { party: 'asked', dayNo: 11 },
      { party: 'group', lote: 'B', cents: 1, nome: 'x' },
      { party: 'group', lote: 'B', cents: 2, nome: 'x' },
    ];

    expect(
      (await breaksOf(file, base, bank)).map(({ type, record }) => `${type} ${record.side}${String(record.row_no)}`),
    ).toEqual([
      'LOTE_REPETIDO L3',
      'LOTE_REPETIDO L4',
      'LOTE_REPETIDO R4',
      'LOTE_REPETIDO R5',
      'AMBIGUO L2',
      'AMBIGUO R2',
      'AMBIGUO R3',
      'SIN_REFERENCIA L1',
    ]);
  });
});

describe('compared columns', () => {
  const products = {
    ...bundledRules('products'),
    file: { ...bundledRules('products').file, compared_columns: ['name', 'ean'] },
  };
  const product = (k: string, ...campos: readonly string[]): Partial<CleanRow> => ({
    k,
    campos: campos.join('\u001E'),
  });
  const differing = async (file: Rows, base: Rows) =>
    (await breaksOf(file, base, products)).map(({ record: { k }, detail, fields }) => ({ k, detail, fields }));

  it('differ by name, and what the base does not know differs from nothing', async () => {
    const file = [
      product('A', 'Mesa', '1'),
      product('B', 'Silla', '2'),
      product('C', 'Sofá', ''),
      product('D', '', '4'),
    ];
    const base = [
      product('A', 'Mesa', '1'),
      product('B', 'Banca', '3'),
      product('C', '', '5'),
      product('D', 'Cama', ''),
    ];

    expect(await differing(file, base)).toEqual([
      { k: 'B', detail: 'Different: name, ean', fields: ['name', 'ean'] },
      { k: 'C', detail: 'Different: ean', fields: ['ean'] },
      { k: 'D', detail: 'Different: name', fields: ['name'] },
    ]);
  });

  it('are looked at where the quantity differs too', async () => {
    const found = await breaksOf([{ ...product('A', 'Mesa', '1'), cents: 5 }], [product('A', 'Cama', '1')], products);

    expect(found.map(({ type }) => type)).toEqual(['QUANTITY', 'FIELDS']);
  });
});
