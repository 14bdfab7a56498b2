import { count, duration, type Language, textIn } from '@siesa-integration/operator/messages';
import type { SyncProgress } from '@siesa-integration/workflow-contract';

type Words = ReturnType<typeof textIn>;

/** What people call a state. Of the others, which take no time, the last of these stays. */
const phases = {
  Begin: 'progress/Begin',
  ExtractFromSiesa: 'progress/ExtractFromSiesa',
  LoadParts: 'progress/LoadParts',
  WaitForBudget: 'progress/WaitForBudget',
  SummarizeSync: 'progress/SummarizeSync',
  'SyncOutcome?': 'progress/SummarizeSync',
  LogSuccess: 'progress/LogSuccess',
  ReportFailure: 'progress/ReportFailure',
  NotifyFailure: 'progress/ReportFailure',
  LogFailure: 'progress/ReportFailure',
} as const satisfies Readonly<Record<string, Parameters<Words>[0]>>;

const barWidth = 10;

/**
 * One line: what a sync does, how many parts and records are done, how fast, and how long it will take.
 *
 * @example
 * renderProgress(progress, Date.now(), 'en'); // 'cliente-a  ████░░░░░░  mapping and sending  4 of 10 parts  4,000 of 10,000 records  2,000/s  3 s left'
 */
export const renderProgress = (progress: SyncProgress, now: number, language: Language): string => {
  const t = textIn(language);
  const seconds = (now - progress.startedAt) / 1000;
  const perSecond = seconds > 0 ? progress.recordsDone / seconds : 0;
  const known = (figure: number): string => `${count(figure, language)}${progress.moreToExtract ? '+' : ''}`;
  return [
    progress.clientId,
    bar(progress),
    phaseOf(progress.state, t),
    t('progress/parts', { done: progress.partsDone, known: known(progress.partsKnown) }),
    t('progress/records', { done: progress.recordsDone, known: known(progress.recordsKnown) }),
    `${count(Math.round(perSecond), language)}/s`,
    ...timeLeft(progress, perSecond, language),
  ].join('  ');
};

/** Of the parts that are known. */
const bar = ({ partsDone, partsKnown }: SyncProgress): string => {
  const full = partsKnown === 0 ? 0 : Math.floor((partsDone / partsKnown) * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
};

const phaseOf = (state: string, t: Words): string =>
  t(state in phases ? phases[state as keyof typeof phases] : phases.ExtractFromSiesa);

const timeLeft = (
  { moreToExtract, recordsKnown, recordsDone }: SyncProgress,
  perSecond: number,
  language: Language,
): readonly string[] =>
  moreToExtract || perSecond === 0
    ? []
    : [textIn(language)('progress/left', { time: duration((recordsKnown - recordsDone) / perSecond, language) })];
