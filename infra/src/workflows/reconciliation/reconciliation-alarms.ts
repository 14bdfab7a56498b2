import { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { type Environment, minutesOfFile } from '../../environments.ts';
import { deadLetters, failedExecutions, longestExecution, startedUntil } from '../../observability/aws-metrics.ts';
import type { ServiceMetrics } from '../../observability/service-metrics.ts';
import type { Watch } from '../../observability/watch.ts';

export interface ReconciliationAlarmsOptions {
  readonly environment: Environment;
  readonly stateMachine: StateMachine;
  readonly metrics: ServiceMetrics;
  readonly deadLetterQueue: IQueue;
}

const fiveMinutes = Duration.minutes(5);

/** Alarms about reconciliations. Each name is a heading of docs/runbook.md. */
export const reconciliationAlarms = ({
  environment,
  stateMachine,
  metrics,
  deadLetterQueue,
}: ReconciliationAlarmsOptions): readonly Watch[] => [
  {
    name: 'reconciliation-failed',
    summary: 'A reconciliation failed, timed out or was aborted.',
    metric: failedExecutions(stateMachine, fiveMinutes),
    above: 0,
  },
  {
    name: 'slow-reconciliation',
    summary: 'A reconciliation took longer than 18 minutes.',
    metric: longestExecution(stateMachine, 'longest reconciliation', fiveMinutes),
    above: Duration.minutes(18).toMilliseconds(),
  },
  {
    name: 'divergences',
    summary: 'More than 5 % of the rows of the last hour are breaks.',
    metric: metrics.breakRate(Duration.hours(1)),
    above: 5,
  },
  {
    name: 'many-divergences',
    article: 'divergences',
    summary: 'More than 10 % of the rows of the last hour are breaks.',
    metric: metrics.breakRate(Duration.hours(1)),
    above: 10,
  },
  {
    name: 'bad-rows',
    summary: 'More than 5 % of the rows of the last hour could not be read.',
    metric: metrics.badRowRate(Duration.hours(1)),
    above: 5,
  },
  {
    name: 'reconciliation-dead-letters',
    summary: 'An uploaded file could not start its reconciliation.',
    metric: deadLetters(deadLetterQueue, fiveMinutes),
    above: 0,
  },
  ...noFile(environment, stateMachine),
];

/**
 * Fires at the time of day by which a file is expected, and stays for an hour: CloudWatch evaluates windows and no days, so each five minutes outside of the wait for
 * the file count as if they had one.
 */
const noFile = (environment: Environment, stateMachine: StateMachine): readonly Watch[] => {
  const minutes = minutesOfFile(environment);
  if (minutes === undefined) return [];
  const periods = minutes / fiveMinutes.toMinutes();
  const anHour = Duration.hours(1).toMinutes() / fiveMinutes.toMinutes();
  return [
    {
      name: 'no-file',
      summary: `No file has arrived between 00:00 and ${String(environment.expectsFileBy)} UTC.`,
      metric: startedUntil(stateMachine, minutes, fiveMinutes),
      below: 1,
      periods,
      among: periods + anHour,
      missingIsBad: true,
    },
  ];
};
