import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDbEngine, openDuckDbEngine } from '@siesa-integration/duckdb-engine';
import { type BreakRecord, bundledRules, toBreak, toDivergenceRow } from '@siesa-integration/reconciliation';
import { divergenceTable } from '@siesa-integration/workflow-contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { divergencesFile, type FoundBreak, openDivergences } from './divergence-table.ts';

const rules = bundledRules('supplier-orders');
const record: BreakRecord = {
  rule_no: 3,
  side: 'L',
  row_no: 2,
  other_no: 2,
  cents: 150_075,
  d_cents: 75,
  d_days: 0,
  rivals: 0,
  ref: '',
  party: '12345',
  k: 'ORD-70001',
  nome: 'Ana Torres',
  ativo: 'ATV-001',
  lote: '',
  day_no: 20_499,
};
const toFound = (change: Partial<BreakRecord>): FoundBreak => {
  const found = toBreak({ ...record, ...change }, rules);
  return { found, row: toDivergenceRow(found, rules) };
};

let folder: string;
let engine: DuckDbEngine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'divergences-'));
  engine = await openDuckDbEngine({ folder });
});
afterEach(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

/** Writes breaks as the stage does, and answers a query about what a reader of the file sees. */
const written = async (breaks: readonly FoundBreak[], sql: string): Promise<readonly unknown[]> => {
  const job = { jobId: 'JOB-20260216-061500-9f3a2c', startedMs: Date.parse('2026-02-16T06:15:00Z') };
  const divergences = await openDivergences(engine, job);
  divergences.append(breaks);
  await divergences.write(divergencesFile);
  await engine.loadParquet('table_read', divergencesFile);
  const found: unknown[] = [];
  for await (const batch of engine.rows({ name: 'read', sql })) found.push(...batch);
  return found;
};

const duckDbNames = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  'decimal(18,2)': 'DECIMAL(18,2)',
  double: 'DOUBLE',
  int: 'INTEGER',
} as const;

it('has the columns that the stack declares, with their types and in their order', async () => {
  const columns = await written(
    [],
    "SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = 'table_read' ORDER BY column_index",
  );

  expect(columns).toEqual(Object.entries(divergenceTable).map(([name, type]) => ({ name, type: duckDbNames[type] })));
  expect(columns).toHaveLength(16);
});

it('holds what the CSV does with its types, and whole names', async () => {
  const [row] = await written([toFound({})], 'SELECT CAST(t AS VARCHAR) AS text FROM table_read t');

  expect(row).toEqual({
    text: `{'job_id': JOB-20260216-061500-9f3a2c, 'processado_em': '2026-02-16 06:15:00', 'fornecedor_id': 12345, 'ordem_id': ORD-70001, 'nome': Ana Torres, 'ativo_id': ATV-001, 'data': 2026-02-15, 'valor_csv': 1500.75, 'valor_base': 1500.00, 'tipo_divergencia': TIPO_3_VALOR, 'detalhes': 'Diferença de R$ 0,75', 'severidade': MEDIUM, 'hash_linha': ${toFound({}).row.hash_linha}, 'diferenca_valor': 0.75, 'percentual_divergencia': 0.05, 'priority': 4}`,
  });
});

it.each([
  ['only the file has the row', { rule_no: 1, other_no: 0, d_cents: 0 }, '1500.75', null],
  ['only the base has the row', { rule_no: 0, side: 'R', other_no: 0, d_cents: 0 }, null, '1500.75'],
] as const)('has no difference where %s', async (_name, change, file, base) => {
  const sql =
    'SELECT CAST(valor_csv AS VARCHAR) AS file, CAST(valor_base AS VARCHAR) AS base, diferenca_valor AS d, percentual_divergencia AS percent FROM table_read';

  expect(await written([toFound(change)], sql)).toEqual([{ file, base, d: null, percent: null }]);
});

it.each([
  ['half of the base', { cents: 50, d_cents: -50 }, -50],
  ['a third, rounded', { cents: 400, d_cents: 100 }, 33.33],
  ['of a base of 0: none', { cents: 75, d_cents: 75 }, null],
])('has the difference in percent of the base: %s', async (_name, change, percent) => {
  expect(await written([toFound(change)], 'SELECT percentual_divergencia AS percent FROM table_read')).toEqual([
    { percent },
  ]);
});
