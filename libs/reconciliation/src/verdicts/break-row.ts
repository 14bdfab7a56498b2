import { centsText } from '../reader/values/exact-sum.ts';
import type { BreakRule, RuleDocument } from '../rules/rule-document-schema.ts';

/** A row of the step `breaks`. Integers are numbers. */
export interface BreakRecord {
  readonly rule_no: number;
  readonly side: 'L' | 'R';
  readonly row_no: number;
  readonly other_no: number;
  readonly cents: number;
  readonly d_cents: number;
  readonly d_days: number;
  readonly rivals: number;
  readonly ref: string;
  readonly party: string;
  readonly k: string;
  readonly nome: string;
  readonly ativo: string;
  readonly lote: string;
  readonly day_no: number;
}

/** A break as people read it: which rule, how severe, and both values. */
export interface Break {
  readonly type: string;
  readonly severity: BreakRule['severity'];
  /** A sentence in the document's language. */
  readonly detail: string;
  readonly record: BreakRecord;
  /** The compared columns of the file that differ. */
  readonly fields?: readonly string[];
  /** The file's amount; absent when the file has no such row. */
  readonly fileCents?: number;
  /** The base's amount; absent when the base has no such row, or several. */
  readonly baseCents?: number;
}

/**
 * Names a break by the rule of the document that it fits.
 *
 * @example
 * toBreak(record, rules).detail; // 'Diferença de R$ 0,75'
 */
export const toBreak = (
  record: BreakRecord,
  { breaks, output, file }: Pick<RuleDocument, 'breaks' | 'output' | 'file'>,
): Break => {
  const rule = breaks[record.rule_no];
  if (!rule) throw new Error(`The document has no rule ${String(record.rule_no)}.`);
  const isPair = record.other_no > 0 && rule.when !== 'copy';
  const { side, cents } = record;
  const fields = rule.when === 'fields' ? differingColumns(record, file) : [];
  return {
    type: rule.type,
    severity: rule.severity,
    detail: rule.detail
      .replaceAll('{amount}', inLanguage(Math.abs(record.d_cents), output.language))
      .replaceAll('{days}', String(Math.abs(record.d_days)))
      .replaceAll('{fields}', fields.join(', ')),
    record,
    ...(fields.length > 0 && { fields }),
    ...(side === 'L' && { fileCents: cents, ...(isPair && { baseCents: cents - record.d_cents }) }),
    ...(side === 'R' && { baseCents: cents, ...(isPair && { fileCents: cents + record.d_cents }) }),
  };
};

/** The step writes their places, counted from 1. */
const differingColumns = (
  { ref }: BreakRecord,
  { compared_columns: columns }: RuleDocument['file'],
): readonly string[] => ref.split('_').flatMap((place) => columns[Number(place) - 1] ?? []);

/** Made once: making one takes as long as formatting hundreds of amounts. */
const formats = {
  pt: new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 2 }),
  es: new Intl.NumberFormat('es-CO', { minimumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }),
} as const;

const inLanguage = (cents: number, language: keyof typeof formats): string =>
  formats[language].format(centsText(cents) as Intl.StringNumericLiteral);
