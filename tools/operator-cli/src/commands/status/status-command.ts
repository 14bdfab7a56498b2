import { readStatuses } from '@siesa-integration/operator';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { warnOfBrokenFiles, withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { renderStatuses } from './render-statuses.ts';

interface StatusOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync status [CLIENT]` */
export const statusCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('status'))
    .summary('last syncs: when, type, status, counts, duration, cursor age')
    .description('Shows the last sync of each client, or the last ten of one.')
    .argument('[client]', 'id of one client')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync status cliente-a --local ./clients')
    .action((clientId: string | undefined, { json, ...options }: StatusOptions) =>
      withHost(context, options, async (host) => {
        const { terminal } = context;
        if (clientId === undefined) warnOfBrokenFiles(host, terminal);
        const now = context.now();
        const statuses = await readStatuses(host, { clientId, now });
        if (json) printJson(terminal, clientId === undefined ? statuses : statuses.clients[0]);
        else terminal.out(renderStatuses(statuses, now, host.options));
      }),
    );
