import type { Host, SyncRequest } from '@siesa-integration/operator/hosts';
import { assertProductId, dryRunSync, syncOneProduct } from '@siesa-integration/operator/in-process';
import { message, OperatorMistake } from '@siesa-integration/operator/messages';
import { Argument, Command, Option } from 'commander';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { warnOfBrokenFiles, withHost, withHostOptions, type HostOptions } from '../../with-host.ts';
import { deliverAlerts } from './deliver-alerts.ts';
import { syncDiffCommand } from './diff-command.ts';
import { exitCodeOf, printOutcomes } from './print-outcomes.ts';
import { renderDryRuns } from './render-dry-runs.ts';
import { printOneProduct } from './print-one-product.ts';
import { syncInTerminal } from './sync-in-terminal.ts';

interface SyncOptions extends HostOptions {
  readonly type: SyncRequest['sync_type'];
  readonly all?: boolean;
  readonly json?: boolean;
  readonly acceptShrink?: boolean;
  readonly acceptDeactivations?: boolean;
  readonly acceptEmpty?: readonly string[];
  readonly newDestination?: boolean;
  readonly newSource?: boolean;
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly only?: string;
}

/** `siesa-sync sync CLIENT…` */
export const syncCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('sync'))
    .description('Starts a sync of each client, follows it, and prints the summary.')
    .addArgument(new Argument('[client...]', 'ids of the clients'))
    .option('--all', 'every client that is enabled, instead of names')
    .addOption(
      new Option('--type <type>', 'everything, or what changed since the last sync')
        .choices(['initial', 'incremental'])
        .default('incremental'),
    )
    .option('--accept-shrink', 'let a full pass be smaller than half of what the product has')
    .option(
      '--accept-deactivations',
      'let a full pass take more products out of use than deactivate_limit_percent allows',
    )
    .option(
      '--accept-empty <field>',
      'let this field be empty or 0 in most products that had it filled, or this joined list contain almost no item; may be given several times',
      (field: string, fields: readonly string[] | undefined) => [...(fields ?? []), field],
    )
    .option('--new-destination', 'the client has another destination than before: read everything and send everything')
    .option('--new-source', 'the client has another Siesa than before: read everything, whatever the cursor')
    .option('--dry-run', 'send nothing and keep nothing: only count what would be created, updated, left and rejected')
    .option('--diff', 'with --dry-run: also which fields change, from what to what')
    .option('--only <id>', 'sync one product alone, and show it raw, canonical, as payload, and what became of it')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync sync cliente-a --local ./clients --type initial')
    .action((clients: readonly string[], options: SyncOptions) =>
      withHost(context, options, async (host) => {
        const chosen = await chooseClients(clients, options, host, context);
        context.exitWith(await syncClients(chosen, host, options, context));
      }),
    )
    .addCommand(syncDiffCommand(context));

/** Loaded when a sync is to start, because it brings all stages, and the help needs none. */
const clientsModule = () => import('@siesa-integration/operator/clients');

const chooseClients = async (
  named: readonly string[],
  { all }: SyncOptions,
  host: Host,
  context: CommandContext,
): Promise<readonly string[]> => {
  if ((all ?? false) === named.length > 0)
    throw new OperatorMistake(message('mistake/which-clients'), {
      code: 'WRONG_USAGE',
    });
  if (!all) return [...new Set(named)];
  warnOfBrokenFiles(host, context);
  const { enabledClients } = await clientsModule();
  return enabledClients(host);
};

const syncClients = async (
  clients: readonly string[],
  host: Host,
  options: SyncOptions,
  context: CommandContext,
): Promise<ExitCode> => {
  if (options.only !== undefined) assertProductId(options.only);
  assertDiff(options);
  assertOneClient(clients, options);
  const { assertClientsReady, assertFieldsOrLists } = await clientsModule();
  await assertClientsReady(host, clients);
  const { acceptEmpty = [], acceptShrink, acceptDeactivations, newDestination, newSource } = options;
  for (const client of clients) await assertFieldsOrLists(host, client, acceptEmpty);
  const requests = clients.map((client_id) => ({
    client_id,
    sync_type: options.type,
    ...(acceptShrink ? { accept_shrink: true } : {}),
    ...(acceptDeactivations ? { accept_deactivations: true } : {}),
    ...(acceptEmpty.length > 0 ? { accept_empty: [...new Set(acceptEmpty)] } : {}),
    ...(newDestination ? { new_destination: true } : {}),
    ...(newSource ? { new_source: true } : {}),
  }));
  if (options.only !== undefined) return syncOnly(requests, options.only, host, options, context);
  return options.dryRun ? dryRun(requests, host, options, context) : start(requests, host, options, context);
};

const assertDiff = ({ diff, dryRun: isDry, only }: SyncOptions): void => {
  if (diff && (!isDry || only !== undefined))
    throw new OperatorMistake(message('mistake/diff-without-dry-run'), { code: 'WRONG_USAGE' });
};

/** Each of these states something about one client, after its sync was refused: with several clients it would also be stated about the others. */
const assertOneClient = (clients: readonly string[], options: SyncOptions): void => {
  const [given] = [
    ...((options.acceptEmpty ?? []).length > 0 ? ['--accept-empty'] : []),
    ...(options.newDestination ? ['--new-destination'] : []),
    ...(options.newSource ? ['--new-source'] : []),
  ];
  if (given === undefined) return;
  if (clients.length > 1)
    throw new OperatorMistake(message('mistake/about-one-client', { given }), {
      code: 'WRONG_USAGE',
    });
  if (options.only !== undefined)
    throw new OperatorMistake(message('mistake/about-whole-client', { given }), { code: 'WRONG_USAGE' });
};

const start = async (
  requests: readonly SyncRequest[],
  host: Host,
  options: SyncOptions,
  context: CommandContext,
): Promise<ExitCode> => {
  const outcomes = await syncInTerminal(host, requests, context, context.onCtrlC);
  await deliverAlerts(host, context);
  printOutcomes(outcomes, { json: options.json, language: context.language }, host, context.terminal);
  return exitCodeOf(outcomes);
};

const dryRun = async (
  requests: readonly SyncRequest[],
  { stores, locate, options }: Host,
  { json, diff = false }: SyncOptions,
  { terminal, language }: CommandContext,
): Promise<ExitCode> => {
  const dryRuns = await Promise.all(requests.map((request) => dryRunSync(request, stores, { diff, locate })));
  if (json) printJson(terminal, dryRuns.length === 1 ? dryRuns[0] : dryRuns);
  else terminal.out(renderDryRuns(dryRuns, { options, language }));
  return dryRuns.some(({ status }) => status === 'failed') ? 1 : 0;
};

const syncOnly = async (
  [request, ...others]: readonly SyncRequest[],
  productId: string,
  { stores }: Host,
  options: SyncOptions,
  context: CommandContext,
): Promise<ExitCode> => {
  if (request === undefined || others.length > 0)
    throw new OperatorMistake(message('mistake/only-one-client'), { code: 'WRONG_USAGE' });
  const dryRun = options.dryRun === true;
  const language = options.json ? 'en' : context.language;
  const result = await syncOneProduct(request, productId, stores, { dryRun, language });
  return printOneProduct(
    result,
    { ...options, clientId: request.client_id, productId, dryRun, language },
    context.terminal,
  );
};
