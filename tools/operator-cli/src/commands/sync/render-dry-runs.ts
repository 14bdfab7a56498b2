import type { DryRun } from '@siesa-integration/operator';
import { table } from '../../terminal/table.ts';

/** What syncs would do, as a table, and why records would be rejected. */
export const renderDryRuns = (dryRuns: readonly DryRun[]): string => {
  const rows = dryRuns.map(({ client_id, sync_type, status, records_extracted, create, update, unchanged, reject }) => [
    client_id,
    sync_type,
    status,
    records_extracted,
    create,
    update,
    unchanged,
    reject,
  ]);
  const lines = dryRuns.flatMap(({ client_id, failed_records, error }) => [
    ...(error ? [`${client_id} would fail: ${error.name}: ${error.message}\n`] : []),
    ...failed_records.map(({ id, error: reason }) => `${client_id} would reject ${id}: ${reason}\n`),
  ]);
  return [
    table(['client', 'sync', 'would end', 'extracted', 'create', 'update', 'unchanged', 'reject'], rows),
    ...lines,
    'Dry run: nothing was sent, nothing was kept.\n',
  ].join('');
};
