import { type Language, textIn } from '@siesa-integration/operator/messages';
import type { ReadByRules } from '@siesa-integration/operator/reconcile';
import { printable } from '@siesa-integration/outgoing-http';
import { badRowSentence, centsText, type ColumnCheck, isoDay, type FileCheck } from '@siesa-integration/reconciliation';
import { table } from '../../terminal/table.ts';

/** How a file would be read, as text. */
export const renderFileCheck = (check: FileCheck, language: Language): string => {
  const text = textIn(language);
  const parts = [
    text('reconcile/read-as', {
      file: check.name,
      rows: check.rows,
      bytes: check.bytes,
      encoding: check.encoding,
      delimiter: check.delimiter === '\t' ? 'TAB' : check.delimiter,
      line: check.skipLines + 1,
    }),
    ...(check.badRows > 0
      ? [text('reconcile/bad-rows', { count: check.badRows, lines: check.badLines.join(', ') })]
      : []),
    ...(check.footer ? [text('reconcile/footer', check.footer)] : []),
  ];
  const columns = table(
    [
      text('reconcile/column'),
      text('reconcile/filled'),
      text('reconcile/read-as-kind'),
      text('reconcile/sum'),
      text('reconcile/largest'),
    ],
    check.columns.map((column) => [
      column.name,
      column.filled,
      kindOf(column, language),
      sumOf(column),
      largestOf(column),
    ]),
    language,
  );
  const questions = check.questions.map(({ column, about, choices }) =>
    text(`reconcile/ask-${about}`, { column, choices: choices.join(', ') }),
  );
  const dialect = JSON.stringify({ dialect: check.dialect }, undefined, 2);
  return [
    ...parts.map((line) => printable(line)),
    '',
    columns,
    ...questions.map((line) => `? ${printable(line)}`),
    text('reconcile/dialect'),
    dialect,
    '',
  ].join('\n');
};

const kindOf = (column: ColumnCheck, language: Language): string => {
  const text = textIn(language);
  if (column.kind === 'date') return text('reconcile/date', { format: column.dateFormat ?? '' });
  if (column.kind === 'sign') return text('reconcile/sign', { words: column.words?.join(', ') ?? '' });
  if (column.kind !== 'number') return text(`reconcile/${column.kind}`);
  const written = column.decimal === undefined ? '' : ` ${exampleOf(column)}`;
  return `${text('reconcile/number')}${written}`;
};

/** A number in the column's way of writing. */
const exampleOf = ({ decimal = '.', group = '' }: ColumnCheck): string => `1${group}500${decimal}75`;

const sumOf = ({ cents }: ColumnCheck): string => (cents === undefined ? '' : centsText(cents));

const largestOf = ({ largest = [] }: ColumnCheck): string =>
  largest.map(({ text, cents }) => `${text} = ${centsText(cents)}`).join('; ');

/** How the rules of a document read a file, as text. */
export const renderReading = ({ reading, badRows }: ReadByRules, language: Language): string => {
  const text = textIn(language);
  const day = (value: number | undefined): string => (value === undefined ? '-' : isoDay(value));
  const lines = [
    text('reconcile/by-rules', {
      file: reading.name,
      rows: reading.rows,
      bad: reading.badRows,
      blank: reading.blankRows,
      sum: centsText(reading.cents),
      first: day(reading.firstDay),
      last: day(reading.lastDay),
      sha: reading.sha256,
    }),
    ...(reading.controlTotal ? [text('reconcile/control-total', { sum: centsText(reading.controlTotal.cents) })] : []),
  ];
  const problems = badRows.flatMap(({ line, problems: found }) =>
    found.map(({ column, code, received = '' }) => [line, column, code, received]),
  );
  const list = table(
    [text('reconcile/line'), text('reconcile/column'), text('reconcile/code'), text('reconcile/cell')],
    problems,
    language,
  );
  const meanings = [...new Set(badRows.flatMap(({ problems: found }) => found.map(({ code }) => code)))].map(
    (code) => `${code}: ${badRowSentence(code, language) ?? ''}\n`,
  );
  return `${lines.map((line) => printable(line)).join('\n')}\n${problems.length > 0 ? `\n${list}\n${meanings.join('')}` : ''}`;
};
