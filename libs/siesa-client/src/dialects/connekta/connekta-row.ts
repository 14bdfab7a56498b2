import { areDays, siesaTimeText, withZone } from '../../reading/local-time.ts';
import type { SiesaRow } from '../../siesa-client.ts';
import type { RowStyle } from '../../reading/to-rows.ts';

/** Columns that are numbers in every query, so that leading zeros mean nothing and rows can be read in their order. */
export const isNumberColumn = (column: string): boolean => column === 'f120_id' || column.endsWith('rowid');

/** The value of one column of a key: text without padding; `undefined` where the row has no value, or a column of numbers has another text. */
const keyPart = (row: SiesaRow, column: string): string | undefined => {
  const value = row[column];
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (!isNumberColumn(column)) return text === '' ? undefined : text;
  const digits = text.replace(/^0+(?=\d)/, '');
  return /^\d{1,18}$/.test(digits) ? digits : undefined;
};

/**
 * What makes a row one item, by the columns of its key; `undefined` where the first has no value. A further one may be empty, because an
 * item can have a colour and no size.
 *
 * @example
 * keyOf({ f120_id: 1204, f121_id_ext1_detalle: 'AZUL ' }, ['f120_id', 'f121_id_ext1_detalle']); // '1204|AZUL'
 */
export const keyOf = (row: SiesaRow, columns: readonly string[]): string | undefined => {
  const [first, ...others] = columns.map((column) => keyPart(row, column)?.replaceAll('|', '%7C'));
  return first === undefined ? undefined : [first, ...others.map((part) => part ?? '')].join('|');
};

/** Orders two keys: digits without leading zeros. */
export const compareKeys = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** How Connekta writes text: char columns padded with blanks, times local and without a zone. */
export const connektaStyle = (timezone: string): RowStyle => ({
  text: (value) => {
    const text = value.trim();
    return text.length >= 19 && text.charCodeAt(10) === 84 /* T */ ? withZone(text, timezone) : text;
  },
});

/** The column that a row's time of change stands in. */
const stampOf = (row: SiesaRow, column: string): unknown => row[column] ?? row['f120_ts'];

/** When a row last changed, by its own column, in UTC. */
export const connektaRowModified = (row: SiesaRow, timezone: string, column = 'f120_ts'): string | undefined => {
  const text = stampOf(row, column);
  return typeof text === 'string' ? siesaTimeText(text, timezone) : undefined;
};

/** Whether the times of change are days. */
export const haveDayStamps = (rows: readonly SiesaRow[], column = 'f120_ts'): boolean =>
  areDays(rows.map((row) => stampOf(row, column)));
