import type { DynamoValue, SyncSummary } from '@siesa-integration/workflow-contract';

const keptSeconds = 400 * 24 * 60 * 60;

/** The sync-history item of a run, in DynamoDB's JSON: LogSuccess and LogFailure put it unchanged. Its key is never `#state`. */
export const historyItem = (summary: SyncSummary, now: number): Readonly<Record<string, DynamoValue>> => ({
  tenantId: { S: summary.client_id },
  syncId: { S: summary.sync_id },
  status: { S: summary.status },
  timestamp: { S: new Date(now).toISOString() },
  recordsProcessed: number(summary.records_success),
  recordsExtracted: number(summary.records_extracted),
  recordsUnchanged: number(summary.records_unchanged),
  recordsFailed: number(summary.records_failed),
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
