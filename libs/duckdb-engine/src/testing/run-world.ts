import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CleanRow, type MatchRules, runMatching, type VerdictRow } from '@siesa-integration/reconciliation';
import { cleanFileOf } from '@siesa-integration/reconciliation/testing';
import { openDuckDbEngine, type DuckDbEngine, type DuckDbEngineOptions } from '../open-duckdb-engine.ts';

export type TestEngine = DuckDbEngine & { readonly folder: string };

/** An engine over a new folder that is removed with it. */
export const anEngine = async (options: Omit<DuckDbEngineOptions, 'folder'> = {}): Promise<TestEngine> => {
  const folder = mkdtempSync(join(tmpdir(), 'duckdb-engine-'));
  const engine = await openDuckDbEngine({ folder, ...options });
  return {
    ...engine,
    folder,
    close: () => {
      engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The verdicts of both files, ordered by side and row. */
export const runWorld = async (
  engine: TestEngine,
  {
    file,
    base,
    rules,
  }: { readonly file: readonly CleanRow[]; readonly base: readonly CleanRow[]; readonly rules: MatchRules },
): Promise<readonly VerdictRow[]> => {
  await load(engine, 'l0', file);
  await load(engine, 'r0', base);
  await runMatching(engine, rules);
  return verdictsOf(engine);
};

let loaded = 0;

/** Each time as another file, because DuckDB remembers parts of a file that it has read. */
export const load = (engine: TestEngine, table: string, rows: readonly CleanRow[]): Promise<number> => {
  loaded += 1;
  const file = `${table}-${String(loaded)}.parquet`;
  writeFileSync(join(engine.folder, file), cleanFileOf(rows));
  return engine.load(table, file);
};

const verdictsOf = async (engine: DuckDbEngine): Promise<readonly VerdictRow[]> => {
  const found: VerdictRow[] = [];
  for await (const batch of engine.rows({ name: 'in order', sql: 'SELECT * FROM verdicts ORDER BY side, row_no' })) {
    for (const row of batch) {
      const { side, row_no, verdict, other_no, cents, d_cents, d_days, rivals, ref } = row as Record<string, never>;
      found.push({
        side,
        rowNo: row_no,
        verdict,
        otherNo: other_no,
        cents,
        dCents: d_cents,
        dDays: d_days,
        rivals,
        ref,
      } as unknown as VerdictRow);
    }
  }
  return found;
};
