/** The namespace of every metric of the service. */
export const metricsNamespace = 'SiesaIntegration';

/** Every metric that the functions emit, with CloudWatch's unit. The dashboard and the alarms read them by these names. */
export const metricUnits = {
  SyncDuration: 'Seconds',
  SyncSuccessRate: 'Percent',
  SyncOverdue: 'Count',
  RecordsProcessed: 'Count',
  RecordsFailed: 'Count',
  RecordsWarned: 'Count',
  RecordsParked: 'Count',
  FollowUpSuccessRate: 'Percent',
  CursorAge: 'Seconds',
  CursorHeld: 'Count',
  APILatency: 'Milliseconds',
  APIErrorRate: 'Percent',
  ReconciledRows: 'Count',
  ReconciliationBadRows: 'Count',
  ReconciliationBreaks: 'Count',
} as const;

export type MetricName = keyof typeof metricUnits;

/** What alarms read of all clients together. These alone are also stored without the client, because each metric that is stored costs. */
export const alarmedMetrics = [
  'RecordsProcessed',
  'RecordsFailed',
  'SyncSuccessRate',
  'ReconciledRows',
  'ReconciliationBadRows',
  'ReconciliationBreaks',
] as const satisfies readonly MetricName[];

export type AlarmedMetric = (typeof alarmedMetrics)[number];

/** Values of some of the metrics. */
export type MetricFigures = Readonly<Partial<Record<MetricName, number>>>;

/** The runtime adds `Environment`. */
export interface MetricDimensions {
  readonly ClientId: string;
  readonly SyncType: string;
  /** Only on `APILatency` (mean) and `APIErrorRate`: the API that was called. */
  readonly Api?: 'siesa' | 'product';
}

export const metricDimensions = {
  client: 'ClientId',
  syncType: 'SyncType',
  api: 'Api',
  environment: 'Environment',
} as const satisfies Readonly<Record<string, keyof MetricDimensions | 'Environment'>>;
