import { duration, type ClientStatus, type PastSync, type Statuses } from '@siesa-integration/operator';
import { table, type Cell } from '../../terminal/table.ts';
import { heldInWords } from '../sync/print-outcomes.ts';

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
  'warned',
  'duration',
  'cursor age',
];

/**
 * Statuses as text: a line for each sync, then what is running, what was cut off, what failed last, and what could not be reported.
 *
 * @param now - milliseconds since 1970
 * @param options - the command-line options of the host
 */
export const renderStatuses = ({ clients, unreported }: Statuses, now: number, options: string): string => {
  const rows = clients.flatMap((status) =>
    status.syncs.length === 0 ? [row(status, undefined, now)] : status.syncs.map((sync) => row(status, sync, now)),
  );
  const running = clients.flatMap(({ client_id, running: id }) =>
    id === undefined ? [] : [`${client_id} is being synced now by ${id}.\n`],
  );
  const interrupted = clients.flatMap(({ client_id, interrupted: cut }) =>
    cut
      ? [
          `${client_id}: the sync that began ${duration((now - Date.parse(cut.began)) / 1000)} ago was cut off in ${cut.state}: siesa-sync history ${cut.execution} ${options}\n`,
        ]
      : [],
  );
  const held = clients.flatMap(({ client_id, cursor_held: because }) =>
    because ? [`${client_id}: the last sync left the cursor where it was. ${heldInWords(because)}\n`] : [],
  );
  const failures = unreported.map(
    ({ syncId, timestamp }) =>
      `An execution failed at ${timestamp} and could not be reported: siesa-sync history ${syncId} ${options}\n`,
  );
  return [table(titles, rows), ...running, ...interrupted, ...held, ...clients.flatMap(lastFailure), ...failures].join(
    '',
  );
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
        sync.recordsWarned,
        duration(sync.durationSeconds),
      ]
    : [enabled ? 'never' : 'never (disabled)', '-', '-', '-', '-', '-', '-', '-', '-']),
  age === undefined ? '-' : duration(age),
];

const lastFailure = ({ client_id, syncs: [latest] }: ClientStatus): readonly string[] =>
  latest?.error
    ? [`${client_id}: ${latest.error.code ?? latest.error.name ?? 'failed'}: ${latest.error.message ?? 'no message'}\n`]
    : [];
