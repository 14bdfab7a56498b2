import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { alarmName, runbookArticle } from '@siesa-integration/workflow-contract';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import type { Alerts } from './alerts.ts';

/** One alarm: its metric, its threshold, and its text. */
export interface Watch {
  /** The alarm's name without its prefix, and the heading of its article in the runbook. */
  readonly name: string;
  /** The first sentence of the alarm's description. */
  readonly summary: string;
  readonly metric: IMetric;
  readonly above?: number;
  readonly below?: number;
  /** How many periods must be bad. @defaultValue 1 */
  readonly periods?: number;
  /** Among how many periods. @defaultValue `periods`: they are in a row */
  readonly among?: number;
  /** Whether the alarm also fires without any data. */
  readonly missingIsBad?: boolean;
  /** The runbook's heading, where several alarms share one. @defaultValue `name` */
  readonly article?: string;
}

/** Adds the alarm: it notifies the topic when it fires and when it is over, with the address of its runbook article. */
export const addAlarm = (
  scope: Construct,
  { name, summary, metric, above, below, missingIsBad, periods = 1, among = periods, article = name }: Watch,
  { environment, alerts }: { readonly environment: Environment; readonly alerts: Alerts },
): Alarm => {
  const alarm = new Alarm(scope, name, {
    alarmName: alarmName(name, environment.name),
    alarmDescription: `${summary} What to do: ${runbookArticle(article)}`,
    metric,
    threshold: above ?? below ?? 0,
    comparisonOperator:
      below === undefined ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: among,
    ...(among > periods && { datapointsToAlarm: periods }),
    treatMissingData: missingIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(alerts.topic));
  alarm.addOkAction(new SnsAction(alerts.topic));
  return alarm;
};
