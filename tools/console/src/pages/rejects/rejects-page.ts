import {
  count,
  type OpenReject,
  reasonInWords,
  recordMessageIn,
  type RejectGroup,
  retryableIds,
  type SettingsDocument,
} from '@siesa-integration/operator';
import { html, type Markup, verbatim } from '../../markup/html.ts';
import { type Column, table } from '../../markup/table.ts';
import { moment } from '../../markup/time.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { clientZone } from '../../view/client-settings.ts';
import { tokenInput } from '../../view/layout.ts';
import type { View } from '../../view/view.ts';

export interface ShownRejects {
  /** Of the oldest rejects. */
  readonly groups: readonly RejectGroup[];
  /** Rejects of the client, also those that are in no group. */
  readonly total: number;
  readonly settings: SettingsDocument;
  /** The one group that is shown, and from which of its products on. */
  readonly chosen: { readonly code: string; readonly field: string; readonly from: number } | undefined;
}

/** Products of each group, and of a group that is shown alone. */
const samples = 5;
const perPage = 100;

export const rejectsPage = (view: View, { groups, total, settings, chosen }: ShownRejects): Markup => {
  const { t, language } = view;
  const base = `/clients/${String(settings['client_id'])}/rejects`;
  const grouped = groups.reduce((sum, { rejects }) => sum + rejects.length, 0);
  const shown = groups.filter(({ code, field = '' }) => !chosen || (code === chosen.code && field === chosen.field));
  return clientFrame(view, {
    settings,
    tab: 'rejects',
    title: t('console/rejects'),
    beside:
      total > 0 &&
      html`<span class="soft">${t('console/rejects-total', { count: total })}</span><div class="actions"><a class="button" href="${base}/list.xlsx">${t('console/as-xlsx')}</a><a class="button" href="${base}/list.csv">${t('console/as-csv')}</a><form method="post" action="${base}/retry">${tokenInput(view)}<button class="main">${t('console/retry')}</button></form></div>`,
    content: [
      shown.length === 0 && html`<p class="notice">${t('console/rejects-none')}</p>`,
      grouped < total && html`<p class="notice">${t('console/rejects-oldest', { count: grouped })}</p>`,
      ...shown.map((group) => {
        const from = chosen?.from ?? 0;
        const rejects = group.rejects.slice(from, from + (chosen ? perPage : samples));
        const query = new URLSearchParams({ code: group.code, field: group.field ?? '' });
        const next = chosen ? from + perPage : 0;
        const retryable = retryableIds(group).length;
        return html`<section class="card flush"><h2><span class="id">${group.code}</span>${group.field !== undefined && html` · ${group.field}`} <span class="soft">${count(group.rejects.length, language)}</span></h2>
<p class="soft">${reasonInWords(group.code)?.[language] ?? recordMessageIn(group.message, language)}</p>
${retryable > 0 && retryForm(view, base, group, retryable)}
${table(
  t,
  group.code,
  columns,
  rejects.map((reject) => ({ cells: cellsOf(view, reject, settings) })),
)}
<nav class="pager" aria-label="${t('console/pages')}">${chosen ? html`<a href="${base}">${t('console/rejects')}</a>` : group.rejects.length > samples && html`<a href="${base}?${query.toString()}">${t('console/all-of-group', { count: group.rejects.length })}</a>`}${chosen && next < group.rejects.length && html`<a href="${base}?${query.toString()}&amp;from=${next}">${t('console/following')}</a>`}</nav></section>`;
      }),
    ],
  });
};

const retryForm = (view: View, base: string, { code, field = '', message }: RejectGroup, retryable: number): Markup =>
  html`<form class="tools" method="post" action="${base}/retry-group">${tokenInput(view)}<input type="hidden" name="code" value="${code}"><input type="hidden" name="field" value="${field}"><input type="hidden" name="message" value="${verbatim(message)}"><button>${view.t('console/retry-group', { count: retryable })}</button></form>`;

const columns: readonly Column[] = [
  { title: 'console/product' },
  { title: 'console/value' },
  { title: 'console/attempts', numeric: true },
  { title: 'console/since' },
];

const cellsOf = (view: View, { product_id: id, rejection }: OpenReject, settings: SettingsDocument) => [
  html`<a href="/clients/${String(settings['client_id'])}/products?id=${encodeURIComponent(id)}">${id}</a>`,
  recordMessageIn(rejection.message, view.language),
  html`<div>${count(rejection.attempts, view.language)}${rejection.parked === true && html`<span class="second">${view.t('report/parked')}</span>`}</div>`,
  moment(view, rejection.first_seen, clientZone(settings)),
];
