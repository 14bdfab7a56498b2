import { Command } from 'commander';
import { clientStatus, type ClientStatus } from '../clients/client-status.ts';
import type { CommandContext } from '../command-context.ts';
import { duration } from '../console/figures.ts';
import { printJson } from '../console/print.ts';
import { table, type Cell } from '../console/table.ts';
import { withHostOptions, type HostOptions } from '../host-options.ts';
import { unreportedFailures, type PastSync } from '../hosts/sync-history.ts';
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
        if (client !== undefined) await assertKnownClient(host, client);
        const wanted = (await host.stores.settings.list()).filter((settings) => client === undefined || settings['client_id'] === client);
        const now = context.now();
        const statuses = await Promise.all(wanted.map((settings) => clientStatus(settings, host.stores, { limit: client === undefined ? 1 : shown, now })));
        const unreported = client === undefined ? await host.stores.history.latest(unreportedFailures, shown) : [];
        if (options.json) printJson(context.terminal, client === undefined ? { clients: statuses, unreported } : statuses[0]);
        else context.terminal.out([describe(statuses, now), ...unreported.map(({ syncId, timestamp }) => `An execution failed at ${timestamp} and could not be reported: siesa-sync history ${syncId} ${host.options}\n`)].join(''));
      });
    });

const titles = ['client', 'product', 'last sync', 'type', 'status', 'extracted', 'accepted', 'unchanged', 'refused', 'duration', 'cursor age'];

const describe = (statuses: readonly ClientStatus[], now: number): string => {
  const rows = statuses.flatMap((status) => (status.syncs.length === 0 ? [row(status, undefined, now)] : status.syncs.map((sync) => row(status, sync, now))));
  const running = statuses.flatMap(({ client_id, running: id }) => (id === undefined ? [] : [`${client_id} is being synced now by ${id}.\n`]));
  return [table(titles, rows), ...running, ...statuses.flatMap(lastFailure)].join('');
};

const row = ({ client_id, product_type, enabled, cursor_age_seconds: age }: ClientStatus, sync: PastSync | undefined, now: number): readonly Cell[] => [
  client_id,
  product_type,
  ...(sync
    ? [`${duration((now - Date.parse(sync.timestamp)) / 1000)} ago`, sync.syncType ?? '-', sync.status, sync.recordsExtracted, sync.recordsProcessed, sync.recordsUnchanged, sync.recordsFailed, duration(sync.durationSeconds)]
    : [enabled ? 'never' : 'never (disabled)', '-', '-', '-', '-', '-', '-', '-']),
  age === undefined ? '-' : duration(age),
];

const lastFailure = ({ client_id, syncs: [latest] }: ClientStatus): readonly string[] =>
  latest?.error ? [`${client_id}: ${latest.error.code ?? latest.error.name ?? 'failed'}: ${latest.error.message ?? ''}\n`] : [];
