import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDbEngine, openDuckDbEngine } from '@siesa-integration/duckdb-engine';
import { SparkResultMissing } from '../job/job-errors.ts';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { once } from '../job/stage-folder.ts';
import { allOf, breaksOf, keepVerdicts, type Reconciled } from '../stages/keep-verdicts.ts';
import { matchingWork } from '../stages/matching-work.ts';
import type { ReconcileAnswer } from '../stages/reconcile-data.ts';
import { type SparkPlan, sparkFolder, sparkPlanFile, sparkRunTable, sparkTables } from './spark-plan.ts';

/**
 * Makes of the tables of a job on Spark what ReconcileData writes, byte for byte, and proves that no row was lost.
 *
 * @throws {@link SparkResultMissing} when the job has not written the result of the plan
 */
export const collectMatching = async (
  event: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<ReconcileAnswer> => {
  const work = await matchingWork(event, ports);
  const { jobFolder, rules, stage } = work;
  const { answer } = await once(jobFolder, {
    ...stage,
    work: async (): Promise<Reconciled> => {
      const engine = await openDuckDbEngine({ folder: jobFolder, signal });
      try {
        const rounds = await roundsOf(engine, jobFolder, event.job_id);
        for (const table of sparkTables(rules)) await load(engine, table, jobFolder, event.job_id);
        return await keepVerdicts(engine, work, rounds);
      } finally {
        engine.close();
        await rm(join(jobFolder, 'spill'), { recursive: true, force: true });
      }
    },
  });
  await ports.keepJob(event.job_id);
  return { ...event, reconciliation: { breaks: breaksOf(answer) } };
};

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
