import * as v from 'valibot';
import { type ExtractAnswer, extractAnswer } from './extract.ts';
import { resume } from './resume.ts';
import { runExecution } from './start.ts';
import type { Successor } from './successor.ts';
import { count, syncType, time } from './fields.ts';
import { failedRecord } from './load.ts';

/** What SummarizeSync gets: the last answer of ExtractFromSiesa. */
export const summarizeRequest = extractAnswer;

/** What ReportFailure gets: the state's input at the failure, and the error. Everything but the error may be absent or wrong: a failure is reported anyway. */
export const failureRequest = v.object({
  request: v.optional(v.unknown()),
  owner: v.optional(v.string(), ''),
  started_at: v.optional(v.string(), ''),
  error: v.object({ Error: v.optional(v.string(), 'Unknown'), Cause: v.optional(v.string(), '') }),
  execution: v.optional(v.fallback(v.optional(runExecution), undefined)),
  resume: v.optional(v.fallback(v.optional(resume), undefined)),
  product_type: v.optional(v.fallback(v.optional(v.string()), undefined)),
  extraction_timestamp: v.optional(v.fallback(v.optional(v.string()), undefined)),
});

/** How a run ended: `records_processed = extracted + retried − duplicate = success + unchanged + failed`. */
export const syncSummary = v.object({
  client_id: v.string(),
  product_type: v.string(),
  sync_id: v.string(),
  sync_type: syncType,
  status: v.picklist(['success', 'failed']),
  records_extracted: count,
  records_duplicate: count,
  records_retried: count,
  records_processed: count,
  records_success: count,
  records_unchanged: count,
  records_failed: count,
  failed_records: v.array(failedRecord),
  /** Accepted, and something about them is named in the report. */
  records_warned: count,
  /** Newly parked by this run. */
  records_parked: count,
  /** Accepted once, not brought by this full read. */
  records_missing: count,
  /** Taken out of use at the destination, because two full reads in a row did not bring them. Absent: none. */
  records_deactivated: v.exactOptional(count),
  /** Were to be taken out of use, and are more than may be at once: none was. Absent: none. */
  deactivations_withheld: v.exactOptional(count),
  cursor_held: v.boolean(),
  /** Why, whenever `cursor_held`: the cause in words, the rows of the last pass, and the total that Siesa announced. */
  cursor_held_because: v.exactOptional(v.object({ cause: v.string(), read: count, total: v.exactOptional(count) })),
  report_key: v.exactOptional(v.string()),
  extraction_timestamp: v.exactOptional(time),
  transformation_timestamp: v.exactOptional(time),
  load_timestamp: v.exactOptional(time),
  duration_seconds: count,
  error: v.exactOptional(v.object({ name: v.string(), code: v.string(), message: v.string() })),
});

export type FailureRequest = v.InferOutput<typeof failureRequest> & { readonly kind: 'failure' };
export type SummarizeRequest = (v.InferOutput<typeof summarizeRequest> & { readonly kind: 'end' }) | FailureRequest;
export type SyncSummary = Readonly<v.InferOutput<typeof syncSummary>>;

/** An attribute value as DynamoDB writes it in JSON. */
export type DynamoValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly M: Readonly<Record<string, DynamoValue>> };

/** What SummarizeSync answers when parts are not loaded yet and the execution has no time left for them: what it got, and the successor. */
export interface HandOverAnswer extends ExtractAnswer {
  readonly successor: Successor;
}

/** What SummarizeSync and ReportFailure answer. The states after them use `status`, `error`, `subject`, `message` and `item` alone. */
export interface SummarizeAnswer extends Omit<SyncSummary, 'error'> {
  /** Begin's output, as it came: a failure after this state is reported with nothing else. */
  readonly request: unknown;
  readonly owner: string;
  readonly started_at: string;
  /** Only when failed: as the Fail state's ErrorPath and CausePath want it. */
  readonly error?: { readonly Error: string; readonly message: string };
  /** Of the SNS notification: environment, client and cause; only when failed. */
  readonly subject?: string;
  /** Of the SNS notification: JSON as text, with a text for each way of delivery; only when failed. */
  readonly message?: string;
  /** Whether the cause is new, or an earlier run has failed with it since the last success; only when failed. */
  readonly alert?: 'begun' | 'repeated';
  /** The sync-history item, ready for PutItem. */
  readonly item: Readonly<Record<string, DynamoValue>>;
  /** The same run as people and the command line read it; `error` with its code. */
  readonly summary: SyncSummary;
}
