import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Watch } from './alarms.ts';
import { everyInvocationFailed } from './aws-metrics.ts';
import type { ServiceMetrics } from './service-metrics.ts';

/** Alarms of the hourly check for clients whose syncs have stopped. Each name is a heading of docs/runbook.md. */
export const overdueAlarms = (check: LambdaFunction, metrics: ServiceMetrics): readonly Watch[] => [
  {
    name: 'client-overdue',
    summary: 'A client has had no successful sync for two intervals of its schedule.',
    metric: metrics.ofEachClient('SyncOverdue', Duration.hours(1)),
    above: 0,
  },
  {
    name: 'overdue-check-silent',
    summary: 'Clients without a successful sync are no longer looked for.',
    metric: everyInvocationFailed(check, 'failed overdue checks', Duration.hours(1)),
    above: 0,
    periods: 3,
    missingIsBad: true,
  },
];
