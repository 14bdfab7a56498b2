import { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import { assertKnownClient } from '../sync/assert-clients-ready.ts';
import { withHost } from '../with-host.ts';

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
        : 'Lets no sync of a client start any more: its schedule is switched off too. A running one ends as usual. What the service knows of it is kept.',
    )
    .argument('<client>', 'id of the client')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', `\nExample:\n  $ siesa-sync client ${verb} cliente-a --local ./clients`)
    .action((client: string, options: EnableOptions) =>
      withHost(context, options, async (host) => {
        await assertKnownClient(host, client);
        const steps = host.keeper.setEnabled(client, enabled, new Date(context.now()).toISOString());
        for (const step of steps) await step.run();
        if (options.json)
          printJson(context.terminal, { client_id: client, enabled, written: steps.map(({ what }) => what) });
        else for (const { what } of steps) context.terminal.out(`written: ${what}\n`);
      }),
    );
};
