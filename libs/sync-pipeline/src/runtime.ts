import type { MetricDimensions, MetricFigures } from '@siesa-integration/workflow-contract';

/** Time, chance and network. They come in as options, so that a simulation can control them. */
export interface Runtime {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Every outgoing call goes through it: it refuses unsafe addresses and redirects. */
  readonly fetch: typeof globalThis.fetch;
}

/** Structured log lines; `client_id`, `sync_id` and `product_type` are bound once they are known. */
export interface Log {
  readonly debug: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly info: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, metadata?: Readonly<Record<string, unknown>>) => void;
  readonly with: (bindings: Readonly<Record<string, string>>) => Log;
}

/** Metrics of one sync, for dashboards and alarms. */
export interface Metrics {
  readonly emit: (figures: MetricFigures, dimensions: MetricDimensions) => void;
}
