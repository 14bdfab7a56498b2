import type { SyncType } from './stages/parse-requests.ts';

/* What LoadToProduct, SummarizeSync and ReportFailure answer: types alone, because no stage reads them. */

/** One record that was not accepted, for people. */
export interface FailedRecord {
  readonly id: string;
  readonly error: string;
}

export interface LoadAnswer {
  readonly client_id: string;
  readonly product_type: string;
  readonly sync_id: string;
  /** `stopped`: another child of this run had failed before, nothing was done. */
  readonly status: 'success' | 'stopped';
  readonly records_processed: number;
  readonly records_duplicate: number;
  readonly records_success: number;
  readonly records_unchanged: number;
  readonly records_failed: number;
  readonly failed_records: readonly FailedRecord[];
  readonly extraction_timestamp: string;
  readonly transformation_timestamp: string;
  readonly load_timestamp: string;
  readonly duration_seconds: number;
}

/** How a run ended: `records_processed = extracted + retried − duplicate = success + unchanged + failed`. */
export interface SyncSummary {
  readonly client_id: string;
  readonly product_type: string;
  readonly sync_id: string;
  readonly sync_type: SyncType;
  readonly status: 'success' | 'failed';
  readonly records_extracted: number;
  readonly records_duplicate: number;
  readonly records_retried: number;
  readonly records_processed: number;
  readonly records_success: number;
  readonly records_unchanged: number;
  readonly records_failed: number;
  readonly failed_records: readonly FailedRecord[];
  /** Newly parked by this run. */
  readonly records_parked: number;
  /** Accepted once, not brought by this full read. */
  readonly records_missing: number;
  readonly cursor_held: boolean;
  readonly report_key?: string;
  readonly extraction_timestamp?: string;
  readonly transformation_timestamp?: string;
  readonly load_timestamp?: string;
  readonly duration_seconds: number;
  readonly error?: { readonly name: string; readonly code: string; readonly message: string };
}

/** An attribute value as DynamoDB writes it in JSON. */
export type DynamoValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly M: Readonly<Record<string, DynamoValue>> };

/** What SummarizeSync and ReportFailure answer. The states after them use `status`, `error`, `subject`, `message` and `item` alone. */
export interface SummarizeAnswer extends Omit<SyncSummary, 'error'> {
  /** Begin's output, as it came: a failure after this state is reported with nothing else. */
  readonly request: unknown;
  readonly owner: string;
  readonly started_at: string;
  /** Only when failed: as the Fail state's ErrorPath and CausePath want it. */
  readonly error?: { readonly Error: string; readonly message: string };
  /** Of the SNS notification; only when failed. */
  readonly subject?: string;
  /** Of the SNS notification: JSON as text; only when failed. */
  readonly message?: string;
  /** The sync-history item, ready for PutItem. */
  readonly item: Readonly<Record<string, DynamoValue>>;
  /** The same run as people and the command read it; `error` with its code. */
  readonly summary: SyncSummary;
}
