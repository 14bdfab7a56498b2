import type { Texts } from './language.ts';

/** What stands for verdicts and severities where people read them; files and `--json` have the names themselves. */
export const verdictMessages = {
  'reconcile/verdict-EQUAL': { en: 'equal', es: 'igual' },
  'reconcile/verdict-TOLERATED': { en: 'equal within the tolerance', es: 'igual dentro de la tolerancia' },
  'reconcile/verdict-AMOUNT': { en: 'another amount', es: 'otro valor' },
  'reconcile/verdict-DATE': { en: 'another date', es: 'otra fecha' },
  'reconcile/verdict-AMOUNT_AND_DATE': { en: 'another amount and date', es: 'otro valor y otra fecha' },
  'reconcile/verdict-KEY_REPEATED': { en: 'several rows with one key', es: 'varias filas con una clave' },
  'reconcile/verdict-COPY': { en: 'copy of another row', es: 'copia de otra fila' },
  'reconcile/verdict-GROUP': { en: 'matched with a sum of rows', es: 'conciliada con una suma de filas' },
  'reconcile/verdict-GROUP_REPEATED': {
    en: 'several rows of a group on both sides',
    es: 'varias filas de un grupo en ambos lados',
  },
  'reconcile/verdict-SAME': { en: 'same amount and day', es: 'mismo valor y día' },
  'reconcile/verdict-NEAR': { en: 'near in amount or day', es: 'cercana en valor o día' },
  'reconcile/verdict-AMBIGUOUS': { en: 'several rows are as near', es: 'varias filas igual de cerca' },
  'reconcile/verdict-ONLY_HERE': { en: 'only on this side', es: 'solo en este lado' },
  'reconcile/verdict-MATCHED': { en: 'matched by a person', es: 'conciliada por una persona' },
  'reconcile/verdict-UNMATCHED': { en: 'set apart by a person', es: 'separada por una persona' },
  'reconcile/verdict-WRITTEN_OFF': {
    en: 'needs no other: decided by a person',
    es: 'no necesita otra: lo decidió una persona',
  },
  'reconcile/verdict-REPLACED': { en: 'sent again later', es: 'enviada de nuevo después' },
  'reconcile/severity-HIGH': { en: 'high', es: 'alta' },
  'reconcile/severity-MEDIUM': { en: 'medium', es: 'media' },
  'reconcile/severity-LOW': { en: 'low', es: 'baja' },
} as const satisfies Texts;
