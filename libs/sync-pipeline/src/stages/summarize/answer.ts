import { runbookArticle, type SummarizeAnswer, type SyncSummary } from '@siesa-integration/workflow-contract';
import { historyItem } from './history-item.ts';

/** The output of the state Begin. */
export interface Begun {
  readonly request?: unknown;
  readonly owner: string;
  readonly started_at: string;
}

/** The summary, the history item and, for a failed run, the notification. */
export const answerOf = (summary: SyncSummary, { request, owner, started_at }: Begun, now: number): SummarizeAnswer => {
  const { error, ...figures } = summary;
  return {
    ...figures,
    request,
    owner,
    started_at,
    item: historyItem(summary, now),
    summary,
    ...(error && {
      error: { Error: error.name, message: error.message },
      subject: 'Siesa Integration Failed',
      message: notification(summary, error, now),
    }),
  };
};

const notification = (summary: SyncSummary, error: NonNullable<SyncSummary['error']>, now: number): string =>
  JSON.stringify({
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
