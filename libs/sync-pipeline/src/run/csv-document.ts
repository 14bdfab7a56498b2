import { printable } from '@siesa-integration/outgoing-http';

export interface CsvOptions {
  /** What divides cells: spreadsheets in Spanish expect `;`. @defaultValue `,` */
  readonly separator?: ',' | ';' | '\t';
}

/** Rows as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel needs to see ñ). A number is written as it is: only a text can be a formula. */
export const csvDocument = (rows: readonly (readonly (string | number)[])[], options: CsvOptions = {}): Uint8Array =>
  Buffer.from(`\uFEFF${csvLines(rows, options)}`, 'utf8');

/** Rows as they follow in a document that has begun. */
export const csvLines = (
  rows: readonly (readonly (string | number)[])[],
  { separator = ',' }: CsvOptions = {},
): string => {
  const above: { text: string; cell: string }[] = []; // most cells of a report hold what the cell above them holds
  const cellOf = (text: string | number, column: number): string => {
    if (typeof text === 'number') return String(text);
    if (above[column]?.text !== text) above[column] = { text, cell: csvCell(text) };
    return above[column].cell;
  };
  return rows.map((row) => `${row.map(cellOf).join(separator)}\r\n`).join('');
};

/**
 * One cell that a spreadsheet shows as it is. An apostrophe precedes what would be run as a formula (OWASP, CSV injection), also behind a
 * comma or a semicolon, because a spreadsheet may divide the line at another character than this file does. It also precedes what would
 * be read as another number or as a date: `000123`, thirteen digits, `12E3`, `1-2`. A whole date, `2025-01-15 22:00`, is one. Blanks of every kind become one
 * blank; controls and characters without width become escapes.
 *
 * @example
 * csvCell('=HYPERLINK("http://…")'); // `"'=HYPERLINK(""http://…"")"`
 * csvCell('000123'); // `"'000123"`
 */
export const csvCell = (text: string): string => {
  const line = printable(text.replaceAll(/\s+/g, ' '));
  const armed = line.replaceAll(formula, "$1'$2");
  const kept = misread.test(armed.trim()) && !wholeDate.test(armed) ? `'${armed}` : armed;
  return /[",;']/.test(kept) || kept.trim() !== kept ? `"${kept.replaceAll('"', '""')}"` : kept;
};

/**
 * The text of a cell that {@link csvCell} made: without the apostrophes that a spreadsheet needs in a CSV and not in a workbook, where a cell has a type.
 *
 * @example
 * plainText("'000123"); // '000123'
 */
export const plainText = (cell: string): string => {
  const kept = cell.startsWith("'") && misread.test(cell.slice(1).trim()) ? cell.slice(1) : cell;
  return kept.replaceAll(disarmed, '$1$2');
};

/** The beginning of a formula, behind blanks and quotes, at the beginning of the cell and of what another separator makes a cell. */
const formula = /(^|[,;])([\s"'`]*[=+\-@|＝＋－＠﹦﹢﹣﹫−])/g;

/** The same behind the apostrophe that it was given. */
const disarmed = new RegExp(formula.source.replace(')(', ")'("), 'g');

/** ISO 8601, alone or with a time: read as the date that it is, in each language. */
const wholeDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/;

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
