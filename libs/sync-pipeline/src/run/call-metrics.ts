import type { MetricDimensions } from '@siesa-integration/workflow-contract';
import type { Metrics } from '../runtime.ts';

/** One call to an API that has ended. */
export interface MeasuredCall {
  readonly durationMs: number;
  readonly ok: boolean;
}

/** Emits the mean latency and the share of failed calls of one invocation. */
export const emitCalls = (
  metrics: Metrics,
  calls: readonly MeasuredCall[],
  dimensions: Required<MetricDimensions>,
): void => {
  if (calls.length === 0) return;

  const total = calls.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const failed = calls.filter(({ ok }) => !ok).length;
  metrics.emit({ APILatency: total / calls.length, APIErrorRate: (100 * failed) / calls.length }, dimensions);
};
