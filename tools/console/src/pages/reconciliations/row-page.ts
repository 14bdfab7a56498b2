import type { RowExplanation } from '@siesa-integration/operator';
import { isoDay, maskedName } from '@siesa-integration/reconciliation';
import { html, type Markup } from '../../markup/html.ts';
import { type Column, facts, table } from '../../markup/table.ts';
import { page, tokenInput } from '../../view/layout.ts';
import { badge } from '../../view/state-badge.ts';
import type { View } from '../../view/view.ts';
import { shownAmount } from './shown-amount.ts';
import { verdictCell } from './verdict-cell.ts';

export interface ShownRow {
  readonly jobId: string;
  readonly side: 'file' | 'base';
  readonly line: number;
  readonly row: RowExplanation;
}

type Row = NonNullable<RowExplanation['row']>;

/** One row: what it was paired with and why, and what a person decides about it. */
export const rowPage = (view: View, { jobId, side, line, row: found }: ShownRow): Markup => {
  const { t } = view;
  const { row, other, verdict, rivals, group, decision, from, closed, breaks, problems } = found;
  const address = `/reconciliations/${jobId}`;
  return page(view, {
    title: t('console/reconcile-row', { line, side: t(`reconcile/side-${side}`) }),
    above: [
      [t('console/reconciliations'), '/reconciliations'],
      [jobId, address],
    ],
    content: row
      ? html`<section class="card">${facts([
          [t('console/reconcile-verdict'), html`${verdict && verdictCell(view, verdict)}`],
        ])}${group && html`<p class="soft">${t(`reconcile/${group.kind}`, { name: group.name, amount: shownAmount(view, group.cents) })}</p>`}${decision && html`<p class="notice">${t('reconcile/decision', decision)}</p>`}${rivals !== undefined && html`<p class="soft">${t('reconcile/rivals', { count: rivals })}</p>`}${from && html`<p class="soft">${t('reconcile/from', { job: from.jobId, line: from.line })}</p>`}${closed && html`<p class="soft">${t('reconcile/closed', { job: closed.jobId, verdict: t(`reconcile/verdict-${closed.verdict}`), line: closed.line ?? '–' })}</p>`}</section>
<section class="card flush">${table(t, t('console/reconcile-verdict'), columns, [
          { cells: cellsOf(view, t('reconcile/this-row'), row) },
          ...(other ? [{ cells: cellsOf(view, t('reconcile/other-row'), other) }] : []),
        ])}</section>
${breaks.length > 0 && html`<section class="card"><ul class="checks">${breaks.map(({ type, severity, detail }) => html`<li><div>${badge(t(`reconcile/severity-${severity}`), 'failed')}</div><div><b>${type}</b> ${detail}</div></li>`)}</ul></section>`}
${decideForm(view, { address, side, line, isAnswered: isAnswered(found) })}`
      : html`<p class="notice warn">${t('reconcile/left-out')}</p><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`,
  });
};

/** A copy names the row that it repeats, which does not answer it. */
const isAnswered = ({ verdict, other }: RowExplanation): boolean =>
  verdict === 'WRITTEN_OFF' || (other !== undefined && verdict !== 'COPY');

const columns: readonly Column[] = [
  { title: 'console/reconcile-rows' },
  { title: 'console/reconcile-line', numeric: true },
  { title: 'console/reconcile-key' },
  { title: 'console/reconcile-party' },
  { title: 'console/reconcile-name' },
  { title: 'console/reconcile-date' },
  { title: 'console/reconcile-amount', numeric: true },
];

const cellsOf = (view: View, which: string, { row_no, k, party, nome, day_no, cents }: Row) => [
  which,
  String(row_no),
  k,
  party,
  maskedName(nome),
  isoDay(day_no),
  shownAmount(view, cents),
];

interface Decidable {
  readonly address: string;
  readonly side: 'file' | 'base';
  readonly line: number;
  /** Something answers the row, so it can be taken apart; else it can be matched or written off. */
  readonly isAnswered: boolean;
}

const decideForm = (view: View, { address, side, line, isAnswered: answered }: Decidable): Markup => {
  const { t } = view;
  return html`<section class="card"><h2>${t('console/reconcile-decide')}</h2><form method="post" action="${address}/decide" class="stack">${tokenInput(view)}<input type="hidden" name="side" value="${side}"><input type="hidden" name="line" value="${line}">
<label>${t('console/reconcile-note')}<input name="note" required maxlength="500"></label>
${
  answered
    ? html`<div class="actions"><button name="action" value="unmatch">${t('console/reconcile-unmatch')}</button></div>`
    : html`<label>${t('console/reconcile-other-line')}<input name="other" inputmode="numeric" size="8"></label>
<div class="actions"><button name="action" value="match">${t('console/reconcile-match')}</button><button name="action" value="write-off">${t('console/reconcile-write-off')}</button></div>`
}</form><p class="soft">${t('console/reconcile-again-why')}</p></section>`;
};
