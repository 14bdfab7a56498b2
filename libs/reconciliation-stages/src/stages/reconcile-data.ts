import { breakStep, runMatching } from '@siesa-integration/reconciliation';
import { withCarriedRows } from '../carry-over/carry-over.ts';
import { withDecisions } from '../decisions/apply-decisions.ts';
import { loadCleanFiles } from '../job/clean-files.ts';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { type ReconcileAnswer, writeVerdicts } from './write-verdicts.ts';

/** Gives every row its verdict and proves that none was lost. */
export const reconcileData = (
  event: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<ReconcileAnswer> =>
  writeVerdicts(event, ports, signal, async (engine, { jobFolder: folder, rules, decisions, day }) => {
    await loadCleanFiles(engine);
    const match = () => withDecisions(engine, decisions, () => runMatching(engine, rules.match));
    const rounds = rules.carry_over
      ? await withCarriedRows(engine, { folder, jobId: event.job_id, day }, match)
      : await match();
    await engine.run(breakStep(rules));
    return rounds;
  });
