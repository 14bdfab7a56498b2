import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Watch } from '../../observability/watch.ts';
import { executionSuccessRate, failedExecutions, longestExecution } from '../../observability/aws-metrics.ts';
import type { ServiceMetrics } from '../../observability/service-metrics.ts';

/** Alarms about the syncs of all clients. Each name is a heading of docs/runbook.md. */
export const syncAlarms = (stateMachine: StateMachine, metrics: ServiceMetrics): readonly Watch[] => [
  {
    name: 'sync-failed',
    summary: 'A sync failed, timed out or was aborted.',
    metric: failedExecutions(stateMachine, Duration.minutes(5)),
    above: 0,
  },
  {
    name: 'low-success-rate',
    summary: 'Fewer than 90 % of the syncs of the last 24 hours succeeded.',
    metric: executionSuccessRate(stateMachine, Duration.days(1)),
    below: 90,
  },
  {
    name: 'slow-sync',
    summary: 'A sync took longer than 30 minutes.',
    metric: longestExecution(stateMachine, 'longest sync', Duration.minutes(5)),
    above: Duration.minutes(30).toMilliseconds(),
  },
  {
    name: 'failed-records',
    summary: 'More than 5 % of the records of the last hour failed.',
    metric: metrics.failedRecordsRate(Duration.hours(1)),
    above: 5,
  },
];
