import { assertClientsReady, assertFieldsOrLists, enabledClients } from '@siesa-integration/operator/clients';
import type { Host, SyncRequest } from '@siesa-integration/operator/hosts';
import { assertProductId, dryRunSync, syncOneProduct } from '@siesa-integration/operator/in-process';
import { message, OperatorMistake } from '@siesa-integration/operator/messages';
import type { CommandContext, ExitCode } from '../../command-context.ts';
import { printJson } from '../../terminal/terminal.ts';
import { type HostOptions, warnOfBrokenFiles } from '../../with-host.ts';
import { deliverAlerts } from './deliver-alerts.ts';
import { exitCodeOf, printOutcomes } from './print-outcomes.ts';
import { renderDryRuns } from './render-dry-runs.ts';
import { printOneProduct } from './print-one-product.ts';
import { syncInTerminal } from './sync-in-terminal.ts';

/** The options of `siesa-sync sync`. */
export interface SyncOptions extends HostOptions {
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

/** Syncs the clients that are named, or all, as the options say. */
export const syncChosen = async (
  named: readonly string[],
  host: Host,
  options: SyncOptions,
  context: CommandContext,
): Promise<ExitCode> => syncClients(await chooseClients(named, options, host, context), host, options, context);

const chooseClients = (
  named: readonly string[],
  { all }: SyncOptions,
  host: Host,
  context: CommandContext,
): readonly string[] | Promise<readonly string[]> => {
  if ((all ?? false) === named.length > 0)
    throw new OperatorMistake(message('mistake/which-clients'), {
      code: 'WRONG_USAGE',
    });
  if (!all) return [...new Set(named)];
  warnOfBrokenFiles(host, context);
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
