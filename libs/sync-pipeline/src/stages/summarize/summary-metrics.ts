import type { MetricFigures, SyncSummary } from '@siesa-integration/workflow-contract';
import type { Metrics } from '../../runtime.ts';

/** Figures for the dashboard that are not in the summary. */
export interface FurtherFigures {
  readonly followUps?: { readonly done: number; readonly failed: number };
  /** Seconds from the client's cursor to now. */
  readonly cursorAgeSeconds?: number;
  /** Consecutive runs that held the cursor. */
  readonly held?: number;
}

/** After so many consecutive runs whose source never settled, an operator must look. */
const heldTooOften = 3;

/** Emits the metrics of one ended run. */
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
      RecordsWarned: summary.records_warned,
      RecordsParked: summary.records_parked,
      CursorHeld: held >= heldTooOften ? 1 : 0,
      ...(tried > 0 && ({ FollowUpSuccessRate: (100 * (followUps?.done ?? 0)) / tried } satisfies MetricFigures)),
      ...(cursorAgeSeconds !== undefined && ({ CursorAge: cursorAgeSeconds } satisfies MetricFigures)),
    },
    { ClientId: summary.client_id, SyncType: summary.sync_type },
  );
};
