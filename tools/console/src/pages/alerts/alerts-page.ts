import {
  type ChannelVerdict,
  decimal,
  type OpenClientAlert,
  type SentAlert,
  deliveryProblemText,
} from '@siesa-integration/operator';
import { type Content, html, type Markup } from '../../markup/html.ts';
import { type Column, table } from '../../markup/table.ts';
import { moment } from '../../markup/time.ts';
import { page, tokenInput } from '../../view/layout.ts';
import { badge } from '../../view/state-badge.ts';
import type { View } from '../../view/view.ts';

export interface ShownAlerts {
  /** The one client that they are about; all clients when absent. */
  readonly clientId: string | undefined;
  readonly open: readonly OpenClientAlert[];
  /** Newest first: those of this page. Absent where the topic delivers. */
  readonly sent: readonly SentAlert[] | undefined;
  /** This page does not begin with the newest sent alert. */
  readonly isLater: boolean;
  /** Where the next page begins. */
  readonly older: number | undefined;
}

export const alertsPage = (view: View, { clientId, open, sent, isLater, older }: ShownAlerts): Markup => {
  const { t, host } = view;
  const of = clientId === undefined ? '' : `client=${clientId}`;
  const pageFrom = (from: number): string => `/alerts?${of}${of === '' ? '' : '&'}from=${String(from)}`;
  return page(view, {
    title: clientId === undefined ? t('console/alerts') : t('console/alerts-of', { client: clientId }),
    beside: html`<div class="actions">${clientId !== undefined && html`<a class="button" href="/alerts">${t('console/alerts-all')}</a>`}${host.alerts && html`<form method="post" action="/alerts/test">${tokenInput(view)}<button title="${t('console/test-alerts-means')}">${t('console/test-alerts')}</button></form>`}</div>`,
    content: html`<section class="card flush"><h2>${t('console/alerts-open')}</h2>${openOf(view, open)}</section>
<section class="card flush"><h2>${t('console/alerts-sent')}</h2>${sentOf(view, sent)}
<nav class="pager" aria-label="${t('console/pages')}">${isLater && html`<a href="/alerts${of === '' ? '' : `?${of}`}">${t('console/newest')}</a>`}${older !== undefined && html`<a href="${pageFrom(older)}">${t('console/older')}</a>`}</nav></section>`,
  });
};

const openColumns: readonly Column[] = [
  { title: 'console/since-utc' },
  { title: 'console/client' },
  { title: 'console/alert' },
];

/** Alerts are about several clients, so their times are UTC. */
const zone = 'UTC';

const openOf = (view: View, open: readonly OpenClientAlert[]): Markup =>
  open.length === 0
    ? html`<p class="success">${view.t('alerts/none-open')}</p>`
    : table(
        view.t,
        view.t('console/alerts-open'),
        openColumns,
        open.map(({ client_id: client, since, subject, text }) => ({
          cells: [
            moment(view, since, zone),
            html`<a href="/clients/${client}">${client}</a>`,
            html`<details><summary>${subject}</summary><pre>${text}</pre></details>`,
          ],
        })),
      );

const sentColumns: readonly Column[] = [
  { title: 'console/when' },
  { title: 'console/alert' },
  { title: 'console/delivery' },
];

const sentOf = (view: View, sent: readonly SentAlert[] | undefined): Markup => {
  const { t } = view;
  if (sent === undefined) return html`<p class="soft">${t('alerts/by-topic')}</p>`;
  if (sent.length === 0) return html`<p class="soft">${t('console/alerts-none-sent')}</p>`;
  return table(
    t,
    t('console/alerts-sent'),
    sentColumns,
    sent.map(({ at, subject, deliveries }) => ({
      cells: [
        moment(view, at, zone),
        subject,
        deliveries.length === 0
          ? t('alerts/no-delivery')
          : html`<div>${deliveries.map((delivery) => deliveryOf(view, delivery))}</div>`,
      ],
    })),
  );
};

const kinds = { delivered: 'success', waiting: 'busy', undelivered: 'failed' } as const;

const deliveryOf = (
  { t, locale, language }: View,
  { channel, status, attempts: count, at, problem }: SentAlert['deliveries'][number],
): Content => {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  const became =
    status === 'delivered'
      ? t('alerts/delivered', { channel, at: time.format(new Date(at)) })
      : t(`alerts/${status}`, { channel, count });
  return html`<div><span class="${kinds[status]}">${became}</span>${problem && html`<span class="second">${deliveryProblemText(problem, language)}</span>`}</div>`;
};

const verdictColumns: readonly Column[] = [{ title: 'console/channel' }, { title: 'console/delivery' }];

/** What became of a test alert on each channel. */
export const verdictsPage = (view: View, verdicts: readonly ChannelVerdict[]): Markup => {
  const { t, language } = view;
  return page(view, {
    title: t('console/test-verdicts'),
    above: [[t('console/alerts'), '/alerts']],
    content: html`<section class="card flush">${table(
      t,
      t('console/test-verdicts'),
      verdictColumns,
      verdicts.map(({ channel, delivered, seconds, problem }) => ({
        cells: [
          channel,
          html`<div>${
            delivered
              ? badge(t('alerts/verdict-delivered', { channel, seconds: decimal(seconds, 1) }), 'success')
              : badge(t('alerts/verdict-failed', { channel }), 'failed')
          }${problem && html`<span class="second">${deliveryProblemText(problem, language)}</span>`}</div>`,
        ],
      })),
    )}</section>`,
  });
};
