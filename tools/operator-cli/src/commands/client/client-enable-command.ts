import { planEnabled, runSteps } from '@siesa-integration/operator/clients';
import { textIn, valueIn } from '@siesa-integration/operator/messages';
import { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { withHost, withHostOptions, type HostOptions } from '../../with-host.ts';

interface EnableOptions extends HostOptions {
  readonly json?: boolean;
}

/** `siesa-sync client enable CLIENT` and `siesa-sync client disable CLIENT` */
export const clientEnableCommand = (context: CommandContext, enabled: boolean): Command => {
  const verb = enabled ? 'enable' : 'disable';
  return withHostOptions(new Command(verb))
    .summary(
      enabled
        ? 'let it be synced, by schedule and by hand'
        : 'let nothing start any more; a running sync ends as usual',
    )
    .description(
      enabled
        ? 'Lets a client be synced again: its schedule is switched on too.'
        : 'Lets no sync of a client start any more: its schedule is switched off too. A running one ends as usual. Its data is kept.',
    )
    .argument('<client>', 'id of the client')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', `\nExample:\n  $ siesa-sync client ${verb} cliente-a --local ./clients`)
    .action((clientId: string, { json, ...options }: EnableOptions) =>
      withHost(context, options, async (host) => {
        const { terminal, now, language } = context;
        const written: string[] = []; // in English
        for await (const what of runSteps(await planEnabled(host, clientId, { enabled, now: now() }))) {
          written.push(valueIn(what, 'en'));
          if (!json) terminal.out(`${textIn(language)('client/written', { what })}\n`);
        }
        if (json) printJson(terminal, { client_id: clientId, enabled, written });
      }),
    );
};
