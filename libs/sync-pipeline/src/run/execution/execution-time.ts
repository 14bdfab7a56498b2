import { mostExecutions } from '@siesa-integration/workflow-contract';
import { SyncTimedOut } from '../../errors.ts';
import type { ExecutionTime, Run } from '../run.ts';

/* Nothing can catch the timeout of an execution, so its stages stop before it. Shares of its time: of two hours they are 90, 95 and 110 minutes. */
const handOverShare = 90 / 120;
/** Later, so that no clock makes a part wait for a successor that the next state does not start. */
const waitShare = 95 / 120;
/** The longest stage that begins before a part waits has ended by then. */
const lateShare = 110 / 120;

const isPast = ({ startedAt, limitMs }: ExecutionTime, share: number, now: number): boolean =>
  now - startedAt >= share * limitMs;

/** Until when an execution begins slices, in milliseconds since 1970: then a successor goes on with the run. */
export const handsOverAt = ({ execution: { startedAt, limitMs, canHandOver } }: Run): number =>
  startedAt + (canHandOver ? handOverShare : lateShare) * limitMs;

/** Whether a part waits for the successor of this execution. */
export const mustWait = ({ execution }: Run, now: number): boolean =>
  execution.canHandOver && isPast(execution, waitShare, now);

/** The longest time from the begin of an execution in which one of its stages begins. */
export const longestExecutionMs = ({ execution: { limitMs } }: Run): number => lateShare * limitMs;

/** @throws {@link SyncTimedOut} shortly before the execution's own timeout: after 1 h 50 min of two hours. */
export const refuseLate = (run: Run, now: number): void => {
  if (isPast(run.execution, lateShare, now)) throw new SyncTimedOut(run.clientId, run.syncId);
};

/**
 * Whether the run must go on in another execution.
 *
 * @throws {@link SyncTimedOut} when it has had as many as a run may have.
 */
export const mustHandOver = (run: Run, now: number): boolean => {
  if (!run.execution.canHandOver || !isPast(run.execution, handOverShare, now)) return false;
  if (run.execution.number >= mostExecutions) throw new SyncTimedOut(run.clientId, run.syncId);
  return true;
};
