import { count, type Language } from '@siesa-integration/operator/messages';
import { printable } from '@siesa-integration/outgoing-http';
import Table from 'cli-table3';

/** A cell: text, or a number that is aligned right. */
export type Cell = string | number;

const edges = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/**
 * Rows as aligned text, one line each, with a title line above. Numbers get thousands separators, as the language writes them.
 *
 * @example
 * table(['client', 'accepted'], [['cliente-a', 10_000]]); // 'client     accepted\ncliente-a    10,000\n'
 */
export const table = (
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  language: Language = 'en',
): string => {
  const right = titles.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === '-'),
  );
  const drawn = new Table({
    chars: edges,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: right.map((isRight) => (isRight ? 'right' : 'left')),
  });
  drawn.push(
    [...titles],
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? count(cell, language) : printable(cell)))),
  );
  const lines = drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return `${lines.join('\n')}\n`;
};

/** A column with a cell for each row. */
export interface FittingColumn {
  readonly title: string;
  readonly cells: readonly Cell[];
  /** A narrow terminal does without the column: of all that have a number, the lowest goes first. Absent: it is always shown. */
  readonly leftOut?: number | undefined;
}

/**
 * A table without the columns that do not fit.
 *
 * @param width - of the terminal. @defaultValue all columns are shown
 *
 * @returns the table, and the titles of the columns that are left out
 */
export const fittingTable = (
  columns: readonly FittingColumn[],
  width = Number.POSITIVE_INFINITY,
  language: Language = 'en',
): { readonly text: string; readonly hidden: readonly string[] } => {
  const order = columns
    .filter((column) => column.leftOut !== undefined)
    .toSorted((one, other) => Number(one.leftOut) - Number(other.leftOut));
  const draw = (shown: readonly FittingColumn[]): string =>
    table(
      shown.map(({ title }) => title),
      (columns[0]?.cells ?? []).map((_, row) => shown.map(({ cells }) => cells[row] ?? '-')),
      language,
    );
  const fewer = order.map((_, index) => columns.filter((column) => !order.slice(0, index + 1).includes(column)));
  const shown = [columns, ...fewer].find((some) => widthOf(draw(some)) <= width) ?? fewer.at(-1) ?? columns;
  return { text: draw(shown), hidden: order.filter((column) => !shown.includes(column)).map(({ title }) => title) };
};

const widthOf = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
