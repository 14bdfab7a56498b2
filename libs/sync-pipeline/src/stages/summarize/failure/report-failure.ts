import type { FailureRequest, SummarizeAnswer, SyncSummary } from '@siesa-integration/workflow-contract';
import { findClient } from '../../../configuration/find-client.ts';
import { LeaseLost } from '../../../errors.ts';
import { getJson } from '../../../run/ndjson.ts';
import type { Run } from '../../../run/run.ts';
import { holdLease } from '../../../state/hold-lease.ts';
import { endRun, executionOf } from '../../../state/lease.ts';
import { announceFailure } from '../../../alerts/announce-run.ts';
import { answerOf } from '../answer.ts';
import { failedAfterEnd } from './failed-after-end.ts';
import { type FailedRun, failedRunOf } from './failed-run.ts';
import { shownError } from './shown-error.ts';
import { type RunRecord, readRun } from '../read-run.ts';
import type { SummarizePorts } from '../summarize-ports.ts';
import { emitSummary } from '../summary-metrics.ts';
import { failedVerdict, summaryOf } from '../sync-summary.ts';
import { updateClientItem } from '../update-client-item.ts';

/**
 * Ends a run that a state ended with an error, and reports it. It answers whatever else is missing or broken, because a failure that is not reported is worse
 * than one that is reported with less.
 */
export const reportFailure = async (request: FailureRequest, ports: SummarizePorts): Promise<SummarizeAnswer> => {
  const now = ports.runtime.now();
  const failed = failedRunOf(request, now);
  const summary = await summaryOfFailure(request, ports, failed, now);
  const mine = !failed.known || (await giveBack(ports, failed.run));
  if (mine && failed.known && !failed.partial) await updateClientItem(ports, summary, undefined, now);
  if (!failed.partial) emitSummary(ports.metrics, summary);
  const announcement =
    summary.error &&
    (await announceFailure(ports, summary, summary.error, { known: failed.known && !failed.partial && mine, now }));
  return answerOf(summary, request, now, announcement);
};

const nothing: RunRecord = { manifests: [], parts: [], complete: false };

const summaryOfFailure = async (
  request: FailureRequest,
  ports: SummarizePorts,
  { run, known, syncType, partial }: FailedRun,
  now: number,
): Promise<SyncSummary> => {
  const error = shownError(request.error);
  const ended = known
    ? await ifPossible(ports, run, () => getJson<SyncSummary>(ports.objects, run.keys.summary))
    : undefined;
  if (ended && (await ifPossible(ports, run, () => hasEnded(ports, run)))) return failedAfterEnd(ended, error, partial);
  if (ended) return { ...ended, status: 'failed', error };

  const record = known ? await ifPossible(ports, run, () => readRun(ports.objects, run, request.resume)) : undefined;
  const product =
    request.product_type ??
    (known
      ? await ifPossible(ports, run, async () => (await findClient(run.clientId, ports)).product_type)
      : undefined);
  const { extraction_timestamp } = request;
  return summaryOf({
    request: {
      product_type: product ?? 'unknown',
      sync_type: syncType,
      ...(extraction_timestamp !== undefined && { extraction_timestamp }),
    },
    run,
    record: record ?? nothing,
    verdict: failedVerdict(error),
    missing: 0,
    now,
  });
};

/** The summary is stored before the write that moves the cursor, so only that write shows that the run has ended. */
const hasEnded = async ({ state }: SummarizePorts, run: Run): Promise<boolean> =>
  (await state.read(run.clientId))?.state.ended?.sync_id === run.syncId;

/** Ends the lease at once, before it expires; `false` when another run holds it, or has held it since. `open` stays: what was sent is unknown. */
const giveBack = async (ports: SummarizePorts, run: Run): Promise<boolean> => {
  const given = await ifPossible(ports, run, async () => {
    const state = (await ports.state.read(run.clientId))?.state;
    const { owner, ended } = state ?? {};
    if (owner === undefined) return ended === undefined || ended.sync_id <= run.syncId; // ids begin with the time, in whole seconds
    if (owner !== run.owner || (state && executionOf(state) > run.execution.number)) return false; // a successor goes on
    await holdLease(ports, run, (stored) => endRun(stored, run, { status: 'failed', accounted: false }));
    return true;
  });
  return given ?? true;
};

const ifPossible = async <Value>(
  { log }: Pick<SummarizePorts, 'log'>,
  run: Run,
  action: () => Promise<Value>,
): Promise<Value | undefined> => {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof LeaseLost))
      log.warn('The failure is reported without some of its circumstances', {
        client_id: run.clientId,
        sync_id: run.syncId,
        error: error instanceof Error ? error.name : 'Unknown',
      });
    return undefined;
  }
};
