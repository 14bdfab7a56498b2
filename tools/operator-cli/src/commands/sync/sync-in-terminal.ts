import type { Host, SyncRequest } from '@siesa-integration/operator/hosts';
import { recordMessageIn, textIn } from '@siesa-integration/operator/messages';
import { runSyncs, type SyncOutcome } from '@siesa-integration/operator/sync';
import type { CommandContext } from '../../command-context.ts';
import { liveLines } from '../../terminal/live-lines.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { renderProgress } from './render-progress.ts';

/** Rejects shown while a sync runs; `rejects` and the report have all of them. */
const mostWarnings = 5;

type SyncHost = Pick<Host, 'start' | 'consoleAddress' | 'tailCommand' | 'options'>;

/** Starts a sync of each client and shows their progress on the terminal until all have ended. With `onCtrlC` the first Ctrl+C is answered with what a second one would leave behind; without it the first one ends the process. */
export const syncInTerminal = async (
  host: SyncHost,
  requests: readonly SyncRequest[],
  { terminal, now, language }: Pick<CommandContext, 'terminal' | 'now' | 'language'>,
  onCtrlC?: CommandContext['onCtrlC'],
): Promise<readonly SyncOutcome[]> => {
  const t = textIn(language);
  const lines = liveLines(terminal, now);
  const shown = new Map<string, number>();
  const listening = onCtrlC?.(() => {
    const { options } = host;
    lines.say(host.tailCommand === undefined ? t('progress/cut-off') : t('progress/stop-following', { options }));
  });
  let outcomes: readonly SyncOutcome[];
  try {
    outcomes = await runSyncs(host, requests, {
      now,
      onStarted: ({ client_id }, { arn }) => {
        const address = host.consoleAddress(arn);
        if (address !== undefined && host.tailCommand !== undefined)
          terminal.err(
            `${client_id}: ${arn}\n  ${t('progress/console', { address })}\n  ${t('progress/logs', { command: host.tailCommand })}\n`,
          );
      },
      onProgress: ({ client_id }, progress) => {
        for (const warning of progress.warnings.slice(shown.get(client_id) ?? 0, mostWarnings))
          lines.keep(`${client_id}: ${recordMessageIn(warning, language)}`);
        shown.set(client_id, Math.min(mostWarnings, progress.warnings.length));
        lines.show(client_id, renderProgress(progress, now(), language));
      },
    });
  } finally {
    listening?.[Symbol.dispose]();
    lines.end();
  }
  if (terminal.live) sayMore(outcomes, shown, host, { terminal, t });
  return outcomes;
};

/** How many rejects were not shown. */
const sayMore = (
  outcomes: readonly SyncOutcome[],
  shown: ReadonlyMap<string, number>,
  { options }: SyncHost,
  { terminal, t }: { readonly terminal: Terminal; readonly t: ReturnType<typeof textIn> },
): void => {
  for (const outcome of outcomes)
    if (outcome.kind === 'ended') {
      const { client_id: client, records_failed: failed } = outcome.summary;
      const more = failed - (shown.get(client) ?? 0);
      if (more > 0 && shown.get(client) === mostWarnings)
        terminal.err(`${t('progress/more', { client, count: more, options })}\n`);
    }
};
