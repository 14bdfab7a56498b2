import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDbEngine } from '@siesa-integration/duckdb-engine';
import { breakStep, runMatching } from '@siesa-integration/reconciliation';
import { withCarriedRows } from '../carry-over/carry-over.ts';
import { withDecisions } from '../decisions/apply-decisions.ts';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { once } from '../job/stage-folder.ts';
import { breaksOf, keepVerdicts, type Reconciled } from './keep-verdicts.ts';
import { matchingWork } from './matching-work.ts';
import { validateStage } from './validate-csv.ts';

export type ReconcileAnswer = StageRequest & { readonly reconciliation: { readonly breaks: number } };

/** Gives every row its verdict and proves that none was lost. */
export const reconcileData = async (
  event: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<ReconcileAnswer> => {
  const work = await matchingWork(event, ports);
  const { jobFolder, rules, decisions, day, stage } = work;
  const { answer } = await once(jobFolder, {
    ...stage,
    work: async (): Promise<Reconciled> => {
      const engine = await openDuckDbEngine({ folder: jobFolder, signal });
      try {
        await engine.load('l0', `${validateStage}/file.clean`);
        await engine.load('r0', `${validateStage}/base.clean`);
        const match = () => withDecisions(engine, decisions, () => runMatching(engine, rules.match));
        const rounds = rules.carry_over
          ? await withCarriedRows(engine, { folder: jobFolder, jobId: event.job_id, day }, match)
          : await match();
        await engine.run(breakStep(rules));
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
