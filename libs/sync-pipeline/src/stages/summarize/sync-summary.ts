import type { SyncSummary, SyncType } from '@siesa-integration/workflow-contract';
import type { Run } from '../../run/run.ts';
import type { RunError, RunVerdict } from './judge-run.ts';
import type { RunRecord } from './read-run.ts';
import { shownFailures } from './report/kept-report.ts';
import { totalsOf } from './run-totals.ts';

export interface SummaryParts {
  readonly request: {
    readonly product_type: string;
    readonly sync_type: SyncType;
    readonly extraction_timestamp?: string;
  };
  readonly run: Pick<Run, 'clientId' | 'syncId' | 'startedAt' | 'keys'>;
  readonly record: RunRecord;
  readonly verdict: RunVerdict;
  readonly missing: number;
  /** Products that were taken out of use. @defaultValue 0 */
  readonly deactivated?: number;
  /** Products that were to be, and are too many. @defaultValue 0 */
  readonly withheld?: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The last manifest has the reason, unless it was written before reasons were. */
const neverEnded = { cause: 'the reading did not end', read: 0 };

/** The summary of a run (docs/reference/messages.md#summary). Pure. */
export const summaryOf = ({ request, run, record, verdict, now, ...parts }: SummaryParts): SyncSummary => {
  const { missing, deactivated = 0, withheld = 0 } = parts;
  const totals = totalsOf(record);
  const reports = record.parts.flatMap(({ report }) => report ?? []);
  const failures = reports.flatMap(({ failures: failed }) => failed).slice(0, shownFailures);
  const failed = totals.rejected + totals.refused;
  const held = verdict.accounted && verdict.status === 'success' && !verdict.moves;
  return {
    client_id: run.clientId,
    product_type: request.product_type,
    sync_id: run.syncId,
    sync_type: request.sync_type,
    status: verdict.status,
    records_extracted: totals.extracted,
    records_duplicate: totals.duplicates,
    records_retried: totals.retried,
    records_processed: totals.accepted + totals.unchanged + failed,
    records_success: totals.accepted,
    records_unchanged: totals.unchanged,
    records_failed: failed,
    failed_records: failures.map(({ product_id: id, message: error }) => ({ id, error })),
    records_warned: totals.warned,
    records_parked: totals.parked,
    records_missing: missing,
    ...(deactivated > 0 && { records_deactivated: deactivated }),
    ...(withheld > 0 && { deactivations_withheld: withheld }),
    cursor_held: held,
    ...(held && { cursor_held_because: record.manifests[0]?.unsettled ?? neverEnded }),
    ...(record.manifests.length > 0 && { report_key: run.keys.report }),
    ...timestamps(request, reports),
    duration_seconds: Math.max(0, Math.round((now - run.startedAt) / 1000)),
    ...(verdict.error && { error: verdict.error }),
  };
};

const timestamps = (
  { extraction_timestamp }: SummaryParts['request'],
  reports: readonly { readonly transformation_timestamp: string; readonly load_timestamp: string }[],
): Pick<SyncSummary, 'extraction_timestamp' | 'transformation_timestamp' | 'load_timestamp'> => {
  const transformed = latest(reports.map((report) => report.transformation_timestamp)) ?? extraction_timestamp;
  const loaded = latest(reports.map((report) => report.load_timestamp)) ?? extraction_timestamp;
  return {
    ...(extraction_timestamp !== undefined && { extraction_timestamp }),
    ...(transformed !== undefined && { transformation_timestamp: transformed }),
    ...(loaded !== undefined && { load_timestamp: loaded }),
  };
};

const latest = (times: readonly string[]): string | undefined =>
  times.reduce<string | undefined>((last, time) => (last === undefined || time > last ? time : last), undefined);

/** The verdict for a run that ended with an error before it could be judged. */
export const failedVerdict = (error: RunError): RunVerdict => ({
  status: 'failed',
  moves: false,
  accounted: false,
  error,
});
