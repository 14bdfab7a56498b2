import type { OpenReject, ReportedClient } from '@siesa-integration/operator';
import { html, say, type Markup } from './html.ts';

/** Rejects listed of each reason: the rest is counted. */
const listed = 200;

/** Open rejects of all clients, by reason, with a search. */
export const rejectsSection = (clients: readonly ReportedClient[]): Markup => {
  const groups = clients.flatMap(({ client_id, rejects }) => rejects.map((group) => ({ client_id, ...group })));
  if (groups.length === 0) return html`<h2>${say('openRejects')}</h2><p>${say('none')}</p>`;
  return html`<h2>${say('openRejects')}</h2>
<p><label>${say('search')}<br><input id="search" type="search"></label></p>
${groups.map(
  ({ client_id, code, rejects }) => html`<h3>${client_id} · ${code} (${rejects.length})</h3>
<div class="scroll"><table data-rejects-of="${client_id}"><thead><tr><th>${say('product')}</th><th>${say('message')}</th><th class="n">${say('attempts')}</th><th>${say('since')}</th></tr></thead>
<tbody>${rejects.slice(0, listed).map((reject) => rejectRow(client_id, reject))}</tbody></table></div>`,
)}`;
};

const rejectRow = (clientId: string, { product_id, rejection }: OpenReject): Markup =>
  html`<tr data-reject="${`${clientId} ${product_id} ${rejection.code} ${rejection.message}`.toLowerCase()}"><td>${product_id}</td><td>${rejection.message}</td><td class="n">${rejection.attempts}${rejection.parked ? html` <span class="soft">${say('parked')}</span>` : ''}</td><td>${rejection.first_seen.slice(0, 10)}</td></tr>`;
