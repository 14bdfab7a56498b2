import { textIn } from '@siesa-integration/operator/messages';
import type { BreakRule, VerdictName } from '@siesa-integration/reconciliation';
import type { Markup } from '../report/html.ts';
import { each, type PageLanguage, pageLanguages } from './page-words.ts';

type Severity = BreakRule['severity'];

const verdictsInPortuguese: Readonly<Record<VerdictName, string>> = {
  EQUAL: 'igual',
  TOLERATED: 'igual dentro da tolerância',
  AMOUNT: 'outro valor',
  DATE: 'outra data',
  AMOUNT_AND_DATE: 'outro valor e outra data',
  KEY_REPEATED: 'várias linhas com uma chave',
  COPY: 'cópia de outra linha',
  GROUP: 'conciliada com uma soma de linhas',
  GROUP_REPEATED: 'várias linhas de um grupo nos dois lados',
  SAME: 'mesmo valor e dia',
  NEAR: 'próxima em valor ou dia',
  AMBIGUOUS: 'várias linhas igualmente próximas',
  ONLY_HERE: 'só neste lado',
  MATCHED: 'conciliada por uma pessoa',
  UNMATCHED: 'separada por uma pessoa',
  WRITTEN_OFF: 'não precisa de outra: decidido por uma pessoa',
  REPLACED: 'enviada de novo depois',
};
const severitiesInPortuguese: Readonly<Record<Severity, string>> = {
  HIGH: 'alta',
  MEDIUM: 'média',
  LOW: 'baixa',
};

const verdictIn = (verdict: VerdictName, language: PageLanguage): string =>
  language === 'pt' ? verdictsInPortuguese[verdict] : textIn(language)(`reconcile/verdict-${verdict}`);

const severityIn = (severity: Severity, language: PageLanguage): string =>
  language === 'pt' ? severitiesInPortuguese[severity] : textIn(language)(`reconcile/severity-${severity}`);

/** A verdict as the readers of the page call it. */
export const verdictInWords = (verdict: VerdictName): Markup => each((language) => verdictIn(verdict, language));

/** A severity as the readers of the page call it. */
export const severityInWords = (severity: Severity): Markup => each((language) => severityIn(severity, language));

/** All names of a severity, to be searched. */
export const namesOfSeverity = (severity: Severity): string =>
  pageLanguages.map((language) => severityIn(severity, language)).join(' ');
