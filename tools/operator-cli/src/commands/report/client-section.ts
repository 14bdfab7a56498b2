import { duration, type ReportedClient, type ReportedSync, type StageDurations } from '@siesa-integration/operator';
import { heldInWords } from '../sync/print-outcomes.ts';
import { stackedBars, type Series } from './charts.ts';
import { html, bilingual, type Markup } from './html.ts';
import type { Word } from './words.ts';

/** A client's syncs: three charts, and the figures themselves. */
export const clientSection = ({ client_id, client_name, syncs, cursor_held }: ReportedClient): Markup => {
  const names = syncs.map(({ timestamp }) => timestamp.slice(5, 16).replace('T', ' '));
  const chart = (title: Word, series: readonly (Series & { readonly word: Word })[]): Markup =>
    html`<h3>${bilingual(title)}</h3>${series.map(({ word, colour }) => html`<span class="key"><i style="background:${colour}"></i>${bilingual(word)}</span>`)}<div>${stackedBars(names, series)}</div>`;
  return html`<h2>${client_id} <span class="soft">${client_name}</span></h2>
${cursor_held ? html`<p class="failed">${bilingual('cursorHeld')}: ${heldInWords(cursor_held, 'en')}</p>` : ''}
${chart('syncsOverTime', [
  {
    word: 'success',
    colour: 'var(--ok)',
    values: syncs.map((sync) => (sync.status === 'success' ? sync.durationSeconds : null)),
  },
  {
    word: 'failed',
    colour: 'var(--bad)',
    values: syncs.map((sync) => (sync.status === 'success' ? null : sync.durationSeconds)),
  },
])}
${chart('recordsByOutcome', [
  { word: 'accepted', colour: 'var(--ok)', values: syncs.map((sync) => sync.recordsProcessed) },
  { word: 'unchanged', colour: 'var(--same)', values: syncs.map((sync) => sync.recordsUnchanged) },
  { word: 'refused', colour: 'var(--bad)', values: syncs.map((sync) => sync.recordsFailed) },
])}
${syncs.some(({ stages }) => stages) ? chart('durationsByStage', stageSeries(syncs)) : html`<h3>${bilingual('durationsByStage')}</h3><p class="soft">${bilingual('stagesExpired')}</p>`}
<h3>${bilingual('syncs')}</h3>
<div class="scroll"><table data-syncs-of="${client_id}"><thead><tr><th>${bilingual('when')} (UTC)</th><th>${bilingual('type')}</th><th>${bilingual('status')}</th><th class="n">${bilingual('extracted')}</th><th class="n">${bilingual('accepted')}</th><th class="n">${bilingual('unchanged')}</th><th class="n">${bilingual('refused')}</th><th class="n">${bilingual('warned')}</th><th class="n">${bilingual('duration')}</th><th>${bilingual('error')}</th></tr></thead>
<tbody>${syncs.toReversed().map(syncRow)}</tbody></table></div>`;
};

const stageColours = {
  extract: 'var(--one)',
  transform: 'var(--two)',
  load: 'var(--three)',
  summarize: 'var(--four)',
} as const satisfies Readonly<Record<keyof StageDurations, string>>;

const stageSeries = (syncs: readonly ReportedSync[]): readonly (Series & { readonly word: Word })[] =>
  (['extract', 'transform', 'load', 'summarize'] as const).map((stage) => ({
    word: stage,
    colour: stageColours[stage],
    values: syncs.map(({ stages }) => stages?.[stage] ?? null),
  }));

const syncRow = ({
  syncId,
  timestamp,
  syncType,
  status,
  recordsExtracted,
  recordsProcessed,
  recordsUnchanged,
  recordsFailed,
  recordsWarned,
  durationSeconds,
  error,
}: ReportedSync): Markup =>
  html`<tr data-sync="${syncId}"><td>${timestamp.slice(0, 16).replace('T', ' ')}</td><td>${syncType ?? '-'}</td><td class="${status}">${status === 'success' || status === 'failed' ? bilingual(status) : status}</td><td class="n" data-figure="extracted">${recordsExtracted}</td><td class="n" data-figure="accepted">${recordsProcessed}</td><td class="n" data-figure="unchanged">${recordsUnchanged}</td><td class="n" data-figure="refused">${recordsFailed}</td><td class="n" data-figure="warned">${recordsWarned}</td><td class="n">${duration(durationSeconds)}</td><td>${[error?.code ?? error?.name, error?.message].filter((part) => part !== undefined).join(': ')}</td></tr>`;
