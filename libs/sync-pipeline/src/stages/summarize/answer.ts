import { alertMessage } from '../../alerts/alert-message.ts';
import type { Announcement } from '../../alerts/announce-run.ts';
import {
  type DynamoValue,
  runbookArticle,
  type SummarizeAnswer,
  type SyncSummary,
} from '@siesa-integration/workflow-contract';

/** The output of the state Begin. */
export interface Begun {
  readonly request?: unknown;
  readonly owner: string;
  readonly started_at: string;
}

/** The summary, the history item and, for a failed run, the notification. */
export const answerOf = (
  summary: SyncSummary,
  { request, owner, started_at }: Begun,
  now: number,
  announcement?: Announcement,
): SummarizeAnswer => {
  const { error, ...figures } = summary;
  return {
    ...figures,
    request,
    owner,
    started_at,
    item: historyItem(summary, now),
    summary,
    ...(error &&
      announcement && {
        error: { Error: error.name, message: error.message },
        alert: announcement.alert,
        subject: announcement.subject,
        message: alertMessage(notification(summary, error, now), announcement),
      }),
  };
};

const notification = (summary: SyncSummary, error: NonNullable<SyncSummary['error']>, now: number) => ({
  client_id: summary.client_id,
  product_type: summary.product_type,
  sync_id: summary.sync_id,
  sync_type: summary.sync_type,
  error: { Error: error.name, message: error.message },
  counts: {
    extracted: summary.records_extracted,
    duplicate: summary.records_duplicate,
    retried: summary.records_retried,
    success: summary.records_success,
    unchanged: summary.records_unchanged,
    failed: summary.records_failed,
  },
  timestamp: new Date(now).toISOString(),
  runbook: runbookArticle(error.code),
});

const keptSeconds = 400 * 24 * 60 * 60;

/** The sync-history item of a run, in DynamoDB's JSON: LogSuccess and LogFailure put it unchanged. Its key is never `#state`. */
const historyItem = (summary: SyncSummary, now: number): Readonly<Record<string, DynamoValue>> => ({
  tenantId: { S: summary.client_id },
  syncId: { S: summary.sync_id },
  status: { S: summary.status },
  timestamp: { S: new Date(now).toISOString() },
  recordsProcessed: number(summary.records_success),
  recordsExtracted: number(summary.records_extracted),
  recordsUnchanged: number(summary.records_unchanged),
  recordsFailed: number(summary.records_failed),
  recordsWarned: number(summary.records_warned),
  productType: { S: summary.product_type },
  syncType: { S: summary.sync_type },
  durationSeconds: number(summary.duration_seconds),
  ...(summary.report_key !== undefined && { reportKey: { S: summary.report_key } }),
  ...(summary.error && {
    error: {
      M: { name: { S: summary.error.name }, code: { S: summary.error.code }, message: { S: summary.error.message } },
    },
  }),
  ttl: number(Math.floor(now / 1000) + keptSeconds),
});

const number = (value: number): DynamoValue => ({ N: value.toString() });
