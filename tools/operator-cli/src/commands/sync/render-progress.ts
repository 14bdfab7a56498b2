import { count, duration } from '@siesa-integration/operator';
import type { SyncProgress } from '@siesa-integration/workflow-contract';

/**
 * One line: where a sync is, how many parts and records are done, how fast, and how long it will take.
 *
 * @example
 * renderProgress(progress, Date.now()); // 'cliente-a  LoadParts  4 of 10 parts  4,000 of 10,000 records  2,000/s  3 s left'
 */
export const renderProgress = (progress: SyncProgress, now: number): string => {
  const seconds = (now - progress.startedAt) / 1000;
  const perSecond = seconds > 0 ? progress.recordsDone / seconds : 0;
  const known = progress.moreToExtract ? '+' : '';
  return [
    progress.clientId,
    progress.state,
    `${String(progress.partsDone)} of ${String(progress.partsKnown)}${known} parts`,
    `${count(progress.recordsDone)} of ${count(progress.recordsKnown)}${known} records`,
    `${count(Math.round(perSecond))}/s`,
    ...timeLeft(progress, perSecond),
  ].join('  ');
};

const timeLeft = ({ moreToExtract, recordsKnown, recordsDone }: SyncProgress, perSecond: number): readonly string[] =>
  moreToExtract || perSecond === 0 ? [] : [`${duration((recordsKnown - recordsDone) / perSecond)} left`];
