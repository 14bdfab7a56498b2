import type { ExtractAnswer, Resume } from '@siesa-integration/workflow-contract';
import { mustHandOver } from '../../../run/execution/execution-time.ts';
import { isPending, readReports, readSliceManifest } from '../../../run/slice-manifest.ts';
import { successorOf } from '../../../run/execution/successor-of.ts';
import { holdLease } from '../../../state/hold-lease.ts';
import { renewLease } from '../../../state/lease.ts';
import { type ExtractContext, stoppedAnswer, unreadAnswer } from '../extract-answer.ts';
import type { ExtractPorts } from '../extract-ports.ts';

/**
 * The answer of an execution that has no time left for another slice: its successor goes on. And that of a successor that has just begun, as long as parts of
 * the last slice wait for it. `undefined` when the next slice is to be read.
 *
 * @throws LeaseLost, and SyncTimedOut when the run has had as many executions as it may.
 */
export const betweenExecutions = async (
  context: ExtractContext,
  resume: Resume,
  ports: Pick<ExtractPorts, 'state' | 'runtime' | 'objects'>,
): Promise<ExtractAnswer | undefined> => {
  const { run, request, client, extractedAt } = context;
  const handsOver = mustHandOver(run, ports.runtime.now());
  if (!handsOver && !request.catches_up) return undefined;

  const state = await holdLease(ports, run, (stored, now) => renewLease(stored, run, now, { slice: resume.slice }));
  if (state.stop) return stoppedAnswer(context);
  if (handsOver)
    return {
      ...unreadAnswer(context, resume),
      has_more: true,
      successor: successorOf(run, { ...request, ...client, extraction_timestamp: extractedAt, resume }),
    };

  const { parts } = await readSliceManifest(ports.objects, run, resume);
  const reports = await readReports(ports.objects, run, parts, ({ unsent }) => ({
    ...(unsent !== undefined && { unsent }),
  }));
  const pending = reports.filter(isPending).map(({ part }) => part);
  return pending.length > 0 || resume.phase === 'done' ? unreadAnswer(context, resume, pending) : undefined;
};
