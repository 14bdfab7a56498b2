import { meantName } from '@siesa-integration/canonical-model';
import type { Side, TextColumn } from '../rules/side-schema.ts';
import { FileRejected } from './file-rejected.ts';

/** A text of the clean row, with all that its check needs as bytes and numbers. */
export interface TextPlan {
  readonly column: string;
  /** Its place in a row of the source; −1 when the document does not name it. */
  readonly index: number;
  readonly optional: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  readonly startsWith: Uint8Array;
  readonly stripZeros: boolean;
  /** Names and compared texts are no numbers, and are never shown. */
  readonly isName: boolean;
}

/** Where in a row of one file each column of the rules is. */
export interface ColumnPlan {
  readonly header: readonly string[];
  /** In the order of a clean row: party, key, name, asset, group. */
  readonly texts: readonly TextPlan[];
  /** In the order of the document. */
  readonly compared: readonly TextPlan[];
  /** −1: none. */
  readonly amount: number;
  /** −1: none. */
  readonly date: number;
  /** −1: none. */
  readonly sign: number;
  /** −1: none. */
  readonly footerRows: number;
}

const textRoles = ['party', 'key', 'name', 'asset', 'group'] as const;

/**
 * Finds the columns of the rules in a header, by name, in any order.
 *
 * @throws {@link FileRejected} when a column is missing, unknown or there twice
 */
export const planColumns = (header: readonly string[], side: Side, fileName: string): ColumnPlan => {
  refuseHeader(header, side, fileName);
  const { columns, dialect } = side;
  const place = (column: string | undefined): number => (column === undefined ? -1 : header.indexOf(column));
  return {
    header,
    texts: textRoles.map((role) => textPlan(columns[role], place(columns[role]?.column), role === 'name')),
    compared: side.compared_columns.map((column) => textPlan(comparedColumn(column), place(column), true)),
    amount: place(columns.amount?.column),
    date: place(columns.date?.column),
    sign: place(dialect.sign_column?.column),
    footerRows: place(dialect.footer?.rows_in),
  };
};

const textPlan = (spec: TextColumn | undefined, index: number, isName: boolean): TextPlan => ({
  column: spec?.column ?? '',
  index,
  optional: spec?.optional ?? true,
  minLength: spec?.min_length ?? 0,
  maxLength: spec?.max_length ?? 0,
  startsWith: new TextEncoder().encode(spec?.starts_with ?? ''),
  stripZeros: spec?.strip_leading_zeros ?? false,
  isName,
});

/** In characters. */
const longestCompared = 4000;

/** Any text, which is never shown. */
const comparedColumn = (column: string): TextColumn => ({
  column,
  optional: true,
  min_length: 0,
  max_length: longestCompared,
  starts_with: '',
  strip_leading_zeros: false,
});

/** The columns that the rules read. */
const readColumns = ({ columns, dialect, compared_columns: compared }: Side): readonly string[] => [
  ...compared,
  ...Object.values(columns).flatMap((spec) => (spec === undefined ? [] : [spec.column])),
  ...(dialect.sign_column ? [dialect.sign_column.column] : []),
];

const refuseHeader = (header: readonly string[], side: Side, fileName: string): void => {
  const wanted = readColumns(side);
  const reject = (sentence: string): never => {
    throw new FileRejected('HEADER', fileName, sentence);
  };
  const [only = ''] = header;
  if (header.length === 1 && wanted.length > 1 && !wanted.includes(only)) {
    const other = [';', ',', '\t', '|'].find((delimiter) => only.includes(delimiter));
    const hint = other === undefined ? '' : ` Its columns seem to be separated by ${shown(other)}.`;
    reject(`its header is one column, because it has no ${shown(side.dialect.delimiter)}.${hint}`);
  }
  // Such a line is probably a row, which has people's names in it: it is not quoted. One cell of a row may look like a column, as LOTE1 like 'lote'.
  const similar = header.filter((column) => meantName(column, wanted) !== undefined);
  if (!header.some((column) => wanted.includes(column)) && similar.length * 2 < wanted.length)
    reject(
      `its first line has none of the columns ${quoted(wanted)}. Send it with its header, or by the rules for it.`,
    );
  const doubled = header.find((column, index) => header.indexOf(column) !== index);
  if (doubled !== undefined) reject(`its header has the column '${doubled}' twice.`);

  const missing = wanted.filter((column) => !header.includes(column));
  const known = new Set([...wanted, ...side.ignored_columns, side.dialect.footer?.rows_in]);
  const unknown = header.filter((column) => !known.has(column));
  if (missing.length > 0) {
    const near = meantName(missing[0] ?? '', unknown);
    const hint = near === undefined ? '' : ` '${near}' is there instead of '${missing[0] ?? ''}'.`;
    reject(`its header has no column ${quoted(missing)}.${hint} It has ${quoted(header)}.`);
  }
  if (unknown.includes(''))
    reject(
      `column ${String(header.indexOf('') + 1)} of its header has no name. Name it, or leave it out of every line.`,
    );
  if (unknown.length > 0)
    reject(
      `its header has the unknown column ${quoted(unknown)}. Name it in ignored_columns when it is not to be read.`,
    );
};

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

export const shown = (delimiter: string): string => (delimiter === '\t' ? 'a tab' : `'${delimiter}'`);
