import * as v from 'valibot';
import { liveLines } from '../console/live-lines.ts';
import type { Terminal } from '../console/terminal.ts';
import type { Execution, SyncRequest } from '../hosts/execution.ts';
import type { Host } from '../hosts/host.ts';
import { describeProgress } from './describe-progress.ts';
import { followSync } from './follow-sync.ts';
import { syncSummary, type SyncOutcome } from './sync-summary.ts';

/** Warnings a sync shows while it runs; the report has all of them. */
const warningsShown = 5;

/**
 * Starts a sync of each client and follows all of them side by side to their ends, in the order asked for. One that cannot be started beside others that
 * were has failed like any other.
 *
 * @throws what the host threw, when none could be started.
 */
export const runSyncs = async (
  host: Host,
  requests: readonly SyncRequest[],
  terminal: Terminal,
  now: () => number,
): Promise<readonly SyncOutcome[]> => {
  const lines = liveLines(terminal);
  const starts = await Promise.allSettled(requests.map((request) => host.start(request)));
  const [first] = starts;
  if (first?.status === 'rejected' && starts.every(({ status }) => status === 'rejected')) throw first.reason;

  const follow = async (request: SyncRequest, index: number): Promise<SyncOutcome> => {
    let warned = 0;
    const start = starts[index];
    if (start?.status !== 'fulfilled') return failed(request, 'The sync could not be started', start?.reason);
    const execution = start.value;
    announce(host, request, execution, terminal);
    const followed = followSync(
      execution,
      request,
      (progress) => {
        for (const warning of progress.warnings.slice(warned, warningsShown))
          lines.keep(`${request.client_id}: ${warning}`);
        warned = progress.warnings.length;
        lines.show(request.client_id, describeProgress(progress, now()));
      },
      now,
    );
    return followed.catch((error: unknown) =>
      failed(request, 'The execution could not be followed to its end', error, execution.arn),
    ); // as far as anybody can tell here
  };
  try {
    return await Promise.all(requests.map(follow));
  } finally {
    lines.end();
  }
};

/** Where an execution in AWS can be watched besides. */
const announce = (
  { consoleAddress, tailCommand }: Host,
  { client_id }: SyncRequest,
  { arn }: Execution,
  { err }: Terminal,
): void => {
  const address = consoleAddress(arn);
  if (address !== undefined && tailCommand !== undefined)
    err(`${client_id}: ${arn}\n  console: ${address}\n  logs:    ${tailCommand}\n`);
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
