import { printable } from '@siesa-integration/outgoing-http';
import type { PartReport } from '../../run/documents.ts';

/** A line of the report: a record that was not accepted, or was accepted with a warning, and why. */
export type ReportLine = readonly [
  productId: string,
  sourceId: string,
  outcome: string,
  code: string,
  message: string,
  attempts: string,
];

const header: ReportLine = ['product_id', 'source_id', 'outcome', 'code', 'message', 'attempts'];

/** The lines of one part. */
export const linesOf = ({ failures, warnings }: PartReport): readonly ReportLine[] => [
  ...failures.map(
    ({ product_id, source_id = '', stage, code, message, attempts, parked }): ReportLine => [
      product_id,
      source_id,
      parked ? 'parked' : stage === 'product' ? 'refused' : 'rejected',
      code,
      message,
      attempts.toString(),
    ],
  ),
  ...warnings.map(
    ({ product_id, outcome = 'accepted with a warning', code, message }): ReportLine => [
      product_id,
      '',
      outcome,
      code,
      message,
      '',
    ],
  ),
];

export interface CsvOptions {
  /** What divides cells: spreadsheets in Spanish expect `;`. @defaultValue `,` */
  readonly separator?: ',' | ';' | '\t';
}

/** The report as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel needs to see ñ). */
export const csvReport = (lines: readonly ReportLine[], { separator = ',' }: CsvOptions = {}): Uint8Array =>
  Buffer.from(`\uFEFF${[header, ...lines].map((line) => line.map(csvCell).join(separator)).join('\r\n')}\r\n`, 'utf8');

/**
 * One cell that a spreadsheet shows as it is. An apostrophe precedes what would be run as a formula (OWASP, CSV injection), also behind a
 * comma or a semicolon, because a spreadsheet may divide the line at another character than this file does. It also precedes what would
 * be read as another number or as a date: `000123`, thirteen digits, `12E3`, `1-2`. Blanks of every kind become one blank; controls and
 * characters without width become escapes.
 *
 * @example
 * csvCell('=HYPERLINK("http://…")'); // `"'=HYPERLINK(""http://…"")"`
 * csvCell('000123'); // `"'000123"`
 */
export const csvCell = (text: string): string => {
  const line = printable(text.replaceAll(/\s+/g, ' '));
  const disarmed = line.replaceAll(formula, "$1'$2");
  const kept = misread.test(disarmed.trim()) ? `'${disarmed}` : disarmed;
  return /[",;']/.test(kept) || kept.trim() !== kept ? `"${kept.replaceAll('"', '""')}"` : kept;
};

/** The beginning of a formula, behind blanks and quotes, at the beginning of the cell and of what another separator makes a cell. */
const formula = /(^|[,;])([\s"'`]*[=+\-@|＝＋－＠﹦﹢﹣﹫−])/g;

/** In English and in Spanish. */
const month =
  '(?:jan(?:uary)?|ene(?:ro)?|feb(?:ruary|rero)?|mar(?:ch|zo)?|a[pb]r(?:il)?|mayo?|june?|junio|july?|julio|aug(?:ust)?|ago(?:sto)?|sept?(?:ember|iembre)?|oct(?:ober|ubre)?|nov(?:ember|iembre)?|dec(?:ember)?|dic(?:iembre)?)';

/** What a spreadsheet changes when it opens the file: zeros and digits are lost, or it becomes a date or a time. */
const misread = new RegExp(
  [
    String.raw`0\d[\d.,]*`,
    String.raw`\d[\d.,]{11,}`,
    String.raw`\d[\d.,]*e[+-]?\d+`,
    String.raw`\d{1,4}[-/.:, ]\d{1,4}(?:[-/.: ]\d{1,4})*`,
    String.raw`${month}[-. ]?\d{1,4}`,
    String.raw`\d{1,4}[-. ]?${month}(?:[-. ]?\d{1,4})?`,
  ]
    .map((part) => `^${part}$`)
    .join('|'),
  'i',
);
