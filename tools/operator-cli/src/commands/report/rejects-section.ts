import { localTime, recordMessageIn } from '@siesa-integration/operator/messages';
import { type OpenReject, reasonInWords, type ReportedWarning } from '@siesa-integration/operator/rejects';
import type { ReportedClient } from '@siesa-integration/operator/report';
import { bilingual, figure, html, type Markup, rowOf, type TableColumn, tableOf } from './html.ts';

/** Rejects listed of each reason: the rest is counted. */
const listed = 200;

const rejectColumns: readonly TableColumn[] = [
  { title: 'report/product' },
  { title: 'report/message' },
  { title: 'report/attempts', numeric: true },
  { title: 'report/since' },
];

/** Open rejects of all clients, by rule and field, with a search. */
export const rejectsSection = (clients: readonly ReportedClient[]): Markup => {
  const groups = clients.flatMap(({ client_id, timezone, rejects }) =>
    rejects.map((group) => ({ client_id, timezone, ...group })),
  );
  const title = html`<h2 id="rejects">${bilingual('report/open-rejects')}</h2>`;
  if (groups.length === 0) return html`${title}<p>${bilingual('report/none')}</p>`;
  return html`${title}
<p><label>${bilingual('report/search')}<br><input id="search" type="search"></label></p>
${groups.map(
  ({
    client_id,
    timezone,
    code,
    field,
    rejects,
  }) => html`<h3>${client_id} · ${code}${field === undefined ? '' : ` · ${field}`} (${figure(rejects.length)})</h3>
${meaningOf(code)}${tableOf(
  rejectColumns,
  rejects.slice(0, listed).map((reject) => rejectRow(client_id, timezone, reject)),
  html` data-rejects-of="${client_id}"`,
)}`,
)}`;
};

const rejectRow = (clientId: string, timezone: string, { product_id, rejection }: OpenReject): Markup => {
  const cells = rowOf(rejectColumns, [
    { content: product_id },
    { content: bothWays(rejection.message) },
    {
      content: html`${figure(rejection.attempts)}${rejection.parked ? html` <span class="soft">${bilingual('report/parked')}</span>` : ''}`,
    },
    { content: localTime(rejection.first_seen, timezone) },
  ]);
  const messages = new Set([rejection.message, recordMessageIn(rejection.message, 'es')]);
  const search = [clientId, product_id, rejection.code, ...messages].join(' ').toLowerCase();
  return html`<tr data-reject="${search}">${cells}</tr>`;
};

/** What a code means, in both languages. */
const meaningOf = (code: string): Markup => {
  const reason = reasonInWords(code);
  return reason
    ? html`<p class="soft"><span lang="es">${reason.es}</span><span lang="en">${reason.en}</span></p>\n`
    : html``;
};

/** What is stored of a record, in both languages. */
const bothWays = (message: string): Markup =>
  html`<span lang="es">${recordMessageIn(message, 'es')}</span><span lang="en">${message}</span>`;

const warningColumns: readonly TableColumn[] = [{ title: 'report/product' }, { title: 'report/message' }];

/** What the newest sync of each client named about products that were accepted, by code. */
export const warningsSection = (clients: readonly ReportedClient[]): Markup => {
  const groups = clients.flatMap(({ client_id, warnings }) =>
    [...Map.groupBy(warnings, ({ code }) => code)].map(([code, list]) => ({ client_id, code, list })),
  );
  if (groups.length === 0) return html``;
  return html`<h2>${bilingual('report/warnings')}</h2>
${groups.map(
  ({ client_id, code, list }) => html`<h3>${client_id} · ${code} (${figure(list.length)})</h3>
${meaningOf(code)}${tableOf(warningColumns, list.slice(0, listed).map(warningRow), html` data-warnings-of="${client_id}"`)}`,
)}`;
};

const warningRow = ({ product_id, message }: ReportedWarning): Markup =>
  html`<tr>${rowOf(warningColumns, [{ content: product_id }, { content: bothWays(message) }])}</tr>`;
