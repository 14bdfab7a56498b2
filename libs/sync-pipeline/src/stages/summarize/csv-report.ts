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
    ({ product_id, code, message }): ReportLine => [product_id, '', 'accepted with a warning', code, message, ''],
  ),
];

/** The report as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel needs to see ñ). */
export const csvReport = (lines: readonly ReportLine[]): Uint8Array =>
  Buffer.from(`\uFEFF${[header, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`, 'utf8');

/**
 * One cell that no spreadsheet runs as a formula: an apostrophe precedes a leading `=`, `+`, `-`, `@`, tab or full-width form of them, and line breaks become
 * blanks (OWASP, CSV injection).
 *
 * @example
 * csvCell('=HYPERLINK("http://…")'); // `"'=HYPERLINK(""http://…"")"`
 */
export const csvCell = (text: string): string => {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
  const disarmed = /^\s*[=+\-@\t|＝＋－＠]/.test(line) ? `'${line}` : line;
  return /[",;']/.test(disarmed) || disarmed.trim() !== disarmed ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
};
