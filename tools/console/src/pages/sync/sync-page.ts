import {
  count,
  duration,
  errorInWords,
  type FailureGroup,
  heldInWords,
  reasonInWords,
  recordMessageIn,
  type SettingsDocument,
  type StageDurations,
  type SyncDetail,
} from '@siesa-integration/operator';
import type { SyncProgress } from '@siesa-integration/workflow-contract';
import { type Content, html, type Markup } from '../../markup/html.ts';
import { type Column, facts, table } from '../../markup/table.ts';
import { moment } from '../../markup/time.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { clientZone } from '../../view/client-settings.ts';
import { tokenInput } from '../../view/layout.ts';
import { outcomeBadge } from '../../view/state-badge.ts';
import { syncTypeIn } from '../../view/sync-type.ts';
import type { View } from '../../view/view.ts';
import { progressFigures } from './live-progress.ts';

/** The event after which a browser follows no more. */
export const liveEnds = 'ended';

export interface ShownSync {
  readonly detail: SyncDetail;
  /** While it runs. */
  readonly progress: SyncProgress | undefined;
  readonly settings: SettingsDocument;
}

export const syncPage = (view: View, { detail, progress, settings }: ShownSync): Markup => {
  const { t } = view;
  const { sync_id: id, client_id: client, ended } = detail;
  const address = `/clients/${client}/syncs/${id}`;
  if (!ended)
    return clientFrame(view, {
      settings,
      tab: 'overview',
      title: t('console/live'),
      beside: html`<span class="soft id">${id}</span>`,
      reloadSeconds: 5,
      content: html`${detail.stopping && html`<p class="notice warn">${t('console/stopping')}</p>`}<section class="card"><div hx-sse:connect="${address}/live" hx-sse:close="${liveEnds}">${progressFigures(view, progress, view.now)}</div></section><p class="soft">${t('console/live-note')}</p>${!detail.stopping && stopForm(view, address)}`,
    });
  return clientFrame(view, {
    settings,
    tab: 'overview',
    title: t('console/sync-of', { at: momentText(view, ended.timestamp, clientZone(settings)) }),
    beside: html`${outcomeBadge(t, ended.status)} <span class="soft id">${id}</span><div class="actions">${ended.reportKey !== undefined && html`<a class="button" href="${address}/report.xlsx">${t('console/report-xlsx')}</a><a class="button" href="${address}/report.csv">${t('console/report-csv')}</a>`}${detail.previous && html`<a class="button" href="${address}/difference">${t('console/difference')}</a>`}</div>`,
    content: html`${endNotices(view, detail)}${balance(view, detail)}
<div class="columns"><section class="card">${facts([
      [t('report/type'), syncTypeIn(t, ended.syncType)],
      [t('report/when'), moment(view, ended.timestamp, clientZone(settings))],
      [t('report/duration'), duration(ended.durationSeconds, view.language)],
      [t('report/warned'), count(ended.recordsWarned, view.language)],
    ])}</section>${detail.stages && stages(view, detail.stages)}</div>
${detail.failures.length > 0 && failures(view, client, detail.failures)}`,
  });
};

const stopForm = (view: View, address: string): Markup =>
  html`<form method="post" action="${address}/stop">${tokenInput(view)}<p><button class="danger">${view.t('console/stop')}</button></p><p class="soft">${view.t('console/stop-means')}</p></form>`;

const momentText = ({ locale }: View, at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));

const endNotices = ({ t, language }: View, { ended, summary }: SyncDetail): Content => [
  ended?.error &&
    html`<p class="notice failed">${[ended.error.code ?? ended.error.name, errorInWords(ended.error, language)].filter((part) => part !== undefined && part !== '').join(': ')}</p>`,
  summary?.cursor_held === true &&
    html`<p class="notice warn">${t('report/cursor-held')}: ${heldInWords(summary.cursor_held_because, language)}</p>`,
];

/** The equation of every run: what was read is what was accepted, unchanged or refused. */
const balance = ({ t, language }: View, { ended, summary }: SyncDetail): Markup => {
  const figure = (value: number, word: string): Markup => html`<b>${count(value, language)}</b> <span>${word}</span>`;
  const sign = (text: string): Markup => html`<span class="sign">${text}</span>`;
  if (!summary)
    return html`<section class="card"><h2>${t('console/balance')}</h2><p class="figures">${figure(ended?.recordsExtracted ?? 0, t('console/extracted'))}${figure(ended?.recordsProcessed ?? 0, t('console/accepted'))}${figure(ended?.recordsUnchanged ?? 0, t('console/unchanged'))}${figure(ended?.recordsFailed ?? 0, t('console/refused'))}</p><p class="soft">${t(ended?.status === 'success' ? 'console/counts-gone' : 'console/not-counted')}</p></section>`;
  const { records_extracted: read, records_retried: retried, records_duplicate: twice } = summary;
  const { records_success: accepted, records_unchanged: unchanged, records_failed: refused } = summary;
  const balances = read + retried - twice === accepted + unchanged + refused;
  return html`<section class="card"><h2>${t('console/balance')}</h2>
<p class="figures">${figure(read, t('console/extracted'))}${sign('+')}${figure(retried, t('console/retried'))}${sign('−')}${figure(twice, t('console/duplicate'))}${sign(balances ? '=' : '≠')}${figure(accepted, t('console/accepted'))}${sign('+')}${figure(unchanged, t('console/unchanged'))}${sign('+')}${figure(refused, t('console/refused'))}</p>
<p class="${balances ? 'success' : 'failed'}">${t(balances ? 'console/balances' : 'console/unbalanced')}</p></section>`;
};

const stages = ({ t, language }: View, durations: StageDurations): Markup =>
  html`<section class="card"><h2>${t('console/stages')}</h2>${facts(
    (['extract', 'transform', 'load', 'summarize'] as const).map((stage) => [
      t(`report/${stage}`),
      duration(durations[stage], language),
    ]),
  )}</section>`;

const columns: readonly Column[] = [
  { title: 'console/count', numeric: true },
  { title: 'console/where' },
  { title: 'console/reason' },
  { title: 'console/samples' },
];

const failures = ({ t, language }: View, client: string, groups: readonly FailureGroup[]): Markup =>
  html`<section class="card flush"><h2>${t('console/failures')}</h2>${table(
    t,
    t('console/failures'),
    columns,
    groups.map(({ stage, code, count: all, samples }) => ({
      cells: [
        count(all, language),
        t(`console/stage-${stage}`),
        html`<div><span class="id">${code}</span><span class="second">${reasonInWords(code)?.[language] ?? recordMessageIn(samples[0]?.message ?? '', language)}</span></div>`,
        html`<div>${samples.map(
          ({ product_id: id }) => html`<a href="/clients/${client}/products?id=${encodeURIComponent(id)}">${id}</a> `,
        )}</div>`,
      ],
    })),
  )}</section>`;
