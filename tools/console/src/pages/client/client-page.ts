import {
  type ClientStatus,
  count,
  duration,
  errorInWords,
  heldInWords,
  type PastSync,
  type PlainMessageCode,
  type SettingsDocument,
  type Stores,
} from '@siesa-integration/operator';
import { stackedBars } from '../../charts/charts.ts';
import { type Content, html, type Markup, trusted } from '../../markup/html.ts';
import { type Column, facts, table, type TableRow } from '../../markup/table.ts';
import { ago, moment } from '../../markup/time.ts';
import { clientFrame } from '../../view/client-frame.ts';
import { clientZone } from '../../view/client-settings.ts';
import { tokenInput } from '../../view/layout.ts';
import { clientBadge, outcomeBadge } from '../../view/state-badge.ts';
import { syncTypeIn } from '../../view/sync-type.ts';
import type { View } from '../../view/view.ts';

type ClientState = NonNullable<Awaited<ReturnType<Stores['state']['read']>>>['state'];

export interface ShownClient {
  readonly clientId: string;
  readonly status: ClientStatus | undefined;
  readonly settings: SettingsDocument;
  /** Newest first: those of this page. */
  readonly syncs: readonly PastSync[];
  /** The first sync of the next page. */
  readonly older: string | undefined;
  /** This page does not begin with the newest sync. */
  readonly isLater: boolean;
  readonly state: ClientState | undefined;
}

export const clientPage = (view: View, client: ShownClient): Markup => {
  const { status, settings, clientId } = client;
  return clientFrame(view, {
    settings,
    tab: 'overview',
    beside: html`${status && clientBadge(view.t, status)} <span class="soft id">${clientId}</span>${actions(view, client)}`,
    content: html`${status && notices(view, status)}
<section class="card">${factsOf(view, client)}</section>
${client.syncs.length > 0 && charts(view, client)}
${syncsOf(view, client)}
<section class="card"><details><summary>${view.t('console/settings')}</summary><pre>${JSON.stringify(settings, undefined, 2)}</pre></details><p><a class="button" href="/clients/${clientId}/settings">${view.t('console/settings-change')}</a></p></section>`,
  });
};

/** What can be done with the client. */
const actions = (view: View, { clientId, settings }: ShownClient): Markup => {
  const verb = settings['enabled'] === true ? 'pause' : 'resume';
  const form = (action: 'pause' | 'resume' | 'check'): Markup =>
    html`<form method="post" action="/clients/${clientId}/${action}">${tokenInput(view)}<button>${view.t(`console/${action}`)}</button></form>`;
  return html`<div class="actions">${settings['enabled'] === true && html`<a class="button main" href="/clients/${clientId}/run">${view.t('console/run')}</a>`}${form('check')}${form(verb)}</div>`;
};

/** What is to be looked at now. */
const notices = ({ t, language }: View, status: ClientStatus): Content => {
  const { client_id: id, running, interrupted, cursor_held: held, syncs } = status;
  const [last] = syncs;
  return [
    running !== undefined &&
      html`<p class="notice busy"><a href="/clients/${id}/syncs/${running}">${t('console/running-now', { sync: running })}</a></p>`,
    interrupted && html`<p class="notice warn">${t('console/was-interrupted', { state: interrupted.state })}</p>`,
    last?.error &&
      html`<p class="notice failed"><a href="/clients/${id}/syncs/${last.syncId}">${t('console/last-failed')}</a> ${errorInWords(last.error, language)}</p>`,
    held && html`<p class="notice warn">${t('report/cursor-held')}: ${heldInWords(held, language)}</p>`,
  ];
};

const factsOf = (view: View, { status, settings, state, syncs }: ShownClient): Markup => {
  const { t, language } = view;
  const zone = clientZone(settings);
  const full = syncs.find(({ syncType, status: outcome }) => syncType === 'initial' && outcome === 'success');
  const open = status?.open_rejects ?? 0;
  const parked = status?.parked_rejects ?? 0;
  return facts([
    [t('console/destination'), String(settings['product_type'])],
    [
      t('console/schedule'),
      typeof settings['sync_schedule'] === 'string' ? settings['sync_schedule'] : t('console/by-hand'),
    ],
    [t('console/next-runs'), nextRunsOf(view, status, zone)],
    [t('console/zone'), zone],
    [
      t('console/cursor'),
      status?.cursor === undefined
        ? t('status/never')
        : html`${moment(view, status.cursor, zone)} <span class="soft">${ago(view, status.cursor)}</span>`,
    ],
    [
      t('console/open-rejects'),
      html`${count(open, language)}${parked > 0 && html` <span class="soft">${t('console/parked', { count: parked })}</span>`}`,
    ],
    ...(status?.missing_in_siesa === undefined
      ? []
      : [[t('report/missing'), count(status.missing_in_siesa, language)] as const]),
    ...(state?.budget === undefined
      ? []
      : [[t('console/quota'), t('console/calls-a-minute', { count: state.budget.limit })] as const]),
    ...(full === undefined ? [] : [[t('console/full-read'), duration(full.durationSeconds, language)] as const]),
  ]);
};

const nextRunsOf = (view: View, status: ClientStatus | undefined, zone: string): Content => {
  const runs = status?.next_runs;
  if (!runs) return '–';
  if (runs.at.length === 0) return view.t('schedule/never');
  return html`${runs.at.map((at) => html`<div>${moment(view, at, zone)}</div>`)}${runs.approximate && html`<span class="soft">${view.t('console/about')}</span>`}`;
};

/** Syncs of this page over time, the oldest one first. */
const charts = ({ t, language }: View, { syncs, settings }: ShownClient): Markup => {
  const zone = clientZone(settings);
  const oldestFirst = syncs.toReversed();
  const names = oldestFirst.map(({ timestamp }) =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(timestamp)),
  );
  const series = (title: PlainMessageCode, colour: string, valueOf: (sync: PastSync) => number | null) => ({
    title,
    colour,
    values: oldestFirst.map(valueOf),
  });
  const chart = (title: PlainMessageCode, bars: readonly ReturnType<typeof series>[]): Markup =>
    html`<section class="card"><h2>${t(title)}</h2>${bars.map((each) => html`<span class="key"><i style="background:${each.colour}"></i>${t(each.title)}</span>`)}
<div class="chart" role="img" tabindex="0" aria-label="${t('console/chart-of', { title: t(title), count: syncs.length })}">${trusted(stackedBars(names, bars, language, { width: 620, height: 180 }))}</div></section>`;
  const seconds = (isWanted: (status: string) => boolean) => (sync: PastSync) =>
    isWanted(sync.status) ? sync.durationSeconds : null;
  return html`<div class="columns">${chart('report/syncs-over-time', [
    series(
      'report/success',
      'var(--ok)',
      seconds((status) => status === 'success'),
    ),
    series(
      'report/failed',
      'var(--bad)',
      seconds((status) => status !== 'success'),
    ),
  ])}${chart('report/records-by-outcome', [
    series('report/accepted', 'var(--three)', ({ recordsProcessed }) => recordsProcessed),
    series('report/unchanged', 'var(--same)', ({ recordsUnchanged }) => recordsUnchanged),
    series('report/refused', 'var(--bad)', ({ recordsFailed }) => recordsFailed),
  ])}</div>`;
};

const columns: readonly Column[] = [
  { title: 'report/when' },
  { title: 'report/type' },
  { title: 'report/status' },
  { title: 'report/extracted', numeric: true },
  { title: 'report/accepted', numeric: true },
  { title: 'report/unchanged', numeric: true },
  { title: 'report/refused', numeric: true },
  { title: 'report/warned', numeric: true },
  { title: 'report/duration', numeric: true },
];

const syncsOf = (view: View, { clientId, syncs, settings, older, isLater }: ShownClient): Markup => {
  const { t } = view;
  const address = `/clients/${clientId}`;
  return html`<section class="card flush"><h2>${t('report/syncs')}</h2>${
    syncs.length === 0
      ? html`<p class="soft">${t('console/never-synced')}</p>`
      : table(
          t,
          t('report/syncs'),
          columns,
          syncs.map((sync) => syncRow(view, sync, clientZone(settings))),
        )
  }
<nav class="pager" aria-label="${t('console/pages')}">${isLater && html`<a href="${address}">${t('console/newest')}</a>`}${older !== undefined && html`<a href="${address}?up-to=${older}">${t('console/older')}</a>`}</nav></section>`;
};

const syncRow = (view: View, sync: PastSync, zone: string): TableRow => {
  const { t, language } = view;
  return {
    cells: [
      html`<a href="/clients/${sync.tenantId}/syncs/${sync.syncId}">${moment(view, sync.timestamp, zone)}</a>`,
      syncTypeIn(t, sync.syncType),
      outcomeBadge(t, sync.status),
      count(sync.recordsExtracted, language),
      count(sync.recordsProcessed, language),
      count(sync.recordsUnchanged, language),
      count(sync.recordsFailed, language),
      count(sync.recordsWarned, language),
      html`<span class="nowrap">${duration(sync.durationSeconds, language)}</span>`,
    ],
    ...(sync.error && { note: errorInWords(sync.error, language), kind: 'failed' }),
  };
};
