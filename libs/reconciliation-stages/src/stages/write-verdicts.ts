import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import type { StageRequest } from '../job/messages.ts';
import type { ReconcilerPorts } from '../job/ports.ts';
import { once } from '../job/stage-folder.ts';
import { withEngine } from '../job/with-engine.ts';
import { breaksOf, keepVerdicts, type Reconciled } from './keep-verdicts.ts';
import { type MatchingWork, matchingWork } from './matching-work.ts';

export type ReconcileAnswer = StageRequest & { readonly reconciliation: { readonly breaks: number } };

/**
 * Writes the verdicts of a job once, whichever engine matches, and keeps the job.
 *
 * @param match leaves `verdicts`, `breaks`, `balance` and the tables of open items in the engine, and answers the number of rounds
 */
export const writeVerdicts = async (
  event: StageRequest,
  ports: ReconcilerPorts,
  signal: AbortSignal,
  match: (engine: DuckDbEngine, work: MatchingWork) => Promise<number>,
): Promise<ReconcileAnswer> => {
  const work = await matchingWork(event, ports);
  const { answer } = await once(work.jobFolder, {
    ...work.stage,
    work: (): Promise<Reconciled> =>
      withEngine(work.jobFolder, signal, async (engine) => keepVerdicts(engine, work, await match(engine, work))),
  });
  await ports.keepJob(event.job_id);
  return { ...event, reconciliation: { breaks: breaksOf(answer) } };
};
