import { stackedBars } from '@siesa-integration/console/charts';
import { byUrgency } from '@siesa-integration/operator/status';
import { type Language, textIn } from '@siesa-integration/operator/messages';
import type { ReportData, ReportedClient } from '@siesa-integration/operator/report';
import { clientSection, isFailingNow } from './client-section.ts';
import { bilingual, html, inEach, type Markup, trusted } from './html.ts';
import { pageScript, pageStyle } from './page-style.ts';
import { rejectsSection, warningsSection } from './rejects-section.ts';

/**
 * One self-contained page: it loads no script, style, font or picture, and its policy forbids the browser to.
 *
 * @param language - in which it opens; its reader may switch
 */
export const reportPage = (data: ReportData, language: Language): string => {
  const clients = data.clients.toSorted((one, other) => byUrgency(newestFirst(one), newestFirst(other)));
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>siesa-sync ${data.place}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header><p class="soft">${bilingual('report/title')} · ${data.place.replace(/^in /, '')} · ${data.at.slice(0, 16).replace('T', ' ')} UTC</p><div><button data-language="es">Español</button> <button data-language="en">English</button></div></header>
${headline(clients)}
${clients.length > 1 ? indexOf(clients) : ''}
<div id="clients">${clients.map((client) => clientSection(client, language))}</div>
${cursorAges(clients, language)}
${rejectsSection(clients)}
${warningsSection(clients)}
<script>${trusted(pageScript)}</script>
</body>
</html>
`.markup;
};

/** A report lists syncs oldest first. */
const newestFirst = (client: ReportedClient) => ({
  ...client,
  open_rejects: client.rejects.length,
  syncs: client.syncs.toReversed(),
});

const headline = (clients: readonly ReportedClient[]): Markup => {
  const count = clients.filter(isFailingNow).length;
  const text = inEach((language) => {
    const t = textIn(language);
    const total = t('report/count-clients', { count: clients.length });
    return count === 0 ? t('report/all-well', { total }) : t('report/headline', { count, total });
  });
  return html`<h1 class="${count === 0 ? 'success' : 'failed'}">${text}</h1>`;
};

/** Links to each client, and what hides the others. */
const indexOf = (clients: readonly ReportedClient[]): Markup => html`<nav>
<p><label>${bilingual('report/filter')}<br><input id="filter" type="search"></label> <label><input id="only-failing" type="checkbox"> ${bilingual('report/only-failing')}</label></p>
<p>${clients.map((client) => html`<a href="#client-${client.client_id}"${isFailingNow(client) ? html` class="failed"` : ''}>${client.client_id}</a> `)}<a href="#rejects">${bilingual('report/open-rejects')}</a></p>
</nav>`;

const cursorAges = (
  clients: readonly ReportedClient[],
  language: Language,
): Markup => html`<h2>${bilingual('report/cursor-age')} (h)</h2>
<div class="chart scroll">${trusted(
  stackedBars(
    clients.map(({ client_id }) => client_id),
    [
      {
        colour: 'var(--one)',
        values: clients.map(({ cursor_age_seconds: age }) => (age === undefined ? null : Math.round(age / 36) / 100)),
      },
    ],
    language,
    { height: 40 + 26 * clients.length, horizontal: true },
  ),
)}</div>`;
