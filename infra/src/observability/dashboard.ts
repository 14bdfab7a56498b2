import { Aws, Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  LogQueryWidget,
  PeriodOverride,
  Stats,
  TextWidget,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Environment } from '../environments.ts';
import { functionErrors, functionThrottles, type Figures } from './metrics.ts';
import { runbookArticle } from './runbook.ts';

export interface DashboardProps {
  readonly environment: Environment;
  readonly figures: Figures;
  readonly alarms: Alarms;
  readonly functions: Readonly<Record<string, LambdaFunction>>;
}

const hour = Duration.hours(1);
const fiveMinutes = Duration.minutes(5);

/** How the syncs of all clients go, on one page: what is wrong first, then how well, how fast, how much. */
export class Dashboard extends Construct {
  readonly dashboard: CloudWatchDashboard;

  constructor(scope: Construct, id: string, { environment, figures, alarms, functions }: DashboardProps) {
    super(scope, id);
    this.dashboard = new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: `siesa-integration-monitoring-${environment.name}`,
      periodOverride: PeriodOverride.INHERIT,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          heading(environment),
          new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.all], width: 12, height: 4 }),
        ],
        outcomes(figures),
        volumes(figures),
        systems(figures, functions),
        [errorLines(functions)],
      ],
    });
  }
}

const heading = ({ name }: Environment): IWidget =>
  new TextWidget({
    markdown: `# Siesa integration, ${name}\nOne line a client. What to do when something is red: [the runbook](${runbookArticle('')}).`,
    width: 12,
    height: 4,
  });

const outcomes = (figures: Figures): IWidget[] => [
  graph('Success rate per client (%)', [figures.byClient('SyncSuccessRate', Stats.AVERAGE, hour)], {
    min: 0,
    max: 100,
  }),
  graph('Average sync duration (s)', [figures.byClient('SyncDuration', Stats.AVERAGE, hour)], { min: 0 }),
  graph('Cursor age (s)', [figures.byClient('CursorAge', Stats.MAXIMUM, hour)], { min: 0 }),
];

const volumes = (figures: Figures): IWidget[] => [
  graph('Records processed', [figures.byClient('RecordsProcessed', Stats.SUM, hour)], { min: 0 }),
  graph('Failed records', [figures.byClient('RecordsFailed', Stats.SUM, hour)], { min: 0 }),
  graph('RFID tags and locations assigned (%)', [figures.byClient('FollowUpSuccessRate', Stats.AVERAGE, hour)], {
    min: 0,
    max: 100,
  }),
];

const systems = (figures: Figures, functions: DashboardProps['functions']): IWidget[] => [
  graph('API latency, Siesa against product (ms)', apis(figures, 'APILatency'), { min: 0 }),
  graph('API error rate, Siesa against product (%)', apis(figures, 'APIErrorRate'), { min: 0 }),
  graph(
    'Lambda errors and throttles by function',
    Object.entries(functions).flatMap(([stage, each]) => [
      functionErrors(stage, each, fiveMinutes),
      functionThrottles(stage, each, fiveMinutes),
    ]),
    { min: 0 },
  ),
];

const apis = (figures: Figures, name: string): IMetric[] =>
  (['siesa', 'product'] as const).map((api) => figures.byClientAndApi(api, name, Stats.AVERAGE, hour));

const graph = (title: string, left: IMetric[], leftYAxis: { readonly min: number; readonly max?: number }): IWidget =>
  new GraphWidget({
    title,
    left,
    leftYAxis: { ...leftYAxis, showUnits: false },
    width: 8,
    height: 6,
    region: Aws.REGION,
  });

const errorLines = (functions: DashboardProps['functions']): IWidget =>
  new LogQueryWidget({
    title: 'The last errors',
    logGroupNames: Object.values(functions).map((each) => each.logGroup.logGroupName),
    queryLines: [
      'fields @timestamp, client_id, sync_id, component, message',
      "filter level = 'ERROR'",
      'sort @timestamp desc',
      'limit 20',
    ],
    width: 24,
    height: 6,
  });
