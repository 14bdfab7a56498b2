import { catchAll } from '../asl/catch.ts';
import { retryCall, retryStage } from '../asl/retry.ts';
import type { States, TaskState } from '../asl/states.ts';
import { callTimeoutSeconds, taskTimeoutSeconds, type SyncResources } from './sync-resources.ts';

/**
 * Where every error ends: reported, told to people, kept in the history, and shown as a failed execution.
 *
 * They read only what `Begin` kept, `$.error`, and what ReportFailure (or a failed SummarizeSync) returned.
 */
export const failureStates = (resources: SyncResources): States => ({
  ReportFailure: {
    Type: 'Task',
    Comment: 'Finds the client, the sync and the true error, ends the run and says how to tell of it.',
    Resource: resources.summarizer.arn,
    TimeoutSeconds: taskTimeoutSeconds(resources.summarizer),
    Retry: retryStage,
    Catch: catchAll('LogFailureUnreported', '$.report_error'),
    Next: 'NotifyFailure',
  },
  NotifyFailure: notifyFailure(resources),
  LogFailure: {
    ...putHistory(resources, { 'Item.$': '$.item' }),
    Comment: 'History. Its own failure goes on: the execution fails all the same.',
    Catch: catchAll('SyncFailed', '$.log_error'),
    Next: 'SyncFailed',
  },
  SyncFailed: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.message' },
  LogFailureUnreported: {
    ...putHistory(resources, { Item: unreportedFailure }),
    Comment: 'ReportFailure failed itself: writes what is certain, the first error among it.',
    Catch: catchAll('SyncFailedUnreported', '$.log_error'),
    Next: 'SyncFailedUnreported',
  },
  SyncFailedUnreported: {
    Type: 'Fail',
    ErrorPath: '$.error.Error',
    Cause: 'The sync failed, and so did the report of it: see docs/runbook.md#unreported-failure.',
  },
});

/** A broken topic never hides a failed sync. */
const notifyFailure = ({ alertsTopic, partition }: SyncResources): TaskState => ({
  Type: 'Task',
  Comment: 'Tells people. Its own failure goes on to the history.',
  Resource: `arn:${partition}:states:::sns:publish`,
  Parameters: { TopicArn: alertsTopic, 'Subject.$': '$.subject', 'Message.$': '$.message' },
  ResultPath: null,
  TimeoutSeconds: callTimeoutSeconds,
  Retry: retryCall,
  Catch: catchAll('LogFailure', '$.notify_error'),
  Next: 'LogFailure',
});

/** A put, so that a repeated one writes the same item. */
const putHistory = ({ syncStateTable, partition }: SyncResources, item: Readonly<Record<string, unknown>>) =>
  ({
    Type: 'Task',
    Resource: `arn:${partition}:states:::dynamodb:putItem`,
    Parameters: { TableName: syncStateTable, ...item },
    ResultPath: null,
    TimeoutSeconds: callTimeoutSeconds,
    Retry: retryCall,
  }) as const;

/** The client's name may be what was wrong: these stand under a name that no client can have. */
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
