import type { HandOverAnswer, SummarizeRequest } from '@siesa-integration/workflow-contract';
import { mustHandOver } from '../../run/execution/execution-time.ts';
import { isPending } from '../../run/slice-manifest.ts';
import type { Run } from '../../run/run.ts';
import { successorOf } from '../../run/execution/successor-of.ts';
import { without } from '../../run/without.ts';
import type { RunRecord } from './read-run.ts';

/**
 * The answer when parts of the last slice wait for another execution. `undefined` when all are loaded, or there was time to load them: a part without a report
 * is lost then. Pure.
 *
 * @throws SyncTimedOut when the run has had as many executions as it may.
 */
export const handOverOf = (
  request: Extract<SummarizeRequest, { kind: 'end' }>,
  run: Run,
  { manifests: [last], parts }: RunRecord,
  now: number,
): HandOverAnswer | undefined => {
  const keys = new Set(last?.parts.map(({ key }) => key));
  const waits = parts.some((each) => keys.has(each.part.key) && isPending(each));
  if (!waits || !mustHandOver(run, now)) return undefined;

  return { ...without(request, 'kind'), successor: successorOf(run, request) };
};
