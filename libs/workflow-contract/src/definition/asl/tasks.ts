import type { ErrorRow } from '../../error-catalogue.ts';
import { retryCall, retryStage } from './retry.ts';
import type { Retrier } from './states.ts';

/** A Lambda function, as a task needs it. */
export interface FunctionResource {
  readonly arn: string;
  readonly timeoutSeconds: number;
}

/** The fields that every Lambda task has; `Catch` and `Next` differ. */
export const functionTask = (
  { arn, timeoutSeconds }: FunctionResource,
  comment: string,
  catalogue: readonly ErrorRow[],
) =>
  ({
    Type: 'Task',
    Comment: comment,
    Resource: arn,
    // Longer than the function's own timeout, so a retry never runs beside an attempt that still works.
    TimeoutSeconds: timeoutSeconds + 30,
    Retry: retryStage(catalogue),
  }) as const;

/** A call that the state machine makes itself. */
export interface ServiceCall {
  /** `aws`, `aws-cn`, …: a part of every integration's ARN. */
  readonly partition: string;
  /** Service and action, such as `dynamodb:putItem`. */
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly comment: string;
}

interface ServiceTask {
  readonly Type: 'Task';
  readonly Comment: string;
  readonly Resource: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly ResultPath: null;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
}

/** The fields that every call to DynamoDB or SNS has. Such a call takes milliseconds, so it gets 30 s. */
export const serviceTask = ({ partition, action, parameters, comment }: ServiceCall): ServiceTask => ({
  Type: 'Task',
  Comment: comment,
  Resource: `arn:${partition}:states:::${action}`,
  Parameters: parameters,
  ResultPath: null,
  TimeoutSeconds: 30,
  Retry: retryCall,
});
