import type { Metrics } from '@siesa-integration/sync-pipeline';
import {
  alarmedMetrics,
  type MetricName,
  metricDimensions,
  metricsNamespace,
  metricUnits,
} from '@siesa-integration/workflow-contract';

export interface MetricsOptions {
  /** `dev`, `test`, `prod` or `local`: the dimension `Environment`. */
  readonly environment: string;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
  /** @defaultValue standard output */
  readonly write?: (line: string) => void;
}

/**
 * Metrics in CloudWatch's embedded metric format: one JSON line on standard output, which AWS turns into metrics without a call.
 *
 * Each metric is stored under all its dimensions. Those that alarms read are stored again for all clients together, because an alarm cannot search across clients.
 */
export const createMetrics = ({
  environment,
  clock = Date.now,
  write = toStandardOutput,
}: MetricsOptions): Metrics => ({
  emit: (values, dimensions) => {
    const tags: Record<string, string> = { ...dimensions, [metricDimensions.environment]: environment };
    const names = Object.keys(values) as MetricName[];
    const alarmed = names.filter((name) => ofAllClients.has(name));
    const definitions = [
      definitionOf(Object.keys(tags), names),
      ...(alarmed.length > 0 ? [definitionOf([metricDimensions.environment], alarmed)] : []),
    ];
    write(`${JSON.stringify({ _aws: { Timestamp: clock(), CloudWatchMetrics: definitions }, ...tags, ...values })}\n`);
  },
});

const ofAllClients = new Set<MetricName>(alarmedMetrics);

const definitionOf = (dimensions: readonly string[], names: readonly MetricName[]) => ({
  Namespace: metricsNamespace,
  Dimensions: [dimensions],
  Metrics: names.map((Name) => ({ Name, Unit: metricUnits[Name] })),
});

const toStandardOutput = (line: string): void => {
  process.stdout.write(line);
};
