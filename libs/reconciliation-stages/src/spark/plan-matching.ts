import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { holdingDecisions } from '../decisions/decision.ts';
import { loadCleanFiles } from '../job/clean-files.ts';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { findWhole, writeWhole } from '../job/stage-folder.ts';
import { withEngine } from '../job/with-engine.ts';
import { breaksOf, type Reconciled } from '../stages/keep-verdicts.ts';
import { type MatchingWork, matchingWork } from '../stages/matching-work.ts';
import { makeSparkPlan, type SparkPlan, sparkFolder, sparkPlanFile } from './spark-plan.ts';

export type PlanAnswer = StageRequest & {
  readonly matching:
    | {
        readonly is_needed: true /** Where the job reads and writes. */;
        readonly plan_path: string;
        readonly stage_path: string;
      }
    | { readonly is_needed: false };
  /** Of a job that has its verdicts already. */
  readonly reconciliation?: { readonly breaks: number };
};

/** Writes the plan of a job on Spark, unless the verdicts are there already. */
export const planMatching = async (
  event: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<PlanAnswer> => {
  const work = await matchingWork(event, ports);
  const found = await findWhole<Reconciled>(work.jobFolder, work.stage);
  if (found) return { ...event, matching: { is_needed: false }, reconciliation: { breaks: breaksOf(found.answer) } };

  const plan = await planOf(work, event.job_id, signal);
  await mkdir(join(work.jobFolder, sparkFolder), { recursive: true });
  await writeWhole(join(work.jobFolder, sparkPlanFile), JSON.stringify(plan));
  await ports.keepJob(event.job_id);
  const place = (path: string): string => ports.placeOf(event.job_id, path);
  return {
    ...event,
    matching: { is_needed: true, plan_path: place(sparkPlanFile), stage_path: dirname(place(sparkFolder)) },
  };
};

/** Rows are only read where somebody has decided about some. */
const planOf = async (work: MatchingWork, jobId: string, signal: AbortSignal): Promise<SparkPlan> => {
  if (holdingDecisions(work.decisions).length === 0) return makeSparkPlan(work, jobId);
  return withEngine(work.jobFolder, signal, async (engine) => {
    await loadCleanFiles(engine);
    return makeSparkPlan(work, jobId, engine);
  });
};
