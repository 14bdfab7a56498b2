import { permanentErrorNames, type ErrorRow } from '../../error-catalogue.ts';
import type { Retrier } from './states.ts';

const threeTimes = { IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 3, JitterStrategy: 'FULL' } as const;

/**
 * Retriers of a Lambda task. The first one that matches decides: names that the catalogue does not retry, then broken infrastructure.
 *
 * HTTP calls are not repeated here, because the code has already done so.
 */
export const retryStage = (catalogue: readonly ErrorRow[]): readonly Retrier[] => [
  { ErrorEquals: permanentErrorNames(catalogue), MaxAttempts: 0 },
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
];

/** Retriers of the state machine's own calls to DynamoDB and SNS. A refused condition is an answer; any other error may pass. */
export const retryCall: readonly Retrier[] = [
  { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 },
  { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], ...threeTimes },
];
