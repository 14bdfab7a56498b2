import { readStatuses } from '@siesa-integration/operator/status';
import type { Host } from '@siesa-integration/operator/hosts';
import { message, OperatorMistake } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printableText, printJson } from '../../terminal/terminal.ts';
import { warnOfBrokenFiles, withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { renderStatuses } from './render-statuses.ts';
import { watch } from './watch.ts';

interface StatusOptions extends HostOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}

const watchEveryMs = 5_000;

/** `siesa-sync status [CLIENT]` */
export const statusCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('status'))
    .description(
      'Shows the last sync of each client, or the last ten of one: when, type, status, counts, duration, cursor age, open and parked rejects, what Siesa no longer has, and the id of the sync. Failing clients come first, disabled ones last.',
    )
    .argument('[client]', 'id of one client')
    .option('--watch', 'look again every five seconds, until Ctrl-C')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync status cliente-a --local ./clients')
    .action((clientId: string | undefined, { json, watch: watches, ...options }: StatusOptions) =>
      withHost(context, options, async (host) => {
        const { terminal } = context;
        if (clientId === undefined) warnOfBrokenFiles(host, context);
        if (watches) return watchStatuses(host, clientId, context);
        if (!json) {
          terminal.out(await statusText(host, clientId, context, terminal.width));
          return;
        }
        const statuses = await readStatuses(host, { clientId, now: context.now() });
        printJson(terminal, clientId === undefined ? statuses : statuses.clients[0]);
      }),
    );

const statusText = async (
  host: Host,
  clientId: string | undefined,
  { terminal, language, now }: CommandContext,
  width: number | undefined,
): Promise<string> =>
  renderStatuses(await readStatuses(host, { clientId, now: now() }), {
    now: now(),
    options: host.options,
    language,
    width,
    colours: terminal.colours,
  });

const watchStatuses = async (host: Host, clientId: string | undefined, context: CommandContext): Promise<void> => {
  const { live } = context.terminal;
  if (!live)
    throw new OperatorMistake(message('mistake/watch-elsewhere'), {
      code: 'WRONG_USAGE',
    });
  const interrupted = new AbortController();
  const end = (): void => {
    interrupted.abort();
  };
  process.once('SIGINT', end);
  try {
    await watch(live, async () => printableText(await statusText(host, clientId, context, live.columns)), {
      everyMs: watchEveryMs,
      signal: interrupted.signal,
    });
  } finally {
    process.off('SIGINT', end);
  }
};
