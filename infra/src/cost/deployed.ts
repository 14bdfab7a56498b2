import type { StageName } from './measured-syncs.ts';

/** What a stack costs without being used. */
export interface FixedCosts {
  readonly keys: number;
  readonly dashboards: number;
  /** Metrics that alarms read. */
  readonly alarmMetrics: number;
}

/** The fixed costs of the sync's stack, and the size of its functions. */
export interface Deployed extends FixedCosts {
  readonly memoryMegabytes: Readonly<Record<StageName | 'overdue-check', number>>;
  /** Days until a run's objects expire. */
  readonly runDays: number;
}

/** The priced part of a synthesized template. */
export interface PricedTemplate {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}

/** The properties of all resources of a type. */
export const propertiesOf = (
  { Resources }: PricedTemplate,
  type: string,
): readonly Readonly<Record<string, unknown>>[] =>
  Object.values(Resources).flatMap(({ Type, Properties = {} }) => (Type === type ? [Properties] : []));

export const fixedCostsOf = (template: PricedTemplate): FixedCosts => ({
  keys: propertiesOf(template, 'AWS::KMS::Key').length,
  dashboards: propertiesOf(template, 'AWS::CloudWatch::Dashboard').length,
  alarmMetrics: propertiesOf(template, 'AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
});

/** Reads what is deployed from a synthesized template of the sync. */
export const deployedBy = (template: PricedTemplate): Deployed => {
  const memoryOf = (stage: StageName | 'overdue-check'): number =>
    Number(
      propertiesOf(template, 'AWS::Lambda::Function').find(({ FunctionName: name }) =>
        JSON.stringify(name).includes(`-${stage}-`),
      )?.['MemorySize'],
    );

  return {
    ...fixedCostsOf(template),
    memoryMegabytes: {
      extractor: memoryOf('extractor'),
      transformer: memoryOf('transformer'),
      loader: memoryOf('loader'),
      summarizer: memoryOf('summarizer'),
      'overdue-check': memoryOf('overdue-check'),
    },
    runDays: Math.max(...propertiesOf(template, 'AWS::S3::Bucket').flatMap((bucket) => expirations(bucket, 'runs/'))),
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
