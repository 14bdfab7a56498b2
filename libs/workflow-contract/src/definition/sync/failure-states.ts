import type { ErrorRow } from '../../error-catalogue.ts';
import { syncStates } from '../../state-names.ts';
import { catchAll } from '../asl/catch.ts';
import type { States } from '../asl/states.ts';
import { functionTask, serviceTask } from '../asl/tasks.ts';
import type { SyncResources } from './sync-resources.ts';

/**
 * The end of every error: reported, published, written to the history, and shown as a failed execution.
 *
 * These states read only what `Begin` stored, `$.error`, and what ReportFailure or a failed SummarizeSync returned.
 */
export const failureStates = (resources: SyncResources, catalogue: readonly ErrorRow[]): States => ({
  [syncStates.reportFailure]: {
    ...functionTask(
      resources.summarizer,
      'Finds the client, the sync and the original error, ends the run and writes the message.',
      catalogue,
    ),
    Catch: catchAll(syncStates.logFailureUnreported, '$.report_error'),
    Next: syncStates.notifyFailure,
  },
  [syncStates.notifyFailure]: {
    ...serviceTask({
      partition: resources.partition,
      action: 'sns:publish',
      comment: 'Publishes the message. When that fails, the failed sync still goes to the history.',
      parameters: {
        TopicArn: resources.alertsTopic,
        'Subject.$': '$.subject',
        'Message.$': '$.message',
        MessageStructure: 'json', // a text for each way of delivery
        MessageAttributes: { alert: { DataType: 'String', 'StringValue.$': '$.alert' } },
      },
    }),
    Catch: catchAll(syncStates.logFailure, '$.notify_error'),
    Next: syncStates.logFailure,
  },
  [syncStates.logFailure]: {
    ...putHistory(resources, 'History. When this fails, the execution still fails with the first error.', {
      'Item.$': '$.item',
    }),
    Catch: catchAll(syncStates.syncFailed, '$.log_error'),
    Next: syncStates.syncFailed,
  },
  [syncStates.syncFailed]: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.message' },
  [syncStates.logFailureUnreported]: {
    ...putHistory(resources, 'ReportFailure itself failed: writes only what is certain, including the first error.', {
      Item: unreportedFailure,
    }),
    Catch: catchAll(syncStates.syncFailedUnreported, '$.log_error'),
    Next: syncStates.syncFailedUnreported,
  },
  [syncStates.syncFailedUnreported]: {
    Type: 'Fail',
    ErrorPath: '$.error.Error',
    Cause: 'The sync failed, and so did the report of it: see docs/runbook.md#unreported-failure.',
  },
});

/** A put, so that a repeated one writes the same item. */
const putHistory = (
  { syncStateTable, partition }: SyncResources,
  comment: string,
  item: Readonly<Record<string, unknown>>,
) =>
  serviceTask({
    partition,
    action: 'dynamodb:putItem',
    comment,
    parameters: { TableName: syncStateTable, ...item },
  });

/** The client's name may be the error itself, so these items have a `tenantId` that no client can have. */
const unreportedFailure = {
  tenantId: { S: '#unreported' },
  syncId: { 'S.$': '$.owner' },
  status: { S: 'failed' },
  timestamp: { 'S.$': '$.started_at' },
  error: {
    M: {
      name: { 'S.$': '$.error.Error' },
      code: { S: 'UNREPORTED_FAILURE' },
      message: { S: 'The sync failed, and so did the report of it.' },
    },
  },
};
