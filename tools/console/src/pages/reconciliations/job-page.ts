import { count, type Job, type JobFindings } from '@siesa-integration/operator';
import { type Break, isoDay, maskedName, type VerdictName } from '@siesa-integration/reconciliation';
import { html, type Markup } from '../../markup/html.ts';
import { type Column, facts, table } from '../../markup/table.ts';
import { page, tokenInput } from '../../view/layout.ts';
import { badge } from '../../view/state-badge.ts';
import type { View } from '../../view/view.ts';
import { shownAmount } from './shown-amount.ts';
import { nameOf } from './reconciliations-page.ts';
import { verdictCell } from './verdict-cell.ts';

export interface ShownJob {
  readonly job: Job;
  /** Of a job that has ended, while its verdicts are kept. */
  readonly findings?: JobFindings;
  /** The first break of this page. */
  readonly from: number;
}

const perPage = 100;

/** One job: how far it has come, then what it found. */
export const jobPage = (view: View, { job, findings, from }: ShownJob): Markup => {
  const { t } = view;
  const address = `/reconciliations/${job.jobId}`;
  return page(view, {
    title: job.jobId,
    above: [[t('console/reconciliations'), '/reconciliations']],
    beside: job.breaks === undefined ? badge(t('console/reconcile-open'), 'warn') : breakBadge(view, job.breaks),
    content: html`<section class="card">${facts([
      [t('console/reconcile-file'), nameOf(job.file)],
      [t('console/reconcile-base'), nameOf(job.base)],
      [t('console/reconcile-rules'), nameOf(job.rules)],
      [t('console/reconcile-day'), job.day],
      ...(job.clientId === undefined
        ? []
        : [[t('console/client'), html`<a href="/clients/${job.clientId}">${job.clientId}</a>`] as const]),
    ])}</section>
${job.breaks === undefined ? unfinished(view, job, address) : ended(view, { address, findings, from })}`,
  });
};

const breakBadge = ({ t, language }: View, breaks: number): Markup =>
  breaks === 0
    ? badge(t('console/reconcile-no-breaks'), 'success')
    : badge(`${t('console/reconcile-breaks')}: ${count(breaks, language)}`, 'failed');

const stageCount = 3;

const unfinished = (view: View, { stages }: Job, address: string): Markup => {
  const { t } = view;
  return html`<section class="card"><progress class="bar" max="${stageCount}" value="${stages.length}" aria-label="${t('console/state')}">${stages.length}</progress>
<p>${t('console/reconcile-stages', { done: stages.length, known: stageCount })}</p>
<form method="post" action="${address}/resume">${tokenInput(view)}<button class="main">${t('console/reconcile-resume')}</button></form></section>`;
};

interface Ended {
  readonly address: string;
  readonly findings: JobFindings | undefined;
  readonly from: number;
}

const ended = (view: View, { address, findings, from }: Ended): Markup => {
  const { t } = view;
  return html`<div class="tools"><a class="button" href="${address}/breaks.csv">${t('console/reconcile-export-csv')}</a>
<form method="post" action="${address}/again">${tokenInput(view)}<button>${t('console/reconcile-again')}</button></form>
${findings && rowForm(view, address)}</div>
<p class="soft">${t('console/reconcile-again-why')}</p>
${findings ? found(view, { address, findings, from }) : html`<p class="notice warn">${t('console/reconcile-expired')}</p>`}`;
};

interface Found extends Ended {
  readonly findings: JobFindings;
}

const found = (view: View, { address, findings, from }: Found): Markup => {
  const { t, language } = view;
  return html`${
    findings.ages.length > 0 &&
    html`<section class="card flush"><h2>${t('console/reconcile-by-age')}</h2>${table(
      t,
      t('console/reconcile-by-age'),
      ageColumns,
      findings.ages.map(({ type, severity, byAge }) => ({
        cells: [type, t(`reconcile/severity-${severity}`), ...byAge.map((each) => count(each, language))],
      })),
    )}</section>`
  }
${firstBreaks(view, { address, findings, from })}
${balance(view, findings)}`;
};

/** Asks for one row. */
const rowForm = (view: View, address: string): Markup =>
  html`<form method="get" action="${address}/rows">${sideSelect(view)}<label>${view.t('console/reconcile-line')}<input name="line" inputmode="numeric" required size="8"></label><button>${view.t('console/reconcile-explain')}</button></form>`;

/** Which of the two sides. */
const sideSelect = ({ t }: View): Markup =>
  html`<label>${t('console/reconcile-side')}<select name="side"><option value="file">${t('reconcile/side-file')}</option><option value="base">${t('reconcile/side-base')}</option></select></label>`;

const ageColumns: readonly Column[] = [
  { title: 'report/type' },
  { title: 'console/reconcile-severity' },
  { title: 'console/reconcile-age-day', numeric: true },
  { title: 'console/reconcile-age-week', numeric: true },
  { title: 'console/reconcile-age-month', numeric: true },
  { title: 'console/reconcile-age-older', numeric: true },
];

const breakColumns: readonly Column[] = [
  { title: 'report/type' },
  { title: 'console/reconcile-party' },
  { title: 'console/reconcile-key' },
  { title: 'console/reconcile-name' },
  { title: 'console/reconcile-date' },
  { title: 'console/reconcile-amount', numeric: true },
  { title: 'console/reconcile-line', numeric: true },
];

const firstBreaks = (view: View, { address, findings: { breaks }, from }: Found): Markup => {
  const { t } = view;
  const shown = breaks.slice(from, from + perPage);
  const next = from + perPage;
  if (shown.length === 0) return html``;
  return html`<section class="card flush"><h2>${t('console/reconcile-first')}</h2>${table(
    t,
    t('console/reconcile-first'),
    breakColumns,
    shown.map((each) => ({ cells: breakCells(view, address, each), note: each.detail })),
  )}<nav class="pager" aria-label="${t('console/pages')}">${next < breaks.length && html`<a href="${address}?from=${next}">${t('console/following')}</a>`}</nav></section>`;
};

const breakCells = (view: View, address: string, { type, severity, record, fileCents, baseCents }: Break) => [
  html`<div>${type}<span class="second">${view.t(`reconcile/severity-${severity}`)}</span></div>`,
  record.party,
  record.k,
  maskedName(record.nome),
  isoDay(record.day_no),
  shownAmount(view, fileCents ?? baseCents ?? record.cents),
  html`<a href="${address}/rows?side=${record.side === 'L' ? 'file' : 'base'}&amp;line=${record.row_no}">${record.row_no}</a>`,
];

const balanceColumns: readonly Column[] = [
  { title: 'console/reconcile-side' },
  { title: 'console/reconcile-name' },
  { title: 'console/reconcile-verdict' },
  { title: 'console/reconcile-rows', numeric: true },
  { title: 'console/reconcile-sum', numeric: true },
];

/** Every row of each side has one verdict: together they are all rows. */
const balance = (view: View, { files, balance: sides }: JobFindings): Markup => {
  const { t, language } = view;
  const rows = (['file', 'base'] as const).flatMap((side) => [
    {
      cells: [
        t(`reconcile/side-${side}`),
        files[side].name,
        html`<b>${t('console/reconcile-all-rows')}</b>`,
        count(files[side].rows, language),
        shownAmount(view, files[side].cents),
      ],
    },
    ...Object.entries(sides[side].verdicts).map(([verdict, { rows: n, cents }]) => ({
      cells: [
        t(`reconcile/side-${side}`),
        files[side].name,
        verdictCell(view, verdict as VerdictName),
        count(n, language),
        shownAmount(view, cents),
      ],
    })),
    ...(files[side].bad_rows > 0
      ? [
          {
            cells: [
              t(`reconcile/side-${side}`),
              files[side].name,
              t('console/reconcile-bad'),
              count(files[side].bad_rows, language),
              '–',
            ],
          },
        ]
      : []),
  ]);
  return html`<section class="card flush"><h2>${t('console/reconcile-balance')}</h2>${table(t, t('console/reconcile-balance'), balanceColumns, rows)}</section>`;
};
