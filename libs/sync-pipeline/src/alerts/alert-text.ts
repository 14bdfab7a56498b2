import { runbookArticle } from '@siesa-integration/workflow-contract';
import type { Alert } from './alert-policy.ts';
import type { AlertFinding } from './alert-state.ts';
import { english } from './texts/english.ts';
import type { AlertTexts } from './texts/alert-texts.ts';
import { spanish } from './texts/spanish.ts';

/** Languages of alerts. A client's setting `alert_language` chooses. */
export const alertLanguages = ['es', 'en'] as const;

export type AlertLanguage = (typeof alertLanguages)[number];

export interface AlertReaders {
  readonly environment: string;
  readonly clientId: string;
  /** @defaultValue `es` */
  readonly language?: AlertLanguage;
}

export interface AlertText {
  /** Environment, client and cause: below 100 ASCII characters without line breaks, as SNS demands of a mail's subject. */
  readonly subject: string;
  /** Sentences with the next move and the address of the article. */
  readonly text: string;
}

const texts: Readonly<Record<AlertLanguage, AlertTexts>> = { es: spanish, en: english };

/** The heading of the runbook's article about a finding. */
export const articleOf = (finding: AlertFinding): string => {
  if (finding.cause === 'sync-failed') return finding.error.code;
  return { overdue: 'client-overdue', 'schedule-unusable': 'client-overdue' }[finding.cause as string] ?? finding.cause;
};

/**
 * An alert in words. Pure.
 *
 * @example
 * alertText(alert, { environment: 'prod', clientId: 'cliente-a', language: 'en' }).subject; // '[prod] cliente-a: sync failed, ProductUnavailable'
 */
export const alertText = (
  { kind, finding, since }: Alert,
  { environment, clientId, language = 'es' }: AlertReaders,
): AlertText => {
  const words = texts[language];
  const subject = `[${environment}] ${clientId}: ${kind === 'over' ? `${words.over}, ` : ''}${words.subject(finding)}`;
  const sentences =
    kind === 'over'
      ? [words.isOver(finding, clientId, since)]
      : [
          words.happened(finding, clientId),
          words.nextMove(finding, clientId),
          words.more(runbookArticle(articleOf(finding))),
        ];
  return { subject: subject.slice(0, 99), text: sentences.join('\n\n') };
};
