import type { RunTotals } from './run-totals.ts';

/** How a run ends. */
export interface RunVerdict {
  readonly status: 'success' | 'failed';
  /** The cursor may move. */
  readonly moves: boolean;
  /** Every record is accounted for, so `open` may be cleared. */
  readonly accounted: boolean;
  readonly error?: RunError;
}

export interface RunError {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

export interface JudgedRun {
  readonly clientId: string;
  readonly syncType: 'initial' | 'incremental';
  /** A child of the Map failed with it. */
  readonly stop?: RunError;
  /** Why the counts do not balance. */
  readonly imbalance?: string;
  readonly totals: RunTotals;
  readonly settled: boolean;
  /** Distinct products that the run read. */
  readonly distinct: number;
  /** Products that the ledger holds as accepted; known after a full and settled read. */
  readonly inLedger?: number;
  /** Distinct products of the last full read that ended with success; compared after a full read. */
  readonly lastRead?: number;
  readonly acceptShrink: boolean;
  readonly thresholdPercent: number;
}

/** A reading of everything that brings a smaller share of what is known fails (docs/adr/0066-every-whole-reading-is-compared.md). */
const leastShare = 0.5;

/** With fewer failures than this a share has no meaning. */
const leastFailures = 20;

/** Judges a run that has ended: the first problem gives the error. Pure. */
export const judgeRun = (run: JudgedRun): RunVerdict => {
  if (run.stop) return { status: 'failed', moves: false, accounted: false, error: run.stop };
  if (run.imbalance !== undefined)
    return { status: 'failed', moves: false, accounted: false, error: countMismatch(run, run.imbalance) };

  const shrank = sourceShrank(run);
  if (shrank) return { status: 'failed', moves: false, accounted: true, error: shrank };

  const exceeded = thresholdExceeded(run);
  return {
    status: exceeded ? 'failed' : 'success',
    moves: run.settled,
    accounted: true,
    ...(exceeded && { error: exceeded }),
  };
};

const countMismatch = ({ clientId }: JudgedRun, problem: string): RunError => ({
  name: 'CountMismatch',
  code: 'COUNT_MISMATCH',
  message: `The sync of client '${clientId}' does not balance: ${problem}. The cursor stays and the next sync reads again; report it if it repeats.`,
});

const sourceShrank = ({
  clientId,
  syncType,
  distinct,
  inLedger,
  lastRead = 0,
  acceptShrink,
}: JudgedRun): RunError | undefined => {
  const known = (syncType === 'initial' ? inLedger : undefined) ?? lastRead;
  const least = Math.max(known * leastShare, Math.min(inLedger ?? 0, 1));
  if (acceptShrink || distinct >= least) return undefined;
  return {
    name: 'SourceShrank',
    code: 'SOURCE_SHRANK',
    message: `Siesa of client '${clientId}' brought ${distinct.toString()} products where ${(known === 0 ? (inLedger ?? 0) : known).toString()} are known. If that is right, start again with --accept-shrink; otherwise check the company and query that are read.`,
  };
};

const thresholdExceeded = ({ clientId, totals, thresholdPercent }: JudgedRun): RunError | undefined => {
  const judged = totals.extracted - totals.duplicates;
  const share = (100 * totals.freshFailures) / Math.max(1, judged);
  if (totals.freshFailures < leastFailures || share <= thresholdPercent) return undefined;
  return {
    name: 'FailureThresholdExceeded',
    code: 'FAILURE_THRESHOLD_EXCEEDED',
    message: `${totals.freshFailures.toString()} of ${judged.toString()} records of client '${clientId}' failed (${share.toFixed(1)} %, allowed ${thresholdPercent.toString()} %). All others were loaded; see the report and 'siesa-sync rejects ${clientId}'.`,
  };
};
