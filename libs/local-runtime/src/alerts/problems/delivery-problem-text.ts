import type { AlertLanguage } from '@siesa-integration/sync-pipeline';
import type { DeliveryProblem } from './delivery-problem.ts';
import type { DeliveryTexts } from './delivery-texts.ts';
import { english } from './english.ts';
import { spanish } from './spanish.ts';

const texts: Readonly<Record<AlertLanguage, DeliveryTexts>> = { en: english, es: spanish };

/**
 * A problem as one sentence with the next move. Pure.
 *
 * @example
 * deliveryProblemText({ code: 'late', host: 'hooks.slack.com', seconds: 15 }, 'en'); // "'hooks.slack.com' did not answer within 15 s."
 */
export const deliveryProblemText = (problem: DeliveryProblem, language: AlertLanguage): string =>
  (texts[language][problem.code] as (of: DeliveryProblem) => string)(problem);
