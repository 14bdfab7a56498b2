import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { concurrencyAlarm, highShare } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import type { StageFunction } from '../functions/stage-function.ts';
import type { Alerts } from './alerts.ts';
import { concurrencyOf, concurrencyOfAccount, deadLetters, functionErrors, throttlesOfAccount } from './aws-metrics.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import { addAlarm, type Watch } from './watch.ts';

export interface AlarmsProps {
  readonly environment: Environment;
  readonly alerts: Alerts;
  readonly metrics: ServiceMetrics;
  readonly deadLetterQueue: IQueue;
  /** By stage. */
  readonly functions: Readonly<Record<string, StageFunction>>;
  /** The alarms of all workflows, and of what belongs to none. */
  readonly watches: readonly Watch[];
}

/** Every alarm notifies the alerts topic, with the address of its runbook article. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(
    scope: Construct,
    id: string,
    { environment, alerts, metrics, deadLetterQueue, functions, watches: given }: AlarmsProps,
  ) {
    super(scope, id);
    const watches = [
      ...given,
      deadLetterWatch(deadLetterQueue),
      ...functionWatches(functions),
      ...concurrencyWatches(environment, functions),
      ...(environment.expectsSyncs ? [noSuccess(metrics)] : []),
    ];
    this.all = watches.map((watch) => addAlarm(this, watch, { environment, alerts }));
  }
}

const deadLetterWatch = (queue: IQueue): Watch => ({
  name: 'dead-letters',
  summary: 'A scheduled start could not be delivered.',
  metric: deadLetters(queue, Duration.minutes(5)),
  above: 0,
});

const functionWatches = (functions: AlarmsProps['functions']): Watch[] =>
  Object.entries(functions).map(([stage, each]) => ({
    name: `${stage}-errors`,
    article: 'function-errors',
    summary: `The ${stage} failed more than 5 times in 5 minutes.`,
    metric: functionErrors(stage, each, Duration.minutes(5)),
    above: 5,
  }));

const concurrencyWatches = ({ concurrency }: Environment, functions: AlarmsProps['functions']): Watch[] => [
  {
    name: concurrencyAlarm,
    summary: `More than ${percent(highShare)} of the ${String(concurrency.ofAccount)} functions that the account may run at once were running.`,
    metric: concurrencyOfAccount(Duration.minutes(5)),
    above: Math.floor(concurrency.ofAccount * highShare),
  },
  {
    name: 'function-throttles',
    summary: 'Lambda refused to start a function of this account.',
    metric: throttlesOfAccount(Duration.minutes(5)),
    above: 0,
  },
  ...Object.entries(functions).flatMap(([stage, each]) =>
    each.reservedConcurrency === undefined
      ? []
      : [
          {
            name: `${stage}-concurrency`,
            article: 'concurrency',
            summary: `More than ${percent(highShare)} of the ${String(each.reservedConcurrency)} reserved for the ${stage} were running.`,
            metric: concurrencyOf(stage, each, Duration.minutes(5)),
            above: Math.floor(each.reservedConcurrency * highShare),
          },
        ],
  ),
];

const percent = (share: number): string => `${String(100 * share)} %`;

/** By the hour, because CloudWatch evaluates several days without data before it alarms on a period of one day. */
const noSuccess = (metrics: ServiceMetrics): Watch => ({
  name: 'no-success',
  summary: 'No sync of any client succeeded in 24 hours.',
  metric: metrics.successes(Duration.hours(1)),
  below: 1,
  periods: 24,
  missingIsBad: true,
});
