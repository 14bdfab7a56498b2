import type { OpenReject, ReportedClient } from '@siesa-integration/operator';
import { html, bilingual, type Markup } from './html.ts';

/** Rejects listed of each reason: the rest is counted. */
const listed = 200;

/** Open rejects of all clients, by reason, with a search. */
export const rejectsSection = (clients: readonly ReportedClient[]): Markup => {
  const groups = clients.flatMap(({ client_id, rejects }) => rejects.map((group) => ({ client_id, ...group })));
  if (groups.length === 0) return html`<h2>${bilingual('openRejects')}</h2><p>${bilingual('none')}</p>`;
  return html`<h2>${bilingual('openRejects')}</h2>
<p><label>${bilingual('search')}<br><input id="search" type="search"></label></p>
${groups.map(
  ({ client_id, code, rejects }) => html`<h3>${client_id} · ${code} (${rejects.length})</h3>
<div class="scroll"><table data-rejects-of="${client_id}"><thead><tr><th>${bilingual('product')}</th><th>${bilingual('message')}</th><th class="n">${bilingual('attempts')}</th><th>${bilingual('since')}</th></tr></thead>
<tbody>${rejects.slice(0, listed).map((reject) => rejectRow(client_id, reject))}</tbody></table></div>`,
)}`;
};

const rejectRow = (clientId: string, { product_id, rejection }: OpenReject): Markup =>
  html`<tr data-reject="${`${clientId} ${product_id} ${rejection.code} ${rejection.message}`.toLowerCase()}"><td>${product_id}</td><td>${rejection.message}</td><td class="n">${rejection.attempts}${rejection.parked ? html` <span class="soft">${bilingual('parked')}</span>` : ''}</td><td>${rejection.first_seen.slice(0, 10)}</td></tr>`;
