import { reasonInWords, type OpenReject, type ReportedClient, type ReportedWarning } from '@siesa-integration/operator';
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
${meaningOf(code)}<div class="scroll"><table data-rejects-of="${client_id}"><thead><tr><th>${bilingual('product')}</th><th>${bilingual('message')}</th><th class="n">${bilingual('attempts')}</th><th>${bilingual('since')}</th></tr></thead>
<tbody>${rejects.slice(0, listed).map((reject) => rejectRow(client_id, reject))}</tbody></table></div>`,
)}`;
};

const rejectRow = (clientId: string, { product_id, rejection }: OpenReject): Markup =>
  html`<tr data-reject="${`${clientId} ${product_id} ${rejection.code} ${rejection.message}`.toLowerCase()}"><td>${product_id}</td><td>${rejection.message}</td><td class="n">${rejection.attempts}${rejection.parked ? html` <span class="soft">${bilingual('parked')}</span>` : ''}</td><td>${rejection.first_seen.slice(0, 10)}</td></tr>`;

/** What a code means, in both languages. */
const meaningOf = (code: string): Markup => {
  const reason = reasonInWords(code);
  return reason
    ? html`<p class="soft"><span lang="es">${reason.es}</span><span lang="en">${reason.en}</span></p>\n`
    : html``;
};

/** What the newest sync of each client named about products that were accepted, by code. */
export const warningsSection = (clients: readonly ReportedClient[]): Markup => {
  const groups = clients.flatMap(({ client_id, warnings }) =>
    [...Map.groupBy(warnings, ({ code }) => code)].map(([code, list]) => ({ client_id, code, list })),
  );
  if (groups.length === 0) return html``;
  return html`<h2>${bilingual('warnings')}</h2>
${groups.map(
  ({ client_id, code, list }) => html`<h3>${client_id} · ${code} (${list.length})</h3>
${meaningOf(code)}<div class="scroll"><table data-warnings-of="${client_id}"><thead><tr><th>${bilingual('product')}</th><th>${bilingual('message')}</th></tr></thead>
<tbody>${list.slice(0, listed).map(warningRow)}</tbody></table></div>`,
)}`;
};

const warningRow = ({ product_id, message }: ReportedWarning): Markup =>
  html`<tr><td>${product_id}</td><td>${message}</td></tr>`;
