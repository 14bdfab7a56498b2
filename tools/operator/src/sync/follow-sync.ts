import * as v from 'valibot';
import type { Execution, ExecutionResult, SyncRequest } from '../hosts/execution.ts';
import {
  afterEvent,
  begunSync,
  type StateEvent,
  type SyncProgress,
  syncStates,
} from '@siesa-integration/workflow-contract';
import { syncSummary, type SyncOutcome, type SyncSummary } from './sync-summary.ts';

/** Called after each event of a sync. */
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
  if (last.has(`entered ${syncStates.syncSkipped}`))
    return { kind: 'skipped', clientId: request.client_id, running: runningSync(result, last) };
  return {
    kind: 'ended',
    summary: summaryOf(request, progress, result, last),
    seconds: (now() - startedAt) / 1000,
    execution: execution.arn,
  };
};

const withSummary = v.object({ summary: syncSummary });

/** The summary that the run wrote, or else what its events show. */
const summaryOf = (
  request: SyncRequest,
  progress: SyncProgress,
  result: ExecutionResult,
  last: ReadonlyMap<string, StateEvent>,
): SyncSummary => {
  for (const state of [syncStates.reportFailure, syncStates.summarizeSync]) {
    const output = last.get(`exited ${state}`)?.output;
    const summary = v.is(withSummary, output) ? output.summary : output;
    if (v.is(syncSummary, summary)) return v.parse(syncSummary, summary);
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
  return syncIdIn(JSON.stringify([result.output, last.get(`failed ${syncStates.extractFromSiesa}`)?.cause]));
};

/** The first sync id in a text. The cause of a skip names the sync that holds the client. */
export const syncIdIn = (text: string): string | undefined => /sync-\d{8}-\d{6}-[0-9a-f]{4}/.exec(text)?.[0];
