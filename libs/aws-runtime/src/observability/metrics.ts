import type { Metrics } from '@siesa-integration/sync-pipeline';
import { type MetricName, metricDimensions, metricsNamespace, metricUnits } from '@siesa-integration/workflow-contract';

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
 * Each metric is stored under all its dimensions, and again without the client's own, because an alarm cannot search across clients.
 */
export const createMetrics = ({
  environment,
  clock = Date.now,
  write = toStandardOutput,
}: MetricsOptions): Metrics => ({
  emit: (values, dimensions) => {
    const tags: Record<string, string> = { ...dimensions, [metricDimensions.environment]: environment };
    const names = Object.keys(tags);
    const definition = {
      Namespace: metricsNamespace,
      Dimensions: [names, names.filter((name) => !ofOneClient.has(name))],
      Metrics: (Object.keys(values) as MetricName[]).map((Name) => ({ Name, Unit: metricUnits[Name] })),
    };
    write(`${JSON.stringify({ _aws: { Timestamp: clock(), CloudWatchMetrics: [definition] }, ...tags, ...values })}\n`);
  },
});

const ofOneClient = new Set<string>([metricDimensions.client, metricDimensions.syncType]);

const toStandardOutput = (line: string): void => {
  process.stdout.write(line);
};
