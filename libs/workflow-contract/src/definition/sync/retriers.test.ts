import { describe, expect, it } from 'vitest';
import { tasks } from '../../testing/definition.ts';

const functions = ['ExtractFromSiesa', 'TransformData', 'LoadToProduct', 'SummarizeSync', 'ReportFailure'];
const calls = ['LogSuccess', 'StopRun', 'NotifyFailure', 'LogFailure', 'LogFailureUnreported'];

const threeTimes = { MaxAttempts: 3, IntervalSeconds: 2, BackoffRate: 2, JitterStrategy: 'FULL' };

describe('the retriers of the sync workflow', () => {
  it('are on every task', () => {
    expect(Object.keys(tasks()).sort()).toEqual([...functions, ...calls, 'HandOver'].sort());
  });

  it.each(functions)('of %s never retry permanent errors, and retry broken infrastructure three times', (name) => {
    expect(tasks()[name]?.Retry).toEqual([
      {
        ErrorEquals: [
          'InvalidInput',
          'ClientNotFound',
          'ClientDisabled',
          'ConfigurationInvalid',
          'MappingInvalid',
          'SecretMissing',
          'SiesaAuthenticationFailed',
          'ProductAuthenticationFailed',
          'SiesaContractBroken',
          'ProductContractBroken',
          'StoredPartBroken',
          'StateUnusable',
          'SourceChanged',
          'DestinationChanged',
          'SourceIncomplete',
          'StockUnbelievable',
          'FieldEmptied',
          'SyncAlreadyRunning',
          'LeaseLost',
          'SyncTimedOut',
          'SyncStopped',
        ],
        MaxAttempts: 0,
      },
      {
        ErrorEquals: [
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.TooManyRequestsException',
          'Lambda.Unknown',
          'States.TaskFailed',
          'States.Timeout',
          'Sandbox.Timedout',
        ],
        ...threeTimes,
      },
    ]);
  });

  it('of HandOver do not start a successor that exists already', () => {
    expect(tasks()['HandOver']?.Retry).toEqual([
      {
        ErrorEquals: ['StepFunctions.ExecutionAlreadyExists', 'StepFunctions.ExecutionAlreadyExistsException'],
        MaxAttempts: 0,
      },
      { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 },
      { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], ...threeTimes },
    ]);
  });

  it.each(calls)('of %s do not retry a refused condition', (name) => {
    expect(tasks()[name]?.Retry).toEqual([
      { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 },
      { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], ...threeTimes },
    ]);
  });
});
