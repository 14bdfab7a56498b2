import { Command } from 'commander';
import { groupByReason, openRejects, type OpenReject, type RejectGroup } from '../clients/open-rejects.ts';
import { unpark } from '../clients/unpark.ts';
import type { CommandContext } from '../command-context.ts';
import { duration } from '../console/figures.ts';
import { printJson } from '../console/print.ts';
import { table } from '../console/table.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import type { Host } from '../hosts/host.ts';
import { assertClientsReady, assertKnownClient } from '../sync/assert-clients-ready.ts';
import { exitCodeOf, printOutcomes } from '../sync/print-outcomes.ts';
import { runSyncs } from '../sync/run-syncs.ts';
import { withHost } from '../with-host.ts';

interface RejectsOptions extends HostOptions {
  readonly retry?: boolean;
  readonly json?: boolean;
}

/** `siesa-sync rejects CLIENT` */
export const rejectsCommand = (context: CommandContext): Command =>
  withHostOptions(new Command('rejects'))
    .summary('open rejects by reason, with attempts')
    .description(
      'Shows the products that were not accepted, by reason. An incremental sync tries each of them again, ten times; after that it is parked until Siesa or the mapping changes, or until --retry.',
    )
    .argument('<client>', 'id of the client')
    .option('--retry', 'take parked ones back and start an incremental sync, which tries up to 200 of them again')
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nExample:\n  $ siesa-sync rejects cliente-a --local ./clients --retry')
    .action((client: string, options: RejectsOptions) =>
      withHost(context, options, async (host) => {
        await (options.retry ? retry(host, client, options, context) : show(host, client, options, context));
      }),
    );

const show = async (
  host: Host,
  client: string,
  { json }: RejectsOptions,
  { terminal, now }: CommandContext,
): Promise<void> => {
  await assertKnownClient(host, client);
  const groups = groupByReason(await openRejects(host.stores.ledger, client));
  if (json)
    printJson(terminal, {
      client_id: client,
      open: groups.reduce((sum, { rejects }) => sum + rejects.length, 0),
      reasons: groups.map(groupDocument),
    });
  else
    terminal.out(
      groups.length === 0
        ? `${client} has no open rejects.\n`
        : describe(groups, `${client} PRODUCT_ID ${host.options}`, now()),
    );
};

const retry = async (
  host: Host,
  client: string,
  options: RejectsOptions,
  { terminal, now, exitWith }: CommandContext,
): Promise<void> => {
  await assertClientsReady(host, [client]);
  await unpark(host.stores.ledger, client, await openRejects(host.stores.ledger, client));
  const outcomes = await runSyncs(host, [{ client_id: client, sync_type: 'incremental' }], terminal, now);
  printOutcomes(outcomes, options, host, terminal);
  exitWith(exitCodeOf(outcomes));
};

const groupDocument = ({ code, message, rejects }: RejectGroup) => ({
  code,
  message,
  products: rejects.map(({ product_id, source_id, rejection }) => ({
    product_id,
    source_id,
    message: rejection.message,
    attempts: rejection.attempts,
    parked: rejection.parked === true,
    first_seen: rejection.first_seen,
    last_seen: rejection.last_seen,
  })),
});

const describe = (groups: readonly RejectGroup[], explained: string, now: number): string => {
  const rows = groups.map(({ code, message, rejects }) => [
    rejects.length,
    code,
    message.slice(0, 80),
    attemptsOf(rejects),
    ageOf(rejects, now),
    rejects
      .slice(0, 3)
      .map(({ product_id }) => product_id)
      .join(' '),
  ]);
  return `${table(['products', 'reason', 'for example', 'attempts', 'since', 'such as'], rows)}\nWhat happened to one of them: siesa-sync explain ${explained}\n`;
};

const attemptsOf = (rejects: readonly OpenReject[]): string => {
  const most = Math.max(...rejects.map(({ rejection }) => rejection.attempts));
  const parked = rejects.filter(({ rejection }) => rejection.parked).length;
  return parked === 0 ? `up to ${String(most)}` : `up to ${String(most)}, ${String(parked)} parked`;
};

const ageOf = (rejects: readonly OpenReject[], now: number): string =>
  duration((now - Math.min(...rejects.map(({ rejection }) => Date.parse(rejection.first_seen)))) / 1000);
