import { Command } from 'commander';
import { clientStatus } from '../clients/client-status.ts';
import { describeStatuses } from '../clients/describe-statuses.ts';
import type { CommandContext } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import { unreportedFailures } from '../hosts/sync-history.ts';
import { warnOfBrokenFiles } from '../clients/warn-of-broken-files.ts';
import { assertKnownClient } from '../sync/assert-clients-ready.ts';
import { withHost } from '../with-host.ts';

interface StatusOptions extends HostOptions {
  readonly json?: boolean;
}

/** Syncs shown of one client. */
const shown = 10;

/** `siesa-sync status [CLIENT]` */
export const statusCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('status'))
    .summary('last syncs: when, type, status, counts, duration, cursor age')
    .description('Shows the last sync of each client, or the last ten of one.')
    .argument('[client]', 'id of one client')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync status cliente-a --local ./clients')
    .action(async (client: string | undefined, options: StatusOptions) => {
      await withHost(context, options, async (host) => {
        if (client === undefined) warnOfBrokenFiles(host, context.terminal);
        else await assertKnownClient(host, client);
        const wanted = (await host.stores.settings.list()).filter(
          (settings) => client === undefined || settings['client_id'] === client,
        );
        const now = context.now();
        const interrupted = await host.interrupted();
        const statuses = await Promise.all(
          wanted.map((settings) =>
            clientStatus(settings, host.stores, { limit: client === undefined ? 1 : shown, now, interrupted }),
          ),
        );
        const unreported = client === undefined ? await host.stores.history.latest(unreportedFailures, shown) : [];
        if (options.json)
          printJson(context.terminal, client === undefined ? { clients: statuses, unreported } : statuses[0]);
        else
          context.terminal.out(
            [
              describeStatuses(statuses, now, host.options),
              ...unreported.map(
                ({ syncId, timestamp }) =>
                  `An execution failed at ${timestamp} and could not be reported: siesa-sync history ${syncId} ${host.options}\n`,
              ),
            ].join(''),
          );
      });
    });
