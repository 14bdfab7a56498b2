import { Argument, Command, Option } from 'commander';
import type { CommandContext, ExitCode } from '../command-context.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import { assertClientsReady } from '../sync/assert-clients-ready.ts';
import { runSyncs } from '../sync/run-syncs.ts';
import { exitCodeOf, printOutcomes } from '../sync/print-outcomes.ts';
import type { SyncRequest } from '../hosts/execution.ts';
import { withHost } from '../with-host.ts';

interface SyncOptions extends HostOptions {
  readonly type: SyncRequest['sync_type'];
  readonly json?: boolean;
  readonly acceptShrink?: boolean;
}

/** `siesa-sync sync CLIENT…` */
export const syncCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('sync'))
    .summary('start a sync of each client and follow it')
    .description('Starts a sync of each client, follows it, and prints the summary.')
    .addArgument(new Argument('<client...>', 'ids of the clients'))
    .addOption(new Option('--type <type>', 'everything, or what changed since the last sync').choices(['initial', 'incremental']).default('incremental'))
    .option('--accept-shrink', 'let a full pass be smaller than half of what the product has')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync sync cliente-a --local ./clients --type initial')
    .action(async (clients: readonly string[], options: SyncOptions) => {
      context.exitWith(await syncClients([...new Set(clients)], options, context));
    });

const syncClients = (clients: readonly string[], options: SyncOptions, context: CommandContext): Promise<ExitCode> =>
  withHost(context, options, async (host) => {
    await assertClientsReady(host, clients);
    const requests = clients.map((client_id) => ({ client_id, sync_type: options.type, ...(options.acceptShrink ? { accept_shrink: true } : {}) }));
    const outcomes = await runSyncs(host, requests, context.terminal, context.now);
    printOutcomes(outcomes, options, host, context.terminal);
    return exitCodeOf(outcomes);
  });
