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
import { type MetricName, resourceNames, runbookArticle } from '@siesa-integration/workflow-contract';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Environment } from '../environments.ts';
import { functionErrors, functionThrottles } from './aws-metrics.ts';
import type { ServiceMetrics } from './service-metrics.ts';

export interface DashboardProps {
  readonly environment: Environment;
  readonly metrics: ServiceMetrics;
  readonly alarms: Alarms;
  readonly functions: Readonly<Record<string, LambdaFunction>>;
}

const hour = Duration.hours(1);
const fiveMinutes = Duration.minutes(5);

/** The syncs of all clients on one page: alarms first, then success, duration and volume, then the systems. */
export class Dashboard extends Construct {
  readonly dashboard: CloudWatchDashboard;

  constructor(scope: Construct, id: string, { environment, metrics, alarms, functions }: DashboardProps) {
    super(scope, id);
    this.dashboard = new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: resourceNames(environment.name, Aws.ACCOUNT_ID).dashboard,
      periodOverride: PeriodOverride.INHERIT,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          heading(environment),
          new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.all], width: 12, height: 4 }),
        ],
        outcomes(metrics),
        volumes(metrics),
        systems(metrics, functions),
        reconciliations(metrics),
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

const outcomes = (metrics: ServiceMetrics): IWidget[] => [
  graph('Success rate per client (%)', [metrics.byClient('SyncSuccessRate', Stats.AVERAGE, hour)], {
    min: 0,
    max: 100,
  }),
  graph('Average sync duration (s)', [metrics.byClient('SyncDuration', Stats.AVERAGE, hour)], { min: 0 }),
  graph('Cursor age (s)', [metrics.byClient('CursorAge', Stats.MAXIMUM, hour)], { min: 0 }),
];

const volumes = (metrics: ServiceMetrics): IWidget[] => [
  graph('Records processed', [metrics.byClient('RecordsProcessed', Stats.SUM, hour)], { min: 0, width: 6 }),
  graph('Failed records', [metrics.byClient('RecordsFailed', Stats.SUM, hour)], { min: 0, width: 6 }),
  graph('Records with a warning', [metrics.byClient('RecordsWarned', Stats.SUM, hour)], { min: 0, width: 6 }),
  graph('RFID tags and locations assigned (%)', [metrics.byClient('FollowUpSuccessRate', Stats.AVERAGE, hour)], {
    min: 0,
    max: 100,
    width: 6,
  }),
];

const systems = (metrics: ServiceMetrics, functions: DashboardProps['functions']): IWidget[] => [
  graph('API latency, Siesa against product (ms)', apis(metrics, 'APILatency'), { min: 0 }),
  graph('API error rate, Siesa against product (%)', apis(metrics, 'APIErrorRate'), { min: 0 }),
  graph(
    'Lambda errors and throttles by function',
    Object.entries(functions).flatMap(([stage, each]) => [
      functionErrors(stage, each, fiveMinutes),
      functionThrottles(stage, each, fiveMinutes),
    ]),
    { min: 0 },
  ),
];

const apis = (metrics: ServiceMetrics, name: MetricName): IMetric[] =>
  (['siesa', 'product'] as const).map((api) => metrics.byClientAndApi(api, name, Stats.AVERAGE, hour));

/** One line a feed. Another stack reconciles, and its functions send these metrics under the name of this environment: the rows stay empty where it is not deployed. */
const reconciliations = (metrics: ServiceMetrics): IWidget[] => [
  graph('Reconciliations: rows read', [metrics.byClient('ReconciledRows', Stats.SUM, hour)], { min: 0 }),
  graph('Reconciliations: breaks', [metrics.byClient('ReconciliationBreaks', Stats.SUM, hour)], { min: 0 }),
  graph('Reconciliations: bad rows', [metrics.byClient('ReconciliationBadRows', Stats.SUM, hour)], { min: 0 }),
];

interface GraphOptions {
  readonly min: number;
  readonly max?: number;
  /** Of the 24 columns of a row. @defaultValue 8 */
  readonly width?: number;
}

const graph = (title: string, left: IMetric[], { width = 8, ...leftYAxis }: GraphOptions): IWidget =>
  new GraphWidget({
    title,
    left,
    leftYAxis: { ...leftYAxis, showUnits: false },
    width,
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
