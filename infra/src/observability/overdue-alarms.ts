import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Watch } from './watch.ts';
import { everyInvocationFailed } from './aws-metrics.ts';

/** The alarm of the hourly check, which itself publishes the alerts of clients. Its name is a heading of docs/runbook.md. */
export const overdueAlarms = (check: LambdaFunction): readonly Watch[] => [
  {
    name: 'overdue-check-silent',
    summary: 'Clients without a successful sync are no longer looked for, and alerts of clients are not published.',
    metric: everyInvocationFailed(check, 'failed overdue checks', Duration.hours(1)),
    above: 0,
    periods: 3,
    missingIsBad: true,
  },
];
