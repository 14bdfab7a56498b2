import { Argument, Command, Option } from 'commander';
import type { CommandContext, ExitCode } from '../command-context.ts';
import { printJson } from '../console/print.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Host } from '../hosts/host.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { assertClientsReady } from '../sync/assert-clients-ready.ts';
import { assertProductId } from '../sync/assert-product-id.ts';
import { exitCodeOf, printOutcomes } from '../sync/print-outcomes.ts';
import { runSyncs } from '../sync/run-syncs.ts';
import { withHost } from '../with-host.ts';

export interface SyncOptions extends HostOptions {
  readonly type: SyncRequest['sync_type'];
  readonly json?: boolean;
  readonly acceptShrink?: boolean;
  readonly dryRun?: boolean;
  readonly only?: string;
}

/** `siesa-sync sync CLIENT…` */
export const syncCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('sync'))
    .summary('start a sync of each client and follow it')
    .description('Starts a sync of each client, follows it, and prints the summary.')
    .addArgument(new Argument('<client...>', 'ids of the clients'))
    .addOption(
      new Option('--type <type>', 'everything, or what changed since the last sync')
        .choices(['initial', 'incremental'])
        .default('incremental'),
    )
    .option('--accept-shrink', 'let a full pass be smaller than half of what the product has')
    .option('--dry-run', 'send nothing and keep nothing: only count what would be created, updated, left and rejected')
    .option('--only <id>', 'sync one product alone, and show it raw, canonical, as payload, and what became of it')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync sync cliente-a --local ./clients --type initial')
    .action(async (clients: readonly string[], options: SyncOptions) => {
      context.exitWith(await syncClients([...new Set(clients)], options, context));
    });

const syncClients = (clients: readonly string[], options: SyncOptions, context: CommandContext): Promise<ExitCode> =>
  withHost(context, options, async (host) => {
    if (options.only !== undefined) assertProductId(options.only);
    await assertClientsReady(host, clients);
    const requests = clients.map((client_id) => ({
      client_id,
      sync_type: options.type,
      ...(options.acceptShrink ? { accept_shrink: true } : {}),
    }));
    if (options.only !== undefined) return syncOnly(requests, options.only, host, options, context);
    return options.dryRun ? rehearse(requests, host, options, context) : start(requests, host, options, context);
  });

const start = async (
  requests: readonly SyncRequest[],
  host: Host,
  options: SyncOptions,
  { terminal, now }: CommandContext,
): Promise<ExitCode> => {
  const outcomes = await runSyncs(host, requests, terminal, now);
  printOutcomes(outcomes, options, host, terminal);
  return exitCodeOf(outcomes);
};

const rehearse = async (
  requests: readonly SyncRequest[],
  host: Host,
  { json }: SyncOptions,
  { terminal }: CommandContext,
): Promise<ExitCode> => {
  const { describeRehearsals } = await import('../rehearsal/describe-rehearsals.ts');
  const { rehearseSync } = await import('../rehearsal/rehearse-sync.ts');
  const rehearsals = await Promise.all(requests.map((request) => rehearseSync(request, host.stores)));
  if (json) printJson(terminal, rehearsals.length === 1 ? rehearsals[0] : rehearsals);
  else terminal.out(describeRehearsals(rehearsals));
  return rehearsals.some(({ status }) => status === 'failed') ? 1 : 0;
};

const syncOnly = async (
  [request, ...others]: readonly SyncRequest[],
  productId: string,
  host: Host,
  options: SyncOptions,
  { terminal }: CommandContext,
): Promise<ExitCode> => {
  if (request === undefined || others.length > 0)
    throw new OperatorMistake('--only takes one product of one client: name one client.', { code: 'WRONG_USAGE' });
  const { syncOneProduct } = await import('../rehearsal/sync-one-product.ts');
  const { printSingleSync } = await import('../rehearsal/print-single-sync.ts');
  const dryRun = options.dryRun === true;
  return printSingleSync(
    {
      clientId: request.client_id,
      productId,
      dryRun,
      ...(await syncOneProduct(request, productId, host.stores, { dryRun })),
    },
    options,
    terminal,
  );
};
