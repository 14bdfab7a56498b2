import type { JobFindings } from '@siesa-integration/operator/reconcile';
import { type Break, isoDay, maskedName, type VerdictName } from '@siesa-integration/reconciliation';
import { html, type Markup, trusted } from '../report/html.ts';
import { pageStyle } from '../report/page-style.ts';
import { amount, type PageWord, pageLanguages, wholeNumber, word, wordIn } from './page-words.ts';
import { namesOfSeverity, severityInWords, verdictInWords } from './verdict-words.ts';

const languageNames = { pt: 'Português', es: 'Español', en: 'English' } as const;

/** One self-contained page of what a job found, in three languages: balance first, then breaks by type, parties and the first breaks. Names are masked. */
export const reconciliationPage = (found: JobFindings): string => {
  const all = found.counts.reduce((sum, { count }) => sum + count, 0);
  return html`<!doctype html>
<html lang="${found.rules.output.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${found.rules.name} ${found.jobId}</title>
<style>${trusted(pageStyle + languageStyle)}</style></head>
<body>
<header><p class="soft">${word('title')} · ${found.rules.name} · ${found.jobId}</p><div>${pageLanguages.map((language) => html`<button data-language="${language}">${languageNames[language]}</button> `)}</div></header>
<h1 class="${all === 0 ? 'success' : 'failed'}" data-breaks="${all}">${all === 0 ? word('none') : html`${wholeNumber(all)} ${word('breaks')}`}</h1>
${balanceOf(found)}
${section(
  'kinds',
  ['type', 'severity', 'breaks'],
  found.counts.map(({ type, severity, count }) => [type, severityInWords(severity), wholeNumber(count)]),
)}
${section(
  'parties',
  ['party', 'breaks', 'atStake'],
  found.parties.map(({ party, n, cents }) => [party, wholeNumber(n), amount(cents)]),
)}
${section(
  'open',
  ['side', 'since', 'rows', 'sum'],
  (found.open?.days ?? []).map(({ side, day, n, cents }) => [
    word(side === 'L' ? 'file' : 'base'),
    isoDay(day),
    wholeNumber(n),
    amount(cents),
  ]),
)}
${section(
  'decisions',
  ['decision', 'by', 'on', 'note'],
  found.decisions.flatMap(({ action, by, at, note }) =>
    action === 'withdraw' ? [] : [[word(action), by, at.slice(0, 10), note]],
  ),
)}
${firstBreaks(found, all)}
<script>${trusted(pageScript)}</script>
</body>
</html>
`.markup;
};

const languageStyle = `
${pageLanguages.map((shown) => `html[lang=${shown}] span[lang]:not([lang=${shown}]) { display: none; }`).join('\n')}
@media (min-width: 601px) { body { max-width: 78rem; } table.cards { overflow-wrap: normal; } td.n, th { white-space: nowrap; } }
@media (max-width: 600px) { ${pageLanguages.map((shown) => `html[lang=${shown}] table.cards td::before { content: attr(data-${shown}); }`).join(' ')} }
`;

const pageScript = `
for (const button of document.querySelectorAll('button[data-language]')) button.addEventListener('click', () => { document.documentElement.lang = button.dataset.language; });
const search = document.querySelector('#search');
search?.addEventListener('input', () => {
  const wanted = search.value.toLowerCase();
  for (const row of document.querySelectorAll('tr[data-break]')) row.hidden = !row.dataset.break.includes(wanted);
});
`;

type Cell = Markup | string;
const figures: ReadonlySet<PageWord> = new Set(['rows', 'sum', 'bad', 'breaks', 'atStake', 'inFile', 'inBase', 'line']);

const tableOf = (
  titles: readonly PageWord[],
  rows: readonly (readonly Cell[])[],
  keys: readonly string[] = [],
): Markup =>
  html`<div class="scroll"><table class="cards"><thead><tr>${titles.map((title) => html`<th${aligned(title)}>${word(title)}</th>`)}</tr></thead>
<tbody>${rows.map((cells, at) => html`<tr${keys[at] === undefined ? '' : html` data-break="${keys[at]}"`}>${cells.map((cell, column) => cellOf(titles[column], cell))}</tr>`)}</tbody></table></div>`;

const cellOf = (title: PageWord = 'detail', cell: Cell): Markup =>
  html`<td${aligned(title)}${pageLanguages.map((language) => html` data-${trusted(language)}="${wordIn(title, language)}"`)}>${cell}</td>`;

const aligned = (title: PageWord): Markup => (figures.has(title) ? html` class="n"` : html``);

const section = (title: PageWord, titles: readonly PageWord[], rows: readonly (readonly Cell[])[]): Markup =>
  rows.length === 0 ? html`` : html`<h2>${word(title)}</h2>${tableOf(titles, rows)}`;

const balanceOf = ({ files, balance }: JobFindings): Markup => {
  const sides = ['file', 'base'] as const;
  const verdicts = sides.flatMap((side) =>
    Object.entries(balance[side].verdicts).map(([verdict, { rows, cents }]) => [
      word(side),
      verdictInWords(verdict as VerdictName),
      wholeNumber(rows),
      amount(cents),
    ]),
  );
  return html`${section(
    'balance',
    ['side', 'name', 'rows', 'sum', 'bad'],
    sides.map((side) => [
      word(side),
      files[side].name,
      wholeNumber(files[side].rows),
      amount(files[side].cents),
      wholeNumber(files[side].bad_rows),
    ]),
  )}${section('verdicts', ['side', 'verdict', 'rows', 'sum'], verdicts)}`;
};

const firstBreaks = ({ breaks }: JobFindings, all: number): Markup => {
  if (breaks.length === 0) return html``;
  const rows = breaks.map((found) => [
    found.type,
    severityInWords(found.severity),
    found.record.party,
    found.record.k,
    maskedName(found.record.nome),
    isoDay(found.record.day_no),
    found.fileCents === undefined ? '' : amount(found.fileCents),
    found.baseCents === undefined ? '' : amount(found.baseCents),
    found.detail,
    html`${found.record.row_no}`,
  ]);
  return html`<h2>${word('first')}</h2>
<p><label>${word('search')}<br><input id="search" type="search"></label></p>
${tableOf(['type', 'severity', 'party', 'key', 'name', 'date', 'inFile', 'inBase', 'detail', 'line'], rows, breaks.map(searched))}
${all > breaks.length ? html`<p class="soft">${word('ofAll')}</p>` : ''}`;
};

const searched = ({ type, severity, record }: Break): string =>
  `${type} ${namesOfSeverity(severity)} ${record.party} ${record.k} ${isoDay(record.day_no)}`.toLowerCase();
