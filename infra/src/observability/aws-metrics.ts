import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** `FILL` counts a missing metric as 0: a sum with a missing metric is itself missing, and its alarm never fires. */
const failures = 'FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)';

/** Executions that failed, timed out or were aborted. `ExecutionsFailed` alone counts only the first. */
export const failedExecutions = (stateMachine: StateMachine, period: Duration): IMetric =>
  new MathExpression({
    label: 'failed, timed out or aborted',
    expression: failures,
    usingMetrics: failureMetrics(stateMachine, period),
    period,
  });

/**
 * Executions that were started from midnight until a time of day, UTC; 1 in each period after it.
 *
 * @param minutes - after midnight
 */
export const startedUntil = (stateMachine: StateMachine, minutes: number, period: Duration): IMetric =>
  new MathExpression({
    label: 'started',
    expression: `IF(HOUR(clock) * 60 + MINUTE(clock) < ${String(minutes)}, FILL(started, 0), 1)`,
    usingMetrics: {
      // Of started executions alone there would be no hour without one.
      clock: new MathExpression({ label: 'clock', expression: 'TIME_SERIES(0)', usingMetrics: {}, period }),
      started: stateMachine.metricStarted({ period }),
    },
    period,
  });

/** Percent of the ended executions that succeeded; 100 when none ended. */
export const executionSuccessRate = (stateMachine: StateMachine, period: Duration): IMetric => {
  const succeeded = stateMachine.metricSucceeded({ period });
  const ended = `(FILL(succeeded, 0) + ${failures})`;
  return new MathExpression({
    label: 'success rate (%)',
    expression: `IF(${ended} > 0, 100 * FILL(succeeded, 0) / ${ended}, 100)`,
    usingMetrics: { succeeded, ...failureMetrics(stateMachine, period) },
    period,
  });
};

/** Milliseconds. */
export const longestExecution = (stateMachine: StateMachine, label: string, period: Duration): IMetric =>
  stateMachine.metricTime({ period, statistic: Stats.MAXIMUM, label });

export const deadLetters = (queue: IQueue, period: Duration): IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM, label: 'dead letters' });

export const functionErrors = (stage: string, of: LambdaFunction, period: Duration): IMetric =>
  of.metricErrors({ period, label: `${stage} errors` });

export const functionThrottles = (stage: string, of: LambdaFunction, period: Duration): IMetric =>
  of.metricThrottles({ period, label: `${stage} throttles` });

/** Most functions that ran at once in the whole account and region. */
export const concurrencyOfAccount = (period: Duration): IMetric =>
  ofAccount('ConcurrentExecutions', Stats.MAXIMUM, 'functions at once', period);

/** Starts that Lambda refused in the whole account and region. */
export const throttlesOfAccount = (period: Duration): IMetric =>
  ofAccount('Throttles', Stats.SUM, 'refused starts', period);

/** Lambda also sends its metrics without a function's name, for all functions together. */
const ofAccount = (metricName: string, statistic: string, label: string, period: Duration): IMetric =>
  new Metric({ namespace: 'AWS/Lambda', metricName, statistic, label, period });

/** Most of one function that ran at once. */
export const concurrencyOf = (stage: string, of: LambdaFunction, period: Duration): IMetric =>
  of.metric('ConcurrentExecutions', { period, statistic: Stats.MAXIMUM, label: `${stage} at once` });

/** 0 when an invocation of a function ended without an error, 1 when all failed; no data when there was none. Lambda sends 0 for a success. */
export const everyInvocationFailed = (of: LambdaFunction, label: string, period: Duration): IMetric =>
  of.metricErrors({ period, statistic: Stats.MINIMUM, label });

const failureMetrics = (stateMachine: StateMachine, period: Duration): Record<string, IMetric> => ({
  failed: stateMachine.metricFailed({ period }),
  timedOut: stateMachine.metricTimedOut({ period }),
  aborted: stateMachine.metricAborted({ period }),
});
