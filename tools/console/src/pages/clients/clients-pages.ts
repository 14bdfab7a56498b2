import {
  byUrgency,
  type ClientStatus,
  count,
  duration,
  type PlainMessageCode,
  readStatuses,
  type SettingsDocument,
} from '@siesa-integration/operator';
import { Hono } from 'hono';
import { html, type Markup } from '../../markup/html.ts';
import { type Column, table, type TableRow } from '../../markup/table.ts';
import { ago, moment } from '../../markup/time.ts';
import { clientName, clientZone } from '../../view/client-settings.ts';
import { page } from '../../view/layout.ts';
import { clientBadge, clientState, outcomeBadge } from '../../view/state-badge.ts';
import type { ConsoleEnv, View } from '../../view/view.ts';

/** One client on the list. */
interface ListedClient {
  readonly status: ClientStatus;
  readonly settings: SettingsDocument;
}

/** All clients, a line each. */
export const clientsPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/', async (context) => {
    const view = context.get('view');
    const [{ clients, unreported }, settings] = await Promise.all([
      readStatuses(view.host, { now: view.now }),
      view.host.stores.settings.list(),
    ]);
    const settingsOf = new Map(settings.map((document) => [document['client_id'], document]));
    const listed = clients.map((status) => ({ status, settings: settingsOf.get(status.client_id) ?? {} }));
    const { q = '', sort = '' } = context.req.query();
    return context.html(
      clientsPage(view, listed, { wanted: q, order: orderNamed(sort), unreported: unreported.length }),
    );
  });
  return app;
};

interface ListOptions {
  readonly wanted: string;
  readonly order: Order;
  /** Failures that could not be reported. */
  readonly unreported: number;
}

const clientsPage = (
  view: View,
  listed: readonly ListedClient[],
  { wanted, order, unreported }: ListOptions,
): Markup => {
  const { t } = view;
  const shown = listed.filter((client) => isWanted(client, wanted)).toSorted(orders[order].compare);
  const failing = listed.filter(({ status }) => clientState(status) === 'failing').length;
  return page(view, {
    title: t('console/clients'),
    beside: html`<span class="soft">${t('status/headline', {
      count: listed.length,
      failing: failing === 0 ? t('status/none-failing') : t('status/failing', { failing }),
    })}</span><div class="actions"><a class="button" href="/new-client">${t('console/new-client')}</a></div>`,
    content: html`${unreported > 0 && html`<p class="notice failed">${t('console/unreported', { count: unreported })}</p>`}
<section class="card flush"><div class="tools"><form method="get" action="/" hx-get="/" hx-trigger="input delay:200ms" hx-target="#clients" hx-select="#clients" hx-swap="outerHTML">
<label>${t('console/search')}<input type="search" name="q" value="${wanted}"></label>
<label>${t('console/sort')}<select name="sort">${Object.entries(orders).map(
      ([name, { title }]) => html`<option value="${name}"${name === order && html` selected`}>${t(title)}</option>`,
    )}</select></label>
<noscript><button>${t('console/apply-filter')}</button></noscript>
</form></div>
<div id="clients">${
      shown.length === 0
        ? html`<p class="soft">${t(listed.length === 0 ? 'console/no-clients' : 'console/none-found')}</p>`
        : table(
            t,
            t('console/clients'),
            columns,
            shown.map((client) => rowOf(view, client)),
          )
    }</div></section>`,
  });
};

const columns: readonly Column[] = [
  { title: 'console/client' },
  { title: 'console/state' },
  { title: 'console/destination' },
  { title: 'console/last-sync' },
  { title: 'console/next-run' },
  { title: 'console/freshness', numeric: true },
  { title: 'console/open-rejects', numeric: true },
  { title: 'console/open-alerts', numeric: true },
];

const rowOf = (view: View, { status, settings }: ListedClient): TableRow => {
  const { t, language } = view;
  const { client_id: id, syncs, next_runs: runs, running, cursor_age_seconds: age } = status;
  const [last] = syncs;
  const zone = clientZone(settings);
  const [next] = runs?.at ?? [];
  return {
    cells: [
      html`<div><a href="/clients/${id}">${clientName(settings)}</a><span class="second id">${id}</span></div>`,
      running === undefined
        ? clientBadge(t, status)
        : html`<a href="/clients/${id}/syncs/${running}">${clientBadge(t, status)}</a>`,
      status.product_type,
      last
        ? html`<div><a href="/clients/${id}/syncs/${last.syncId}">${ago(view, last.timestamp)}</a> ${last.status === 'success' ? '' : outcomeBadge(t, last.status)}<span class="second">${moment(view, last.timestamp, zone)}</span></div>`
        : t('status/never'),
      next === undefined
        ? '–'
        : html`<div>${moment(view, next, zone)}${runs?.approximate && html`<span class="second">${t('console/about')}</span>`}</div>`,
      age === undefined ? '–' : html`<span class="nowrap">${duration(age, language)}</span>`,
      status.open_rejects === 0
        ? '0'
        : html`<a href="/clients/${id}/rejects">${count(status.open_rejects, language)}</a>`,
      status.open_alerts === 0 ? '0' : html`<a href="/alerts?client=${id}">${count(status.open_alerts, language)}</a>`,
    ],
  };
};

const isWanted = ({ status, settings }: ListedClient, wanted: string): boolean =>
  `${status.client_id} ${clientName(settings)} ${status.product_type}`
    .toLocaleLowerCase()
    .includes(wanted.trim().toLocaleLowerCase());

const lastSync = ({ status }: ListedClient): string => status.syncs[0]?.timestamp ?? '';

/** The ways in which the list is sorted; the first one is the usual. */
const orders = {
  urgency: { title: 'console/by-urgency', compare: (one, other) => byUrgency(one.status, other.status) },
  name: {
    title: 'console/by-name',
    compare: (one, other) => clientName(one.settings).localeCompare(clientName(other.settings)),
  },
  last: { title: 'console/by-last-sync', compare: (one, other) => lastSync(other).localeCompare(lastSync(one)) },
  freshness: {
    title: 'console/by-freshness',
    compare: (one, other) => (other.status.cursor_age_seconds ?? 0) - (one.status.cursor_age_seconds ?? 0),
  },
  rejects: {
    title: 'console/by-rejects',
    compare: (one, other) => other.status.open_rejects - one.status.open_rejects,
  },
  alerts: {
    title: 'console/by-alerts',
    compare: (one, other) => other.status.open_alerts - one.status.open_alerts,
  },
} as const satisfies Readonly<
  Record<
    string,
    { readonly title: PlainMessageCode; readonly compare: (one: ListedClient, other: ListedClient) => number }
  >
>;

type Order = keyof typeof orders;

const orderNamed = (name: string): Order => (Object.hasOwn(orders, name) ? (name as Order) : 'urgency');
