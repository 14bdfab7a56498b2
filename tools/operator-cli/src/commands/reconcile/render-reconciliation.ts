import { type Language, textIn } from '@siesa-integration/operator/messages';
import type { JobDiff, ReconciliationEnd, RowExplanation } from '@siesa-integration/operator/reconcile';
import { printable } from '@siesa-integration/outgoing-http';
import { type Break, centsText, isoDay, maskedName } from '@siesa-integration/reconciliation';
import { table } from '../../terminal/table.ts';

/** How a reconciliation ended, as text. @param end.page where its page was written */
export const renderEnd = (end: ReconciliationEnd & { readonly page?: string }, language: Language): string => {
  const text = textIn(language);
  if (end.status === 'failed')
    return [
      text('reconcile/failed', { error: end.error, cause: end.cause }),
      ...(end.badRows === undefined ? [] : [text('reconcile/bad-rows-in', { file: end.badRows })]),
      ...(end.jobId === undefined ? [] : [text('reconcile/to-resume', { job: end.jobId })]),
    ]
      .map((line) => `${printable(line)}\n`)
      .join('');
  const { findings, jobId, page } = end;
  const sides = (['file', 'base'] as const).map((side) => {
    const { name, rows, bad_rows: bad, cents } = findings.files[side];
    return [text(`reconcile/side-${side}`), name, rows, bad, centsText(BigInt(cents))];
  });
  const counts = findings.counts.map(({ type, severity, count }) => [type, severity, count]);
  return [
    text(end.status === 'known' ? 'reconcile/known' : 'reconcile/reconciled', { job: jobId }),
    '',
    table(
      [
        text('reconcile/side'),
        text('reconcile/name'),
        text('reconcile/rows'),
        text('reconcile/bad'),
        text('reconcile/sum'),
      ],
      sides,
      language,
    ),
    counts.length === 0
      ? text('reconcile/no-breaks')
      : table([text('reconcile/type'), text('reconcile/severity'), text('reconcile/breaks')], counts, language),
    ...(findings.open ? [text('reconcile/open', findings.open)] : []),
    ...(end.supersedes
      ? [
          text('reconcile/supersedes', { job: end.supersedes.jobId }),
          ...(end.supersedes.diff ? [text('reconcile/diff', end.supersedes.diff)] : []),
        ]
      : []),
    text('reconcile/written', { csv: findings.csv }),
    ...(page === undefined ? [] : [text('reconcile/page', { page })]),
    ...(findings.parquet === undefined ? [] : [text('reconcile/table', { parquet: findings.parquet })]),
    '',
  ].join('\n');
};

/** How the breaks of two jobs differ, as text. */
export const renderDiff = (diff: JobDiff, language: Language): string => {
  const text = textIn(language);
  const rows = [
    ...diff.firstGone.map((found) => ['-', ...breakCells(found)]),
    ...diff.firstFresh.map((found) => ['+', ...breakCells(found)]),
  ];
  const titles = [
    '',
    text('reconcile/type'),
    text('reconcile/severity'),
    text('reconcile/key'),
    text('reconcile/detail'),
  ];
  return `${text('reconcile/diff', { gone: diff.gone, fresh: diff.fresh, same: diff.same })}\n${rows.length > 0 ? `\n${table(titles, rows, language)}` : ''}`;
};

const breakCells = ({ type, severity, record, detail }: Break): readonly string[] => [type, severity, record.k, detail];

/** What became of a row, as text. */
export const renderRow = (found: RowExplanation, language: Language): string => {
  const text = textIn(language);
  const { row, other, verdict = '', rivals, group, decision, from, closed, breaks, problems } = found;
  if (!row) return `${text('reconcile/left-out')}\n${problems.map((problem) => `- ${printable(problem)}\n`).join('')}`;
  const titles = [
    '',
    text('reconcile/line'),
    text('reconcile/key'),
    text('reconcile/party'),
    text('reconcile/name'),
    text('reconcile/day'),
    text('reconcile/amount'),
  ];
  const rows = [
    [text('reconcile/this-row'), ...cellsOf(row)],
    ...(other ? [[text('reconcile/other-row'), ...cellsOf(other)]] : []),
  ];
  return [
    `${text('reconcile/verdict')}: ${verdict}`,
    ...(group
      ? [printable(text(`reconcile/${group.kind}`, { name: group.name, amount: centsText(group.cents) }))]
      : []),
    ...(decision === undefined ? [] : [printable(text('reconcile/decision', decision))]),
    ...(rivals === undefined ? [] : [text('reconcile/rivals', { count: rivals })]),
    '',
    table(titles, rows, language),
    ...(from ? [text('reconcile/from', { job: from.jobId, line: from.line })] : []),
    ...(closed
      ? [text('reconcile/closed', { job: closed.jobId, verdict: closed.verdict, line: closed.line ?? '-' })]
      : []),
    ...breaks.map(({ type, severity, detail }) => `${severity} ${type}: ${printable(detail)}`),
    '',
  ].join('\n');
};

const cellsOf = (row: NonNullable<RowExplanation['row']>): readonly (string | number)[] => [
  String(row.row_no),
  row.k,
  row.party,
  maskedName(row.nome),
  isoDay(row.day_no),
  centsText(row.cents),
];
