import { count, duration, type Host, type PlainMessageCode } from '@siesa-integration/operator';
import { afterEvent, begunSync, type SyncProgress } from '@siesa-integration/workflow-contract';
import { html, type Markup } from '../../markup/html.ts';
import { facts } from '../../markup/table.ts';
import type { View } from '../../view/view.ts';

/** How far an execution has come; `undefined` before its first event. */
export const readProgress = async (
  host: Pick<Host, 'eventsOf'>,
  clientId: string,
  execution: string,
): Promise<SyncProgress | undefined> => {
  const events = await host.eventsOf(execution);
  const [first] = events ?? [];
  return first && events?.reduce(afterEvent, begunSync(clientId, first.at));
};

/** What people call a state. Of the others, which take no time, the last of these stays. */
const phases = {
  Begin: 'progress/Begin',
  ExtractFromSiesa: 'progress/ExtractFromSiesa',
  LoadParts: 'progress/LoadParts',
  WaitForBudget: 'progress/WaitForBudget',
  SummarizeSync: 'progress/SummarizeSync',
  LogSuccess: 'progress/LogSuccess',
  ReportFailure: 'progress/ReportFailure',
} as const satisfies Readonly<Record<string, PlainMessageCode>>;

const phaseOf = (state: string): PlainMessageCode =>
  Object.hasOwn(phases, state) ? phases[state as keyof typeof phases] : 'progress/SummarizeSync';

const mostWarnings = 5;

/** State, parts, records, speed and time left. */
export const progressFigures = ({ t, language }: View, progress: SyncProgress | undefined, now: number): Markup => {
  if (!progress) return html`<p>${t('console/starting')}…</p>`;
  const { state, startedAt, partsDone, partsKnown, recordsDone, recordsKnown, moreToExtract, warnings } = progress;
  const seconds = Math.max(0.001, (now - startedAt) / 1000);
  const perSecond = recordsDone / seconds;
  const known = (figure: number): string => `${count(figure, language)}${moreToExtract ? '+' : ''}`;
  return html`<progress class="bar" aria-label="${t('console/parts-done')}" max="${Math.max(1, partsKnown)}" value="${partsDone}"></progress>
${facts([
  [t('console/now'), t(phaseOf(state))],
  [t('report/duration'), duration(seconds, language)],
  [t('console/parts-done'), t('console/of-known', { done: partsDone, known: known(partsKnown) })],
  [t('console/records-done'), t('console/of-known', { done: recordsDone, known: known(recordsKnown) })],
  [t('console/per-second'), count(Math.round(perSecond), language)],
  [
    t('console/time-left'),
    moreToExtract || perSecond === 0 ? '–' : duration((recordsKnown - recordsDone) / perSecond, language),
  ],
])}
${warnings.length > 0 && html`<h3>${t('console/warnings-so-far')}</h3><ul>${warnings.slice(0, mostWarnings).map((warning) => html`<li>${warning}</li>`)}</ul>`}`;
};
