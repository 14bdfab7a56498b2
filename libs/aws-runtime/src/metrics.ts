import type { Metrics } from '@siesa-integration/sync-pipeline';

export interface MetricsOptions {
  /** `dev`, `test`, `prod` or `local`: the dimension `Environment`. */
  readonly environment: string;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
  /** @defaultValue standard output */
  readonly write?: (line: string) => void;
}

export const metricsNamespace = 'SiesaIntegration';

/** CloudWatch's name of each figure's unit; a figure that is not here is a `Count`. */
const units: Readonly<Record<string, string>> = {
  SyncDuration: 'Seconds',
  CursorAge: 'Seconds',
  APILatency: 'Milliseconds',
  APIErrorRate: 'Percent',
  SyncSuccessRate: 'Percent',
  FollowUpSuccessRate: 'Percent',
};

/**
 * Figures as CloudWatch's embedded metric format: one JSON line on standard output, which AWS turns into metrics without a call.
 *
 * Each figure is counted under all its dimensions, and once more without the client's own: an alarm cannot search over clients.
 */
export const createMetrics = ({
  environment,
  clock = Date.now,
  write = toStandardOutput,
}: MetricsOptions): Metrics => ({
  emit: (figures, dimensions) => {
    const values: Record<string, string> = { ...dimensions, Environment: environment };
    const names = Object.keys(values);
    const definition = {
      Namespace: metricsNamespace,
      Dimensions: [names, names.filter((name) => !ofOneClient.has(name))],
      Metrics: Object.keys(figures).map((Name) => ({ Name, Unit: unitOf(Name) })),
    };
    write(
      `${JSON.stringify({ _aws: { Timestamp: clock(), CloudWatchMetrics: [definition] }, ...values, ...figures })}\n`,
    );
  },
});

const ofOneClient = new Set(['ClientId', 'SyncType']);

const unitOf = (figure: string): string => units[figure] ?? 'Count';

const toStandardOutput = (line: string): void => {
  process.stdout.write(line);
};
