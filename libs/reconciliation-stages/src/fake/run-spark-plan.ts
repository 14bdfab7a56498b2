import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import type { Step } from '@siesa-integration/reconciliation';
import { withEngine } from '../job/with-engine.ts';
import { type SparkPlan, sparkFolder, sparkPlanFile, sparkRunTable } from '../spark/spark-plan.ts';

/**
 * Runs the plan in a job's folder as the job on Spark does, with DuckDB in the place of Spark: the same steps, and the same tables as Parquet. That Spark gives the same
 * rows is another proof's part (`nx run checks:spark`).
 */
export const runSparkPlan = async (jobFolder: string): Promise<void> => {
  const plan = JSON.parse(await readFile(join(jobFolder, sparkPlanFile), 'utf8')) as SparkPlan;
  await withEngine(jobFolder, undefined, (engine) => runSteps(engine, jobFolder, plan));
};

const runSteps = async (engine: DuckDbEngine, jobFolder: string, plan: SparkPlan): Promise<void> => {
  const keep = async (table: string): Promise<number> => {
    await mkdir(join(jobFolder, sparkFolder, table), { recursive: true });
    return engine.writeParquet(
      { name: table, sql: `SELECT * FROM "${table}"` },
      `${sparkFolder}/${table}/part-0.parquet`,
    );
  };
  const run = async ({ name, sql }: Step, number: number): Promise<number> => {
    const table = numbered(name, number);
    await engine.run({ name: table, sql: numbered(sql, number) });
    return keep(table);
  };
  for (const [table, file] of Object.entries(plan.parquet)) await engine.loadParquet(table, file);
  for (const step of plan.before) await run(step, 0);
  const [pick, ...others] = plan.round;
  let rounds = 0;
  while (pick && (await run(pick, rounds)) > 0) {
    for (const step of others) await run(step, rounds);
    rounds += 1;
  }
  for (const step of plan.after) await run(step, rounds);
  const result = `SELECT '${plan.id}' AS plan, CAST(${String(rounds)} AS BIGINT) AS rounds`;
  await run({ name: sparkRunTable, sql: result }, rounds);
};

const numbered = (text: string, number: number): string =>
  text.replaceAll('{i}', String(number)).replaceAll('{next}', String(number + 1));
