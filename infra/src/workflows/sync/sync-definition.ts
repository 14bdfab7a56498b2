import { catchAll } from '../asl/catch.ts';
import { failureStates } from './failure-states.ts';
import { loadParts } from './load-parts.ts';
import { retryCall, retryStage } from '../asl/retry.ts';
import type { StateMachineDefinition, States } from '../asl/states.ts';
import { callTimeoutSeconds, taskTimeoutSeconds, type SyncResources } from './sync-resources.ts';

/** One sync of one client: extract slice by slice, load each slice's parts side by side, sum up, keep the outcome. */
export const syncDefinition = (resources: SyncResources): StateMachineDefinition => ({
  Comment: "Keeps one client's product equal to Siesa. Input: client_id, sync_type (incremental unless given).",
  StartAt: 'Begin',
  TimeoutSeconds: 2 * 60 * 60,
  States: {
    ...extractStates(resources),
    LoadParts: loadParts(resources),
    ...outcomeStates(resources),
    ...failureStates(resources),
  },
});

const extractStates = ({ extractor }: SyncResources): States => ({
  Begin: {
    Type: 'Pass',
    Comment: 'Keeps what every later state may read without fear: an absent path is an error that nothing catches.',
    Parameters: { 'request.$': '$', 'owner.$': '$$.Execution.Id', 'started_at.$': '$$.Execution.StartTime' },
    Next: 'ExtractFromSiesa',
  },
  ExtractFromSiesa: {
    Type: 'Task',
    Comment: "Reads pages of Siesa until this slice's time or parts are used up, and stores them as raw parts.",
    Resource: extractor.arn,
    TimeoutSeconds: taskTimeoutSeconds(extractor),
    Retry: retryStage,
    Catch: [
      { ErrorEquals: ['SyncAlreadyRunning'], ResultPath: '$.error', Next: 'SyncSkipped' },
      ...catchAll('ReportFailure'),
    ],
    Next: 'LoadParts',
  },
  SyncSkipped: { Type: 'Succeed', Comment: 'Another run holds this client; its sync id is in $.error.' },
});

const outcomeStates = ({ summarizer, syncStateTable, partition }: SyncResources): States => ({
  'MoreToExtract?': {
    Type: 'Choice',
    Choices: [{ Variable: '$.has_more', BooleanEquals: true, Next: 'WaitForBudget' }],
    Default: 'SummarizeSync',
  },
  WaitForBudget: {
    Type: 'Wait',
    Comment: "Until Siesa's request budget, or its Retry-After, allows the next slice. A function never waits for it.",
    SecondsPath: '$.wait_seconds',
    Next: 'ExtractFromSiesa',
  },
  SummarizeSync: {
    Type: 'Task',
    Comment: 'Counts every record, moves the cursor and ends the lease. A run that failed comes back as a value.',
    Resource: summarizer.arn,
    TimeoutSeconds: taskTimeoutSeconds(summarizer),
    Retry: retryStage,
    Catch: catchAll('ReportFailure'),
    Next: 'SyncOutcome?',
  },
  'SyncOutcome?': {
    Type: 'Choice',
    Choices: [{ Variable: '$.status', StringEquals: 'success', Next: 'LogSuccess' }],
    Default: 'NotifyFailure',
  },
  LogSuccess: {
    Type: 'Task',
    Comment: 'History. The run is committed already: if this cannot be written, a person must know.',
    Resource: `arn:${partition}:states:::dynamodb:putItem`,
    Parameters: { TableName: syncStateTable, 'Item.$': '$.item' },
    ResultPath: null,
    TimeoutSeconds: callTimeoutSeconds,
    Retry: retryCall,
    Catch: catchAll('ReportFailure'),
    End: true,
  },
});
