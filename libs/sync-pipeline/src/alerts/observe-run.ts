import type { SyncSummary } from '@siesa-integration/workflow-contract';
import { announced, observe } from './alert-policy.ts';
import { type AlertedError, type AlertFinding, alertKey, type AlertState } from './alert-state.ts';

/** Runs whose counts are compared. */
const comparedRuns = 10;
/** With fewer, a median has no meaning. */
const leastRuns = 5;
const unusualShare = 0.5;
const unusualRecords = 100;

/** After so many runs in a row whose source never settled, people must look. */
export const heldTooOften = 3;

/** A run that ended. */
export interface EndedRun {
  readonly summary: SyncSummary;
  /** Runs in a row that held the cursor. */
  readonly held: number;
  /** Whether the ledger still has parked rejects. */
  readonly parkedLeft: boolean;
  /** Products whose deactivation a full pass withheld. @defaultValue 0 */
  readonly withheld?: number;
}

/** The alerts after a run that ended with success. It has the last word on all that a run can show. Pure. */
export const afterSuccess = (
  state: AlertState,
  { summary, held, parkedLeft, withheld = 0 }: EndedRun,
  now: number,
): AlertState => {
  if (state.observed === summary.sync_id) return state;

  const { sync_type: type, records_extracted: count, records_parked: parked } = summary;
  const before = state.counts?.[type] ?? [];
  const parkedAlert = state.open?.['records-parked']?.finding;
  const found: AlertFinding[] = [
    ...unusual(count, before),
    ...(held >= heldTooOften ? [{ cause: 'cursor-held', runs: held } as const] : []),
    ...(parked > 0 ? [{ cause: 'records-parked', parked } as const] : parkedLeft && parkedAlert ? [parkedAlert] : []),
    ...(withheld > 0 ? [{ cause: 'deactivation-withheld', withheld } as const] : []),
  ];
  const judged = ['sync-failed', 'unusual-count', 'cursor-held', 'records-parked'] as const;
  const judgedByAll = ['deactivation-withheld'] as const; // only a full pass finds what is missing
  return {
    ...observe(state, { found, judged: type === 'initial' ? [...judged, ...judgedByAll] : judged, now }),
    counts: { ...state.counts, [type]: [...before, count].slice(-comparedRuns) },
    observed: summary.sync_id,
  };
};

/** The alerts after a failed run. It ends no alert, because it did not see everything. NotifyFailure announces it at once. Pure. */
export const afterFailure = (
  state: AlertState,
  { sync_id }: Pick<SyncSummary, 'sync_id'>,
  error: AlertedError,
  now: number,
): AlertState => {
  const finding: AlertFinding = { cause: 'sync-failed', error, sync_id };
  const observed = observe(state, { found: [finding], judged: [], now });
  const since = observed.open?.[alertKey(finding)]?.since ?? '';
  return announced(observed, { kind: 'begun', finding, since });
};

/** Whether this run's error is a new cause: no earlier run has failed with it since the last success. */
export const isNews = (
  { open = {} }: AlertState,
  { sync_id }: Pick<SyncSummary, 'sync_id'>,
  { name }: AlertedError,
): boolean => {
  const finding = open[`sync-failed ${name}`]?.finding;
  return finding?.cause === 'sync-failed' && finding.sync_id === sync_id;
};

const unusual = (count: number, before: readonly number[]): AlertFinding[] => {
  if (before.length < leastRuns) return [];
  const median = medianOf(before);
  const difference = Math.abs(count - median);
  return difference >= unusualRecords && difference > median * unusualShare
    ? [{ cause: 'unusual-count', count, median }]
    : [];
};

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
