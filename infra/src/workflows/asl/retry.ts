import type { Retrier } from './states.ts';

/**
 * Names of errors that another attempt cannot mend: what is wrong stays wrong until a person acts, or is not an error at all.
 *
 * The code's own names for them; a test in `tools/sandbox` holds both lists against each other.
 */
export const permanentErrors = [
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
] as const;

const threeTimes = { IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 3, JitterStrategy: 'FULL' } as const;

/** Broken infrastructure is tried again; HTTP calls have been retried by the code already. The first retrier that matches decides. */
export const retryStage: readonly Retrier[] = [
  { ErrorEquals: permanentErrors, MaxAttempts: 0 },
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
];

/** Calls of the state machine itself (DynamoDB, SNS): a refused condition is an answer, everything else may pass. */
export const retryCall: readonly Retrier[] = [
  { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 },
  { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], ...threeTimes },
];
