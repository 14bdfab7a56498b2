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
