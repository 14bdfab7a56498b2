import type { MetricFigures, SyncSummary } from '@siesa-integration/workflow-contract';
import { heldTooOften } from '../../alerts/observe-run.ts';
import type { Metrics } from '../../runtime.ts';

/** Figures for the dashboard that are not in the summary. */
export interface FurtherFigures {
  readonly followUps?: { readonly done: number; readonly failed: number };
  /** Seconds from the client's cursor to now. */
  readonly cursorAgeSeconds?: number;
  /** Consecutive runs that held the cursor. */
  readonly held?: number;
}

/** Emits the metrics of one ended run. What is usually 0 is emitted only when it is not, because each hour in which a metric is sent costs. */
export const emitSummary = (
  metrics: Metrics,
  summary: SyncSummary,
  { followUps, cursorAgeSeconds, held = 0 }: FurtherFigures = {},
): void => {
  const tried = (followUps?.done ?? 0) + (followUps?.failed ?? 0);
  metrics.emit(
    {
      SyncDuration: summary.duration_seconds,
      RecordsProcessed: summary.records_success,
      RecordsFailed: summary.records_failed,
      SyncSuccessRate: summary.status === 'success' ? 100 : 0,
      ...(summary.records_warned > 0 && ({ RecordsWarned: summary.records_warned } satisfies MetricFigures)),
      ...(summary.records_parked > 0 && ({ RecordsParked: summary.records_parked } satisfies MetricFigures)),
      ...(held >= heldTooOften && ({ CursorHeld: 1 } satisfies MetricFigures)),
      ...(tried > 0 && ({ FollowUpSuccessRate: (100 * (followUps?.done ?? 0)) / tried } satisfies MetricFigures)),
      ...(cursorAgeSeconds !== undefined && ({ CursorAge: cursorAgeSeconds } satisfies MetricFigures)),
    },
    { ClientId: summary.client_id, SyncType: summary.sync_type },
  );
};
