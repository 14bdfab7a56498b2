import { duration } from '../console/figures.ts';
import { table, type Cell } from '../console/table.ts';
import type { PastSync } from '../hosts/sync-history.ts';
import type { ClientStatus } from './client-status.ts';

const titles = [
  'client',
  'product',
  'last sync',
  'type',
  'status',
  'extracted',
  'accepted',
  'unchanged',
  'refused',
  'duration',
  'cursor age',
];

/**
 * How clients stand, for people: a line for each sync, who is being synced now, what was cut off, and what failed last.
 *
 * @param now - milliseconds since 1970
 * @param options - of the host, as commands take them
 */
export const describeStatuses = (statuses: readonly ClientStatus[], now: number, options: string): string => {
  const rows = statuses.flatMap((status) =>
    status.syncs.length === 0 ? [row(status, undefined, now)] : status.syncs.map((sync) => row(status, sync, now)),
  );
  const running = statuses.flatMap(({ client_id, running: id }) =>
    id === undefined ? [] : [`${client_id} is being synced now by ${id}.\n`],
  );
  const interrupted = statuses.flatMap(({ client_id, interrupted: cut }) =>
    cut
      ? [
          `${client_id}: the sync that began ${duration((now - Date.parse(cut.began)) / 1000)} ago was cut off in ${cut.state}: siesa-sync history ${cut.execution} ${options}\n`,
        ]
      : [],
  );
  return [table(titles, rows), ...running, ...interrupted, ...statuses.flatMap(lastFailure)].join('');
};

const row = (
  { client_id, product_type, enabled, cursor_age_seconds: age }: ClientStatus,
  sync: PastSync | undefined,
  now: number,
): readonly Cell[] => [
  client_id,
  product_type,
  ...(sync
    ? [
        `${duration((now - Date.parse(sync.timestamp)) / 1000)} ago`,
        sync.syncType ?? '-',
        sync.status,
        sync.recordsExtracted,
        sync.recordsProcessed,
        sync.recordsUnchanged,
        sync.recordsFailed,
        duration(sync.durationSeconds),
      ]
    : [enabled ? 'never' : 'never (disabled)', '-', '-', '-', '-', '-', '-', '-']),
  age === undefined ? '-' : duration(age),
];

const lastFailure = ({ client_id, syncs: [latest] }: ClientStatus): readonly string[] =>
  latest?.error
    ? [`${client_id}: ${latest.error.code ?? latest.error.name ?? 'failed'}: ${latest.error.message ?? 'no message'}\n`]
    : [];
