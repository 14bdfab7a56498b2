import { describe, expect, it } from 'vitest';
import { tasks } from '../../testing/definition.ts';
import { permanentErrors } from '../asl/retry.ts';

const functions = ['ExtractFromSiesa', 'TransformData', 'LoadToProduct', 'SummarizeSync', 'ReportFailure'];
const calls = ['LogSuccess', 'StopRun', 'NotifyFailure', 'LogFailure', 'LogFailureUnreported'];

const threeTimes = { MaxAttempts: 3, IntervalSeconds: 2, BackoffRate: 2, JitterStrategy: 'FULL' };

describe('retriers', () => {
  it('are on every task', () => {
    expect(Object.keys(tasks()).sort()).toEqual([...functions, ...calls].sort());
  });

  it.each(functions)(
    'of %s give up at once on what another attempt cannot mend, then try broken infrastructure three times',
    (name) => {
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
            'SyncAlreadyRunning',
            'LeaseLost',
            'SyncTimedOut',
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
            'States.TaskFailed',
            'States.Timeout',
            'Sandbox.Timedout',
          ],
          ...threeTimes,
        },
      ]);
    },
  );

  it.each(calls)('of %s take a refused condition as an answer', (name) => {
    expect(tasks()[name]?.Retry).toEqual([
      { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 },
      { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], ...threeTimes },
    ]);
  });

  it('leave what only time mends to be tried again', () => {
    for (const transient of ['SiesaUnavailable', 'ProductUnavailable', 'RateLimited'])
      expect(permanentErrors).not.toContain(transient);
  });
});
