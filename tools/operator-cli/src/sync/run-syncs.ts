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

/** Starts a sync of each client and follows all of them side by side to their ends, in the order asked for. */
export const runSyncs = async (host: Host, requests: readonly SyncRequest[], terminal: Terminal, now: () => number): Promise<readonly SyncOutcome[]> => {
  const lines = liveLines(terminal);
  const follow = async (request: SyncRequest): Promise<SyncOutcome> => {
    let warned = 0;
    const execution = await host.start(request);
    announce(host, request, execution, terminal);
    const followed = followSync(execution, request, (progress) => {
      for (const warning of progress.warnings.slice(warned, warningsShown)) lines.keep(`${request.client_id}: ${warning}`);
      warned = progress.warnings.length;
      lines.show(request.client_id, describeProgress(progress, now()));
    }, now);
    return followed.catch((error: unknown) => lost(request, execution, error));
  };
  try {
    return await Promise.all(requests.map(follow));
  } finally {
    lines.end();
  }
};

/** Where an execution in AWS can be watched besides. */
const announce = ({ consoleAddress, tailCommand }: Host, { client_id }: SyncRequest, { arn }: Execution, { err }: Terminal): void => {
  const address = consoleAddress(arn);
  if (address !== undefined && tailCommand !== undefined) err(`${client_id}: ${arn}\n  console: ${address}\n  logs:    ${tailCommand}\n`);
};

/** It was started, and cannot be seen any more: as far as anybody can tell here, it failed. */
const lost = ({ client_id, sync_type }: SyncRequest, { arn }: Execution, error: unknown): SyncOutcome => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'ended', summary: v.parse(syncSummary, { client_id, sync_type, status: 'failed', error: { name, message: `The execution could not be followed to its end: ${message}` } }), seconds: 0, execution: arn };
};
