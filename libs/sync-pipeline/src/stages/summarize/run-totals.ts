import type { PartCounts } from '../../run/documents.ts';
import type { RunRecord } from './read-run.ts';

/** The outcome of every record of a run, as counts. */
export interface RunTotals extends PartCounts {
  /** Failures among records that were not retried, for the threshold. */
  readonly freshFailures: number;
  /** Records about which a report has a warning, each once. */
  readonly warned: number;
  readonly parked: number;
  readonly followUps: { readonly done: number; readonly failed: number };
}

/** Sums manifests and reports. A part without a report adds nothing. Pure. */
export const totalsOf = ({ manifests, parts }: RunRecord): RunTotals => {
  const totals = {
    extracted: sum(manifests.map(({ extracted }) => extracted)),
    retried: sum(manifests.map(({ retried }) => retried)),
    duplicates: sum(manifests.map(({ duplicates }) => duplicates)),
    rejected: 0,
    unchanged: 0,
    accepted: 0,
    refused: 0,
    freshFailures: 0,
    warned: warnedIds(manifests, parts).size,
    parked: 0,
    followUps: { done: 0, failed: 0 },
  };
  for (const { part, report } of parts) {
    if (!report) continue;
    for (const name of ['duplicates', 'rejected', 'unchanged', 'accepted', 'refused'] as const)
      totals[name] += report.counts[name];
    if (!part.retried) totals.freshFailures += report.counts.rejected + report.counts.refused;
    totals.parked += report.parked;
    totals.followUps.done += report.follow_ups.done;
    totals.followUps.failed += report.follow_ups.failed;
  }
  return totals;
};

/** Why the counts of a part or of the run do not balance, or `undefined`. Pure. */
export const imbalance = ({ complete, parts }: RunRecord, totals: RunTotals): string | undefined => {
  if (!complete) return 'a slice has no manifest';
  for (const { part, report } of parts) {
    if (!report) return `part '${part.key}' has no report`;
    if (report.counts.extracted + report.counts.retried !== part.count || accountedFor(report.counts) !== part.count)
      return `part '${part.key}' holds ${part.count.toString()} records and its report accounts for ${accountedFor(report.counts).toString()}`;
  }
  const read = totals.extracted + totals.retried;
  return accountedFor(totals) === read
    ? undefined
    : `${read.toString()} records were read and ${accountedFor(totals).toString()} are accounted for`;
};

const accountedFor = ({ duplicates, rejected, unchanged, accepted, refused }: PartCounts): number =>
  duplicates + rejected + unchanged + accepted + refused;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const warnedIds = (manifests: RunRecord['manifests'], parts: RunRecord['parts']): ReadonlySet<string> =>
  new Set([...parts.flatMap(({ report }) => report?.warned ?? []), ...doubledIds(manifests)]);

/** Source ids that really stand twice, of the last pass. Without a settled reading the repeats were rows that moved. */
export const doubledIds = ([last, ...others]: RunRecord['manifests']): readonly string[] => {
  if (!last?.doubles) return [];
  const slices = [last, ...others].filter(({ doubled }) => doubled.pass === last.doubled.pass);
  return [...new Set(slices.flatMap(({ doubled }) => doubled.ids))];
};
