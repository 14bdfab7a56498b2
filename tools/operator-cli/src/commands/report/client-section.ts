import { type Series, sparkline, stackedBars } from '@siesa-integration/console/charts';
import { isFailing } from '@siesa-integration/operator/status';
import {
  errorInWords,
  heldInWords,
  type Language,
  localTime,
  type PlainMessageCode,
} from '@siesa-integration/operator/messages';
import type { ReportedClient, ReportedSync, StageDurations } from '@siesa-integration/operator/report';
import {
  bilingual,
  figure,
  html,
  inEach,
  type Markup,
  period,
  rowOf,
  type TableColumn,
  tableOf,
  trusted,
} from './html.ts';

/**
 * One client: a row with what counts now, its error on a line of its own, and below it, folded, its syncs and charts.
 *
 * @param language - of the charts; all other text is in both
 */
export const clientSection = (client: ReportedClient, language: Language): Markup => {
  const { client_id, client_name, product_type, syncs, timezone } = client;
  const last = syncs.at(-1);
  const open = client.rejects.reduce((sum, { rejects }) => sum + rejects.length, 0);
  const search = `${client_id} ${client_name} ${product_type}`.toLowerCase();
  return html`<details class="client" id="client-${client_id}" data-client="${search}" data-failing="${String(isFailingNow(client))}">
<summary><span class="name">${client_id} <span class="soft">${client_name}</span></span>
<span>${product_type}</span>${statusOf(client)}
<span class="fact"><span class="soft">${bilingual('report/last-sync')}</span> ${last ? html`${localTime(last.timestamp, timezone)} <span class="soft">${timezone}</span>` : bilingual('report/never')}</span>
<span class="fact"><span class="soft">${bilingual('report/open-rejects')}</span> <span data-figure="open">${figure(open)}</span></span>
${client.missing_in_siesa ? html`<span class="fact"><span class="soft">${bilingual('report/missing')}</span> ${figure(client.missing_in_siesa)}</span>` : ''}
${client.cursor_age_seconds === undefined ? '' : html`<span class="fact"><span class="soft">${bilingual('report/cursor-age')}</span> ${period(client.cursor_age_seconds)}</span>`}
${last ? trusted(sparkline(syncs.map(({ durationSeconds, status }) => ({ value: durationSeconds, isFailed: status !== 'success' })))) : ''}
${last?.error ? html`<span class="error failed">${errorOf(last)}</span>` : ''}
${client.cursor_held ? html`<span class="error">${bilingual('report/cursor-held')}: ${inEach((language) => heldInWords(client.cursor_held, language))}</span>` : ''}</summary>
${last ? syncsOf(client, language) : ''}
</details>`;
};

/** Syncs are oldest first here. */
export const isFailingNow = (client: ReportedClient): boolean =>
  isFailing({ ...client, syncs: client.syncs.slice(-1) });

const statusOf = (client: ReportedClient): Markup => {
  const last = client.syncs.at(-1);
  if (!client.enabled) return html`<span class="status soft">${bilingual('report/disabled')}</span>`;
  if (client.interrupted) return html`<span class="status failed">${bilingual('report/interrupted')}</span>`;
  if (!last) return html`<span class="status soft">${bilingual('report/never')}</span>`;
  return html`<span class="status ${last.status}">${outcomeOf(last)}</span>`;
};

const outcomeOf = ({ status }: ReportedSync): Markup =>
  status === 'success' || status === 'failed' ? bilingual(`report/${status}`) : html`${status}`;

const errorOf = ({ error }: ReportedSync): Markup =>
  inEach((language) =>
    [error?.code ?? error?.name, errorInWords(error ?? {}, language)]
      .filter((part) => part !== undefined && part !== '')
      .join(': '),
  );

/** A client's syncs: three charts, and the figures themselves. */
const syncsOf = ({ client_id, syncs, timezone }: ReportedClient, language: Language): Markup => {
  const names = syncs.map(({ timestamp }) => localTime(timestamp, timezone).slice(5));
  const chart = (title: PlainMessageCode, series: readonly NamedSeries[]): Markup =>
    html`<h3>${bilingual(title)}</h3>${series.map(({ word, colour }) => html`<span class="key"><i style="background:${colour}"></i>${bilingual(word)}</span>`)}<div class="chart scroll">${trusted(stackedBars(names, series, language))}</div>`;
  return html`${chart('report/syncs-over-time', [
    {
      word: 'report/success',
      colour: 'var(--ok)',
      values: syncs.map((sync) => (sync.status === 'success' ? sync.durationSeconds : null)),
    },
    {
      word: 'report/failed',
      colour: 'var(--bad)',
      values: syncs.map((sync) => (sync.status === 'success' ? null : sync.durationSeconds)),
    },
  ])}
${chart('report/records-by-outcome', [
  { word: 'report/accepted', colour: 'var(--ok)', values: syncs.map((sync) => sync.recordsProcessed) },
  { word: 'report/unchanged', colour: 'var(--same)', values: syncs.map((sync) => sync.recordsUnchanged) },
  { word: 'report/refused', colour: 'var(--bad)', values: syncs.map((sync) => sync.recordsFailed) },
])}
${syncs.some(({ stages }) => stages) ? chart('report/durations-by-stage', stageSeries(syncs)) : html`<h3>${bilingual('report/durations-by-stage')}</h3><p class="soft">${bilingual('report/stages-expired')}</p>`}
<h3>${bilingual('report/syncs')} <span class="soft">${timezone}</span></h3>
${tableOf(
  columns,
  syncs.toReversed().map((sync) => syncRow(sync, timezone)),
  html` data-syncs-of="${client_id}"`,
)}`;
};

type NamedSeries = Series & { readonly word: PlainMessageCode };

const stageColours = {
  extract: 'var(--one)',
  transform: 'var(--two)',
  load: 'var(--three)',
  summarize: 'var(--four)',
} as const satisfies Readonly<Record<keyof StageDurations, string>>;

const stageSeries = (syncs: readonly ReportedSync[]): readonly NamedSeries[] =>
  (['extract', 'transform', 'load', 'summarize'] as const).map((stage) => ({
    word: `report/${stage}` as const,
    colour: stageColours[stage],
    values: syncs.map(({ stages }) => stages?.[stage] ?? null),
  }));

const columns: readonly TableColumn[] = [
  { title: 'report/when' },
  { title: 'report/type' },
  { title: 'report/status' },
  { title: 'report/extracted', numeric: true },
  { title: 'report/accepted', numeric: true },
  { title: 'report/unchanged', numeric: true },
  { title: 'report/refused', numeric: true },
  { title: 'report/warned', numeric: true },
  { title: 'report/duration', numeric: true },
];

/** The figures of one sync, and its error on a line of its own. */
const syncRow = (sync: ReportedSync, timezone: string): Markup => {
  const named = (name: string, value: number) => ({
    content: figure(value),
    attributes: html` data-figure="${name}"`,
  });
  const cells = rowOf(columns, [
    { content: localTime(sync.timestamp, timezone) },
    { content: sync.syncType ?? '-' },
    { content: html`<span class="${sync.status}">${outcomeOf(sync)}</span>` },
    named('extracted', sync.recordsExtracted),
    named('accepted', sync.recordsProcessed),
    named('unchanged', sync.recordsUnchanged),
    named('refused', sync.recordsFailed),
    named('warned', sync.recordsWarned),
    { content: period(sync.durationSeconds) },
  ]);
  const error = sync.error ? html`<tr class="error"><td colspan="${columns.length}">${errorOf(sync)}</td></tr>` : '';
  return html`<tr data-sync="${sync.syncId}">${cells}</tr>${error}`;
};
