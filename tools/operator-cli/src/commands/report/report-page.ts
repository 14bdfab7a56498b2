import { duration, type ReportData, type ReportedClient } from '@siesa-integration/operator';
import { stackedBars } from './charts.ts';
import { clientSection } from './client-section.ts';
import { html, bilingual, trusted, type Markup } from './html.ts';
import { pageScript, pageStyle } from './page-style.ts';
import { rejectsSection, warningsSection } from './rejects-section.ts';

/** One self-contained page: it loads no script, style, font or picture, and its policy forbids the browser to. */
export const reportPage = (data: ReportData): string =>
  html`<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>siesa-sync ${data.place}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header><h1>${bilingual('title')}</h1><div><button data-language="es">Español</button> <button data-language="en">English</button></div></header>
<p class="soft">${data.place} · ${data.at.slice(0, 16).replace('T', ' ')} UTC</p>
${overview(data)}
${data.clients.filter(({ syncs }) => syncs.length > 0).map(clientSection)}
${rejectsSection(data.clients)}
${warningsSection(data.clients)}
<script>${trusted(pageScript)}</script>
</body>
</html>
`.markup;

const overview = ({ clients }: ReportData): Markup => html`<h2>${bilingual('clients')}</h2>
<div class="scroll"><table id="clients"><thead><tr><th>${bilingual('client')}</th><th>${bilingual('product')}</th><th>${bilingual('lastSync')}</th><th>${bilingual('status')}</th><th class="n">${bilingual('cursorAge')}</th><th class="n">${bilingual('openRejects')}</th></tr></thead>
<tbody>${clients.map(overviewRow)}</tbody></table></div>
<h3>${bilingual('cursorAge')} (h)</h3>
${stackedBars(
  clients.map(({ client_id }) => client_id),
  [
    {
      colour: 'var(--one)',
      values: clients.map(({ cursor_age_seconds: age }) => (age === undefined ? null : Math.round(age / 36) / 100)),
    },
  ],
  { height: 40 + 26 * clients.length, horizontal: true },
)}`;

const overviewRow = ({
  client_id,
  client_name,
  product_type,
  enabled,
  syncs,
  cursor_age_seconds: age,
  rejects,
}: ReportedClient): Markup => {
  const last = syncs.at(-1);
  const open = rejects.reduce((sum, group) => sum + group.rejects.length, 0);
  return html`<tr data-client="${client_id}"><td>${client_id} <span class="soft">${client_name}</span></td><td>${product_type}${enabled ? '' : html` <span class="soft">(${bilingual('disabled')})</span>`}</td><td>${last ? last.timestamp.slice(0, 16).replace('T', ' ') : bilingual('never')}</td><td>${last ? statusOf(last.status) : '-'}</td><td class="n">${age === undefined ? '-' : duration(age)}</td><td class="n">${open}</td></tr>`;
};

const statusOf = (status: string): Markup =>
  status === 'success' || status === 'failed'
    ? html`<span class="${status}">${bilingual(status)}</span>`
    : html`${status}`;
