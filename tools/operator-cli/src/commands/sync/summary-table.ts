import type { SyncOutcome } from '@siesa-integration/operator';
import { table, type Cell } from '../../terminal/table.ts';

const titles = [
  'client',
  'sync',
  'status',
  'extracted',
  'accepted',
  'unchanged',
  'refused',
  'warned',
  'duration',
  'records/s',
  'sync id',
];

/** The summaries of several syncs as one table. */
export const summaryTable = (outcomes: readonly SyncOutcome[]): string => table(titles, outcomes.map(row));

const row = (outcome: SyncOutcome): readonly Cell[] => {
  if (outcome.kind === 'skipped') return [outcome.clientId, '-', 'skipped', '-', '-', '-', '-', '-', '-', '-', '-'];
  const { summary, seconds } = outcome;
  return [
    summary.client_id,
    summary.sync_type ?? '-',
    summary.status,
    summary.records_extracted,
    summary.records_success,
    summary.records_unchanged,
    summary.records_failed,
    summary.records_warned,
    `${seconds.toFixed(1)} s`,
    Math.round(summary.records_processed / Math.max(seconds, 0.001)),
    summary.sync_id ?? '-',
  ];
};
