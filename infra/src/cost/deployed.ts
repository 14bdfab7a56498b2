import type { StageName } from './measured-syncs.ts';

/** The fixed costs of a stack, and the size of its functions. */
export interface Deployed {
  readonly memoryMegabytes: Readonly<Record<StageName, number>>;
  readonly keys: number;
  readonly dashboards: number;
  /** Metrics that alarms read. */
  readonly alarmMetrics: number;
  /** Days until a run's objects expire. */
  readonly runDays: number;
}

/** The priced part of a synthesized template. */
export interface PricedTemplate {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}

/** Reads the fixed costs from a synthesized template. */
export const deployedBy = ({ Resources }: PricedTemplate): Deployed => {
  const all = (type: string) =>
    Object.values(Resources).flatMap(({ Type, Properties = {} }) => (Type === type ? [Properties] : []));
  const memoryOf = (stage: StageName): number =>
    Number(
      all('AWS::Lambda::Function').find(({ FunctionName: name }) => JSON.stringify(name).includes(`-${stage}-`))?.[
        'MemorySize'
      ],
    );

  return {
    memoryMegabytes: {
      extractor: memoryOf('extractor'),
      transformer: memoryOf('transformer'),
      loader: memoryOf('loader'),
      summarizer: memoryOf('summarizer'),
    },
    keys: all('AWS::KMS::Key').length,
    dashboards: all('AWS::CloudWatch::Dashboard').length,
    alarmMetrics: all('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    runDays: Math.max(...all('AWS::S3::Bucket').flatMap((bucket) => expirations(bucket, 'runs/'))),
  };
};

/** An alarm on an expression costs as much as alarms on each metric that it reads. */
const metricsOf = ({ Metrics: metrics }: Readonly<Record<string, unknown>>): number =>
  Array.isArray(metrics)
    ? metrics.filter((metric) => typeof metric === 'object' && metric !== null && 'MetricStat' in metric).length
    : 1;

const expirations = (
  { LifecycleConfiguration: lifecycle }: Readonly<Record<string, unknown>>,
  prefix: string,
): number[] => {
  const { Rules: rules = [] } = (lifecycle ?? {}) as {
    readonly Rules?: readonly { readonly Prefix?: string; readonly ExpirationInDays?: number }[];
  };
  return rules.flatMap(({ Prefix, ExpirationInDays: days }) => (Prefix === prefix && days !== undefined ? [days] : []));
};
