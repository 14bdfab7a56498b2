import { runSyncs, type Host, type SyncOutcome, type SyncRequest } from '@siesa-integration/operator';
import { liveLines } from '../../terminal/live-lines.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { renderProgress } from './render-progress.ts';

/** Warnings shown while a sync runs; the report has all of them. */
const mostWarnings = 5;

/** Starts a sync of each client and shows their progress on the terminal until all have ended. */
export const syncInTerminal = async (
  host: Pick<Host, 'start' | 'consoleAddress' | 'tailCommand'>,
  requests: readonly SyncRequest[],
  terminal: Terminal,
  now: () => number,
): Promise<readonly SyncOutcome[]> => {
  const lines = liveLines(terminal);
  const shownWarnings = new Map<string, number>();
  try {
    return await runSyncs(host, requests, {
      now,
      onStarted: ({ client_id }, { arn }) => {
        const address = host.consoleAddress(arn);
        if (address !== undefined && host.tailCommand !== undefined)
          terminal.err(`${client_id}: ${arn}\n  console: ${address}\n  logs:    ${host.tailCommand}\n`);
      },
      onProgress: ({ client_id }, progress) => {
        for (const warning of progress.warnings.slice(shownWarnings.get(client_id) ?? 0, mostWarnings))
          lines.keep(`${client_id}: ${warning}`);
        shownWarnings.set(client_id, progress.warnings.length);
        lines.show(client_id, renderProgress(progress, now()));
      },
    });
  } finally {
    lines.end();
  }
};
