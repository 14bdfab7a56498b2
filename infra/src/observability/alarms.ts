import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Alerts } from './alerts.ts';
import type { Environment } from '../environments.ts';
import { functionErrors, functionThrottles, type Figures } from './metrics.ts';
import { runbookArticle } from './runbook.ts';

export interface AlarmsProps {
  readonly environment: Environment;
  readonly alerts: Alerts;
  readonly figures: Figures;
  readonly functions: Readonly<Record<string, LambdaFunction>>;
}

interface Watch {
  /** The alarm's name without its prefix, and the heading of its article in the runbook. */
  readonly name: string;
  /** What a person reads first. */
  readonly says: string;
  readonly metric: IMetric;
  readonly above?: number;
  readonly below?: number;
  /** How many periods in a row. @defaultValue 1 */
  readonly periods?: number;
  /** No figure at all is an alarm too. */
  readonly missingIsBad?: boolean;
  /** The runbook's heading, where several alarms share one. @defaultValue `name` */
  readonly article?: string;
}

/** Tells people what they must act upon, each with the address of the article that says how. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { environment, alerts, figures, functions }: AlarmsProps) {
    super(scope, id);
    const watches = [
      ...syncWatches(figures),
      ...functionWatches(functions),
      ...(environment.expectsSyncs ? [noSuccess(figures)] : []),
    ];
    this.all = watches.map((watch) => this.#alarm(watch, environment));
    this.all.forEach((alarm) => {
      alarm.addAlarmAction(new SnsAction(alerts.topic));
      alarm.addOkAction(new SnsAction(alerts.topic));
    });
  }

  #alarm(
    { name, says, metric, above, below, missingIsBad, periods = 1, article = name }: Watch,
    environment: Environment,
  ): Alarm {
    return new Alarm(this, name, {
      alarmName: `siesa-integration-${environment.name}-${name}`,
      alarmDescription: `${says} What to do: ${runbookArticle(article)}`,
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator:
        below === undefined ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: missingIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
  }
}

const syncWatches = (figures: Figures): Watch[] => [
  {
    name: 'sync-failed',
    says: 'A sync failed, timed out or was aborted.',
    metric: figures.executionsLost(Duration.minutes(5)),
    above: 0,
  },
  {
    name: 'low-success-rate',
    says: 'Fewer than 90 % of the syncs of the last 24 hours succeeded.',
    metric: figures.successRate(Duration.days(1)),
    below: 90,
  },
  {
    name: 'slow-sync',
    says: 'A sync took longer than 30 minutes.',
    metric: figures.longestExecution(Duration.minutes(5)),
    above: Duration.minutes(30).toMilliseconds(),
  },
  {
    name: 'failed-records',
    says: 'More than 5 % of the records of the last hour failed.',
    metric: figures.failedRecordsRate(Duration.hours(1)),
    above: 5,
  },
  {
    name: 'dead-letters',
    says: 'A scheduled start could not be delivered.',
    metric: figures.deadLetters(Duration.minutes(5)),
    above: 0,
  },
];

const functionWatches = (functions: AlarmsProps['functions']): Watch[] =>
  Object.entries(functions).flatMap(([stage, each]) => [
    {
      name: `${stage}-errors`,
      article: 'function-errors',
      says: `The ${stage} failed more than 5 times in 5 minutes.`,
      metric: functionErrors(stage, each, Duration.minutes(5)),
      above: 5,
    },
    {
      name: `${stage}-throttles`,
      article: 'function-throttles',
      says: `The ${stage} was throttled.`,
      metric: functionThrottles(stage, each, Duration.minutes(5)),
      above: 0,
    },
  ]);

/** Hour by hour: over one period of a day, CloudWatch would wait for several days without figures. */
const noSuccess = (figures: Figures): Watch => ({
  name: 'no-success',
  says: 'No sync of any client succeeded in 24 hours.',
  metric: figures.successes(Duration.hours(1)),
  below: 1,
  periods: 24,
  missingIsBad: true,
});
