import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDbEngine, openDuckDbEngine } from '@siesa-integration/duckdb-engine';
import {
  breakStep,
  bundledRules,
  type CleanRow,
  matchingPlan,
  type MatchRules,
  runMatching,
} from '@siesa-integration/reconciliation';
import type { SparkPlan } from '@siesa-integration/reconciliation-stages';
import { randomWorlds } from '@siesa-integration/reconciliation/testing';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { loadRows } from '../src/engines/load-rows.ts';
import { runDriver } from './run-driver.ts';

const python = inject('sparkPython');

/** Some 50,000 rows a side: small worlds in which everything collides, one beside the other. */
const worlds = 3_600;

let folder: string;
let engine: DuckDbEngine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark-'));
  engine = await openDuckDbEngine({ folder });
});
afterEach(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const load = async (table: 'l0' | 'r0', rows: readonly CleanRow[]): Promise<void> => {
  await loadRows(engine, table, rows);
  await engine.writeParquet({ name: table, sql: `SELECT * FROM ${table}` }, `${table}.parquet`);
};

/** Rows that only one of the two has, copies included. */
const difference = async (table: string): Promise<{ readonly rows: number; readonly differing: number }> => {
  await engine.loadParquet('theirs', `spark/${table}/*.parquet`);
  const ours = `SELECT * FROM ${table}`;
  const sql = `SELECT (SELECT COUNT(*) FROM ${table}) AS total,
    (SELECT COUNT(*) FROM (${ours} EXCEPT ALL SELECT * FROM theirs)) + (SELECT COUNT(*) FROM (SELECT * FROM theirs EXCEPT ALL ${ours})) AS differing`;
  for await (const [row] of engine.rows({ name: 'difference', sql })) {
    const { total, differing } = row as { readonly total: number; readonly differing: number };
    return { rows: total, differing };
  }
  throw new Error('DuckDB answered nothing.');
};

const runOnSpark = async (rules: MatchRules): Promise<number> => {
  const { before, round, after } = matchingPlan(rules);
  const breaks = breakStep(bundledRules('supplier-orders'));
  const parquet = { l0: 'l0.parquet', r0: 'r0.parquet' };
  const plan: SparkPlan = { id: 'worlds', parquet, before, round, after: [...after, breaks] };
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
  await runDriver(python, { plan: join(folder, 'plan.json'), folder });
  await engine.loadParquet('theirs', 'spark/run/*.parquet');
  for await (const [run] of engine.rows({ name: 'run', sql: 'SELECT rounds FROM theirs' }))
    return (run as { readonly rounds: number }).rounds;
  throw new Error('Spark wrote no number of rounds.');
};

const everyRule: Omit<MatchRules, 'ties'> = {
  tolerance: { cents: 1, days: 1 },
  group: { cents: 2, days: 3 },
  near: { cents: 1, days: 3 },
};

describe.skipIf(python === '')('the steps on Spark', () => {
  it.each(['accept', 'ask'] as const)('give the verdicts of DuckDB, with ties that are to %s', async (ties) => {
    const rules = { ...everyRule, ties };
    const { file, base } = randomWorlds(7, worlds);
    await load('l0', file);
    await load('r0', base);

    const rounds = await runMatching(engine, rules);
    await engine.run(breakStep(bundledRules('supplier-orders')));
    expect(await runOnSpark(rules)).toBe(rounds);
    const verdicts = await difference('verdicts');
    const breaks = await difference('breaks');
    process.stdout.write(
      `${String(verdicts.rows)} verdicts, ${String(verdicts.differing)} differing; ${String(rounds)} rounds\n`,
    );
    expect(verdicts.rows).toBeGreaterThan(90_000);
    expect(verdicts.differing).toBe(0);
    expect(breaks.rows).toBeGreaterThan(1_000);
    expect(breaks.differing).toBe(0);
    expect(await difference('balance')).toMatchObject({ differing: 0 });
  });
});
