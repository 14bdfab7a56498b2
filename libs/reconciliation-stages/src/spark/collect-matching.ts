import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { SparkResultMissing } from '../job/job-errors.ts';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { allOf } from '../stages/keep-verdicts.ts';
import { type ReconcileAnswer, writeVerdicts } from '../stages/write-verdicts.ts';
import { type SparkPlan, sparkFolder, sparkPlanFile, sparkRunTable, sparkTables } from './spark-plan.ts';

/**
 * Makes of the tables of a job on Spark what ReconcileData writes, byte for byte, and proves that no row was lost.
 *
 * @throws {@link SparkResultMissing} when the job has not written the result of the plan
 */
export const collectMatching = (
  event: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<ReconcileAnswer> =>
  writeVerdicts(event, ports, signal, async (engine, { jobFolder, rules }) => {
    const rounds = await roundsOf(engine, jobFolder, event.job_id);
    for (const table of sparkTables(rules)) await load(engine, table, jobFolder, event.job_id);
    return rounds;
  });

/** The tables of another plan are of other rows. */
const roundsOf = async (engine: DuckDbEngine, jobFolder: string, jobId: string): Promise<number> => {
  const { id } = JSON.parse(await readFile(join(jobFolder, sparkPlanFile), 'utf8')) as SparkPlan;
  await load(engine, sparkRunTable, jobFolder, jobId);
  const [run] = await allOf<{ readonly plan: string; readonly rounds: number }>(
    engine,
    sparkRunTable,
    `SELECT plan, rounds FROM ${sparkRunTable}`,
  );
  if (run?.plan !== id) throw new SparkResultMissing(jobId, sparkRunTable);
  return run.rounds;
};

const load = async (engine: DuckDbEngine, table: string, jobFolder: string, jobId: string): Promise<void> => {
  if (!existsSync(join(jobFolder, sparkFolder, table))) throw new SparkResultMissing(jobId, table);
  await engine.loadParquet(table, `${sparkFolder}/${table}/*.parquet`);
};
