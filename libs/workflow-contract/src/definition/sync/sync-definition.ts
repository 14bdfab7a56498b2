import { errorCatalogue, skippingErrorNames, type ErrorRow } from '../../error-catalogue.ts';
import { syncStates } from '../../state-names.ts';
import { catchAll } from '../asl/catch.ts';
import type { StateMachineDefinition, States } from '../asl/states.ts';
import { functionTask, serviceTask } from '../asl/tasks.ts';
import { failureStates } from './failure-states.ts';
import { handOverStates, handsOver } from './hand-over-states.ts';
import { loadParts } from './load-parts.ts';
import type { SyncResources } from './sync-resources.ts';

/** Of one execution. A run that needs longer goes on in another one (docs/adr/0106-a-run-may-have-successors.md). */
const executionSeconds = 2 * 60 * 60;

/**
 * One sync of one client: extract slice by slice, load the parts of each slice in parallel, sum up, record the outcome.
 *
 * @param catalogue - decides which errors are retried and which end as skipped
 */
export const syncDefinition = (
  resources: SyncResources,
  catalogue: readonly ErrorRow[] = errorCatalogue,
): StateMachineDefinition => ({
  Comment: "Keeps one client's product equal to Siesa. Input: client_id, sync_type (incremental unless given).",
  StartAt: syncStates.begin,
  TimeoutSeconds: executionSeconds,
  States: {
    ...extractStates(resources, catalogue),
    [syncStates.loadParts]: loadParts(resources, catalogue),
    ...sliceStates(),
    ...handOverStates(resources),
    ...outcomeStates(resources, catalogue),
    ...failureStates(resources, catalogue),
  },
});

const extractStates = ({ extractor }: SyncResources, catalogue: readonly ErrorRow[]): States => ({
  [syncStates.begin]: {
    Type: 'Pass',
    Comment: 'Stores what every later state may read safely: nothing catches the error of an absent path.',
    Parameters: {
      'request.$': '$',
      'owner.$': '$$.Execution.Id',
      'started_at.$': '$$.Execution.StartTime',
      execution: { number: 1, 'started_at.$': '$$.Execution.StartTime', limit_seconds: executionSeconds },
    },
    Next: syncStates.extractFromSiesa,
  },
  [syncStates.extractFromSiesa]: {
    ...functionTask(
      extractor,
      'Reads pages of Siesa until the time or the number of parts of this slice is used up, and stores them as raw parts.',
      catalogue,
    ),
    Catch: [
      { ErrorEquals: skippingErrorNames(catalogue), ResultPath: '$.error', Next: syncStates.syncSkipped },
      ...catchAll(syncStates.reportFailure),
    ],
    Next: syncStates.loadParts,
  },
  [syncStates.syncSkipped]: {
    Type: 'Succeed',
    Comment: 'Another run holds the lease of this client; its sync id is in $.error.',
  },
});

const sliceStates = (): States => ({
  [syncStates.moreToExtract]: {
    Type: 'Choice',
    Choices: [handsOver, { Variable: '$.has_more', BooleanEquals: true, Next: syncStates.waitForBudget }],
    Default: syncStates.summarizeSync,
  },
  [syncStates.waitForBudget]: {
    Type: 'Wait',
    Comment: "Until Siesa's request budget or its Retry-After allows the next slice. A function never waits for it.",
    SecondsPath: '$.wait_seconds',
    Next: syncStates.extractFromSiesa,
  },
});

const outcomeStates = (
  { summarizer, syncStateTable, partition }: SyncResources,
  catalogue: readonly ErrorRow[],
): States => ({
  [syncStates.summarizeSync]: {
    ...functionTask(
      summarizer,
      'Counts every record, moves the cursor and ends the lease. A failed run comes back as a value.',
      catalogue,
    ),
    Catch: catchAll(syncStates.reportFailure),
    Next: syncStates.syncOutcome,
  },
  [syncStates.syncOutcome]: {
    Type: 'Choice',
    Choices: [handsOver, { Variable: '$.status', StringEquals: 'success', Next: syncStates.logSuccess }],
    Default: syncStates.notifyFailure,
  },
  [syncStates.logSuccess]: {
    ...serviceTask({
      partition,
      action: 'dynamodb:putItem',
      comment: 'History. The run is already committed, so a person must know when this cannot be written.',
      parameters: { TableName: syncStateTable, 'Item.$': '$.item' },
    }),
    Catch: catchAll(syncStates.reportFailure),
    End: true,
  },
});
