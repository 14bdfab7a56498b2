import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDbEngine, openDuckDbEngine } from '@siesa-integration/duckdb-engine';
import {
  breakStep,
  bundledRules,
  cleanFile,
  type CleanRow,
  type Engine,
  type RuleDocument,
  runMatching,
  type Step,
  verdictNames,
  type VerdictRow,
} from '@siesa-integration/reconciliation';
import { randomWorlds, reconcileByHand } from '@siesa-integration/reconciliation/testing';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadRows } from '../src/engines/load-rows.ts';
import { openTrinoEngine, type TrinoEngine } from './trino-engine.ts';

const address = inject('trino');

/** Each seed has rules of its own; its worlds, one beside the other, are one reconciliation. */
const seeds = Array.from({ length: 10 }, (_, at) => 32 + at);
const worldsOfSeed = 20;

let folder: string;
let duckDb: DuckDbEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trino-'));
  duckDb = await openDuckDbEngine({ folder });
});
afterAll(async () => {
  duckDb.close();
  await rm(folder, { recursive: true });
});

/** The name is a compared text too, so that rows of a key differ in one text, in both or in none. */
const comparing = (row: CleanRow): CleanRow => ({ ...row, campos: [row.nome, row.campos].join(cleanFile.joint) });

const products = bundledRules('products');
const documents: readonly RuleDocument[] = [
  bundledRules('supplier-orders'),
  bundledRules('bank-statement'),
  { ...products, file: { ...products.file, compared_columns: ['name', 'text'] } },
];
const breakSteps = documents.map((document, at): Step => ({ ...breakStep(document), name: `breaks_${String(at)}` }));

const collect = async (engine: Pick<TrinoEngine, 'rows'>, sql: string): Promise<readonly unknown[]> =>
  (await Array.fromAsync(engine.rows({ name: 'result', sql }))).flat();

const verdictsInOrder = `SELECT side, row_no AS "rowNo", verdict, other_no AS "otherNo", cents, d_cents AS "dCents", d_days AS "dDays", rivals, ref
FROM verdicts ORDER BY side, row_no`;

/** Rounds, balance and breaks; the verdicts have the oracle. */
const run = async (engine: Engine & Pick<TrinoEngine, 'rows'>, rules: RuleDocument['match']) => {
  const rounds = await runMatching(engine, rules);
  for (const step of breakSteps) await engine.run(step);
  const balance = await collect(engine, 'SELECT * FROM balance ORDER BY side, verdict');
  const breaks: unknown[] = [];
  for (const { name } of breakSteps)
    breaks.push(...(await collect(engine, `SELECT * FROM ${name} ORDER BY rule_no, side, row_no`)));
  return { rounds, balance, breaks };
};

const load = async (trino: TrinoEngine, file: readonly CleanRow[], base: readonly CleanRow[]): Promise<void> => {
  for (const [table, rows] of [
    ['l0', file],
    ['r0', base],
  ] as const) {
    await trino.load(table, rows);
    await loadRows(duckDb, table, rows);
  }
};

const inOrder = (verdicts: readonly VerdictRow[]): readonly VerdictRow[] =>
  verdicts.toSorted((a, b) => a.side.localeCompare(b.side) || a.rowNo - b.rowNo);

/** What the plan has steps for. */
const kindOf = ({ group, near, ties }: RuleDocument['match']): string =>
  `${group ? 'groups' : 'no groups'}, ${near ? `near, ${ties}` : 'not near'}`;

describe.skipIf(address === '')('the steps on Trino', () => {
  const seen = { verdicts: new Set<string>(), kinds: new Set<string>() };
  const rows = { verdicts: 0, breaks: 0 };

  it.each(seeds)(
    `give what the rules say, and the balance and breaks of DuckDB: ${String(worldsOfSeed)} worlds of seed %i`,
    async (seed) => {
      const { rules, worlds } = randomWorlds(seed, worldsOfSeed);
      const files = worlds.map(({ file }) => file.map(comparing));
      const bases = worlds.map(({ base }) => base.map(comparing));
      const expected = files.flatMap((file, at) => reconcileByHand(file, bases[at] ?? [], rules));
      const trino = await openTrinoEngine(address, `seed_${String(seed)}`);
      await load(trino, files.flat(), bases.flat());

      const found = await run(trino, rules);

      expect(await collect(trino, verdictsInOrder)).toEqual(inOrder(expected));
      expect(found).toEqual(await run(duckDb, rules));
      seen.kinds.add(kindOf(rules));
      for (const { verdict } of expected) seen.verdicts.add(verdict);
      rows.verdicts += expected.length;
      rows.breaks += found.breaks.length;
    },
  );

  it('met every kind of plan, every verdict, and breaks', () => {
    const worlds = seeds.length * worldsOfSeed;
    process.stdout.write(
      `${String(worlds)} worlds, ${String(rows.verdicts)} verdicts, ${String(rows.breaks)} breaks\n`,
    );
    expect(seen.kinds.size).toBe(6);
    expect([...seen.verdicts].sort()).toEqual([...verdictNames].sort());
    expect(rows.breaks).toBeGreaterThan(1_000);
  });
});
