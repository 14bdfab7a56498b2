import * as v from 'valibot';
import type { Execution, SyncRequest } from '../hosts/execution.ts';
import type { Host } from '../hosts/host.ts';
import { followSync } from './follow-sync.ts';
import type { SyncProgress } from '@siesa-integration/workflow-contract';
import { syncSummary, type SyncOutcome } from './sync-summary.ts';

export interface RunSyncsOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called once for each execution that was started. */
  readonly onStarted?: (request: SyncRequest, execution: Execution) => void;
  /** Called after each event of each execution. */
  readonly onProgress?: (request: SyncRequest, progress: SyncProgress) => void;
}

/**
 * Starts a sync of each client and follows all of them at once to their ends. The outcomes have the order of the requests. A sync that cannot be started beside
 * others that were has failed like any other.
 *
 * @throws what the host threw, when none could be started.
 */
export const runSyncs = async (
  host: Pick<Host, 'start'>,
  requests: readonly SyncRequest[],
  { now, onStarted, onProgress }: RunSyncsOptions,
): Promise<readonly SyncOutcome[]> => {
  const starts = await Promise.allSettled(requests.map((request) => host.start(request)));
  const [first] = starts;
  if (first?.status === 'rejected' && starts.every(({ status }) => status === 'rejected')) throw first.reason;

  const follow = async (request: SyncRequest, index: number): Promise<SyncOutcome> => {
    const start = starts[index];
    if (start?.status !== 'fulfilled') return failed(request, 'The sync could not be started', start?.reason);
    const execution = start.value;
    onStarted?.(request, execution);
    try {
      return await followSync(execution, request, (progress) => onProgress?.(request, progress), now);
    } catch (error) {
      // The execution may still be running: only its events could not be read.
      return failed(request, 'The execution could not be followed to its end', error, execution.arn);
    }
  };
  return Promise.all(requests.map(follow));
};

const failed = (
  { client_id, sync_type }: SyncRequest,
  what: string,
  error: unknown,
  execution?: string,
): SyncOutcome => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return {
    kind: 'ended',
    summary: v.parse(syncSummary, {
      client_id,
      sync_type,
      status: 'failed',
      error: { name, message: `${what}: ${message}` },
    }),
    seconds: 0,
    ...(execution !== undefined && { execution }),
  };
};
