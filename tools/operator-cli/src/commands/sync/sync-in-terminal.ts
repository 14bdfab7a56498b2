import { runSyncs, textIn, type Host, type SyncOutcome, type SyncRequest } from '@siesa-integration/operator';
import type { CommandContext } from '../../command-context.ts';
import { liveLines } from '../../terminal/live-lines.ts';
import { renderProgress } from './render-progress.ts';

/** Rejects shown while a sync runs; `rejects` and the report have all of them. */
const mostWarnings = 5;

/** Starts a sync of each client and shows their progress on the terminal until all have ended. */
export const syncInTerminal = async (
  host: Pick<Host, 'start' | 'consoleAddress' | 'tailCommand' | 'options'>,
  requests: readonly SyncRequest[],
  { terminal, now, language }: Pick<CommandContext, 'terminal' | 'now' | 'language'>,
): Promise<readonly SyncOutcome[]> => {
  const lines = liveLines(terminal, now);
  const shown = new Map<string, number>();
  try {
    const outcomes = await runSyncs(host, requests, {
      now,
      onStarted: ({ client_id }, { arn }) => {
        const address = host.consoleAddress(arn);
        if (address !== undefined && host.tailCommand !== undefined)
          terminal.err(`${client_id}: ${arn}\n  console: ${address}\n  logs:    ${host.tailCommand}\n`);
      },
      onProgress: ({ client_id }, progress) => {
        for (const warning of progress.warnings.slice(shown.get(client_id) ?? 0, mostWarnings))
          lines.keep(`${client_id}: ${warning}`);
        shown.set(client_id, Math.min(mostWarnings, progress.warnings.length));
        lines.show(client_id, renderProgress(progress, now(), language));
      },
    });
    for (const outcome of outcomes)
      if (outcome.kind === 'ended') {
        const { client_id: client, records_failed: failed } = outcome.summary;
        const more = failed - (shown.get(client) ?? 0);
        if (more > 0 && shown.get(client) === mostWarnings)
          lines.keep(textIn(language)('progress/more', { client, count: more, options: host.options }));
      }
    return outcomes;
  } finally {
    lines.end();
  }
};
