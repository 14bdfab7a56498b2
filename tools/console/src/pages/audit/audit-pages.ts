import { auditedActions, type PlainMessageCode, type StoredAuditEntry } from '@siesa-integration/operator';
import { Hono } from 'hono';
import { html, type Markup } from '../../markup/html.ts';
import { type Column, table } from '../../markup/table.ts';
import { moment } from '../../markup/time.ts';
import { page } from '../../view/layout.ts';
import type { ConsoleEnv, View } from '../../view/view.ts';

const perPage = 50;

/** What operators have changed. */
export const auditPages = (): Hono<ConsoleEnv> => {
  const app = new Hono<ConsoleEnv>();
  app.get('/audit', async (context) => {
    const view = context.get('view');
    const before = context.req.query('before');
    const entries = await view.host.stores.audit.latest(perPage + 1, before);
    return context.html(auditPage(view, entries, before !== undefined));
  });
  return app;
};

const auditPage = (view: View, entries: readonly StoredAuditEntry[], isLater: boolean): Markup => {
  const { t } = view;
  const shown = entries.slice(0, perPage);
  const last = shown.at(-1);
  return page(view, {
    title: t('console/audit'),
    content: html`<section class="card flush">${
      shown.length === 0
        ? html`<p class="soft">${t('console/audit-none')}</p>`
        : table(
            t,
            t('console/audit'),
            columns,
            shown.map((entry) => ({ cells: cellsOf(view, entry) })),
          )
    }
<nav class="pager" aria-label="${t('console/pages')}">${isLater && html`<a href="/audit">${t('console/newest')}</a>`}${entries.length > perPage && last && html`<a href="/audit?before=${encodeURIComponent(last.id)}">${t('console/older')}</a>`}</nav></section>`,
  });
};

const columns: readonly Column[] = [
  { title: 'console/when' },
  { title: 'console/who' },
  { title: 'console/what' },
  { title: 'console/client' },
  { title: 'console/about-what' },
  { title: 'console/from' },
];

/** Whose zone counts: the reader's machine is not known here, so these times are UTC. */
const zone = 'UTC';

const cellsOf = (view: View, { at, who, what, client_id: client, about = '', from }: StoredAuditEntry) => [
  moment(view, at, zone),
  who,
  view.t(actions[what]),
  client === undefined ? '' : html`<a href="/clients/${client}">${client}</a>`,
  about,
  from,
];

const actions = Object.fromEntries(auditedActions.map((action) => [action, `audit/${action}`])) as {
  readonly [Action in (typeof auditedActions)[number]]: `audit/${Action}` & PlainMessageCode;
};
