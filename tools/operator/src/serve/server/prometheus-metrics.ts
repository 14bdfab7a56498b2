import type { Tick } from '@siesa-integration/local-runtime';
import type { Metrics } from '@siesa-integration/sync-pipeline';
import { type MetricName, metricUnits } from '@siesa-integration/workflow-contract';
import { Counter, Gauge, Registry } from 'prom-client';

/** The service's metrics in the text format of Prometheus. */
export interface PrometheusMetrics {
  /** The pipeline's port. */
  readonly metrics: Metrics;
  readonly countTick: (clientId: string, tick: Tick) => void;
  /** Shows how many syncs run and wait whenever the metrics are read. */
  readonly watchSyncs: (counts: SyncCounts) => void;
  /** All of them. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

type SyncCounts = () => { readonly running: number; readonly waiting: number };

/**
 * The service's own metrics under their own names, each with the labels `client_id`, `sync_type` and, for calls, `api`. Counts add up since the start of the
 * process; everything else has its last value.
 */
export const createPrometheusMetrics = (): PrometheusMetrics => {
  const registry = new Registry();
  const registers = [registry];
  const ofService = new Map(
    Object.entries(metricUnits).map(([name, unit]) => {
      const help = `${name} of the service, in ${unit.toLowerCase()}`;
      const options = { name, help, labelNames: ['client_id', 'sync_type', 'api'], registers };
      return [name as MetricName, unit === 'Count' ? new Counter(options) : new Gauge(options)];
    }),
  );
  const ticks = new Counter({
    name: 'ScheduledStarts',
    help: 'Starts by schedule, by what became of them: started, caught-up, skipped, cut-off',
    labelNames: ['client_id', 'outcome'],
    registers,
  });
  return {
    metrics: {
      emit: (figures, { ClientId: client_id, SyncType: sync_type, Api: api }) => {
        const labels = { client_id, sync_type, ...(api !== undefined && { api }) };
        for (const [name, value] of Object.entries(figures) as [MetricName, number][]) {
          const metric = ofService.get(name);
          if (metric instanceof Counter) metric.inc(labels, value);
          else metric?.set(labels, value);
        }
      },
    },
    countTick: (client_id, { outcome, starts }) => {
      ticks.inc({ client_id, outcome }, starts);
    },
    watchSyncs: (counts) => {
      for (const [name, what] of syncGauges)
        new Gauge({
          name,
          help: `Syncs by schedule that are ${what}`,
          registers,
          collect() {
            this.set(counts()[what]);
          },
        });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};

const syncGauges = [
  ['SyncsRunning', 'running'],
  ['SyncsWaiting', 'waiting'],
] as const;
