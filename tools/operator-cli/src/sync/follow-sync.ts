import * as v from 'valibot';
import type { Execution, ExecutionResult, StateEvent, SyncRequest } from '../hosts/execution.ts';
import { afterEvent, begunSync, type SyncProgress } from './sync-progress.ts';
import { syncSummary, type SyncOutcome, type SyncSummary } from './sync-summary.ts';

/** Told of every step of a sync. */
export type OnProgress = (progress: SyncProgress) => void;

/**
 * Follows an execution to its end.
 *
 * @param now - milliseconds since 1970
 */
export const followSync = async (
  execution: Execution,
  request: SyncRequest,
  onProgress: OnProgress,
  now: () => number,
): Promise<SyncOutcome> => {
  const startedAt = now();
  const last = new Map<string, StateEvent>();
  let progress = begunSync(request.client_id, startedAt);
  for await (const event of execution.events) {
    last.set(`${event.kind} ${event.state}`, event);
    progress = afterEvent(progress, event);
    onProgress(progress);
  }
  const result = await execution.result;
  if (last.has('entered SyncSkipped'))
    return { kind: 'skipped', clientId: request.client_id, running: runningSync(result, last) };
  return {
    kind: 'ended',
    summary: summaryOf(request, progress, result, last),
    seconds: (now() - startedAt) / 1000,
    execution: execution.arn,
  };
};

const withSummary = v.object({ summary: syncSummary });

/** The summary that the run itself wrote, or what could be seen of it from here. */
const summaryOf = (
  request: SyncRequest,
  progress: SyncProgress,
  result: ExecutionResult,
  last: ReadonlyMap<string, StateEvent>,
): SyncSummary => {
  for (const state of ['ReportFailure', 'SummarizeSync']) {
    const output = last.get(`exited ${state}`)?.output;
    const told = v.is(withSummary, output) ? output.summary : output;
    if (v.is(syncSummary, told)) return v.parse(syncSummary, told);
  }
  return v.parse(syncSummary, {
    client_id: request.client_id,
    sync_type: request.sync_type,
    sync_id: progress.syncId,
    status: result.status === 'SUCCEEDED' ? 'success' : 'failed',
    records_extracted: progress.recordsKnown,
    records_processed: progress.recordsDone,
    ...(result.status === 'SUCCEEDED'
      ? {}
      : { error: { name: result.error ?? result.status, message: result.cause ?? 'The execution gave no cause.' } }),
  });
};

const runningSync = (result: ExecutionResult, last: ReadonlyMap<string, StateEvent>): string | undefined => {
  const told = JSON.stringify([result.output, last.get('failed ExtractFromSiesa')?.cause]);
  return syncIdIn(told);
};

/** The first sync that a text names: what a skip says of the one that holds the client. */
export const syncIdIn = (text: string): string | undefined => /sync-\d{8}-\d{6}-[0-9a-f]{4}/.exec(text)?.[0];
