import type { SyncSummary } from '@siesa-integration/workflow-contract';
import type { RunError } from '../judge-run.ts';

/**
 * The summary of a run whose execution failed after the run itself had ended (docs/adr/0042-a-success-that-cannot-be-kept.md). Pure.
 *
 * A run that had failed keeps its own error, because that is the cause.
 *
 * @param partial - the run was asked for single products, so it never moves the cursor
 */
export const failedAfterEnd = (ended: SyncSummary, error: RunError, partial: boolean): SyncSummary =>
  ended.status === 'failed'
    ? ended
    : { ...ended, status: 'failed', error: { ...error, message: messageOf(ended, error, partial) } };

const messageOf = (ended: SyncSummary, { name }: RunError, partial: boolean): string =>
  `The sync itself succeeded: each of its ${ended.records_processed.toString()} records has an outcome, and ${cursorOf(ended, partial)}. ` +
  `Only its row in the history could not be written (${name}), so 'siesa-sync status' may lack it. Nothing has to run again.`;

const cursorOf = ({ cursor_held, cursor_held_because }: SyncSummary, partial: boolean): string => {
  if (partial) return 'the cursor stays, as after every sync of single products';
  return cursor_held
    ? `the cursor is held (${cursor_held_because?.cause ?? 'without a reason'})`
    : 'the cursor has moved';
};
