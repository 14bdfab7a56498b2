import { runbookArticle } from '@siesa-integration/workflow-contract';
import { alertMessage } from './alert-message.ts';
import type { Alert } from './alert-policy.ts';
import { type AlertReaders, alertText, articleOf } from './alert-text.ts';

/** An alert as it is published. */
export interface WrittenAlert {
  readonly kind: Alert['kind'];
  readonly subject: string;
  /** JSON with one text for each way of delivery. */
  readonly message: string;
}

/** Writes an alert for its readers: text for people, a document for programs. Pure. */
export const writeAlert = (alert: Alert, readers: AlertReaders): WrittenAlert => {
  const text = alertText(alert, readers);
  const document = {
    environment: readers.environment,
    client_id: readers.clientId,
    kind: alert.kind,
    since: alert.since,
    ...alert.finding,
    runbook: runbookArticle(articleOf(alert.finding)),
  };
  return { kind: alert.kind, subject: text.subject, message: alertMessage(document, text) };
};
