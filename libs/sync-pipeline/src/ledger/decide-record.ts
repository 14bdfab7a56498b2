import type { LedgerEntry } from './ledger.ts';
import type { LedgerRecord } from './make-entries.ts';

/** What this run is to do with a record that has a payload. */
export type RecordDecision =
  | 'send'
  /** The product has it: by the ledger, from an earlier run. */
  | 'unchanged'
  /** This very run has sent it and had it accepted: a repeated loader. */
  | 'accepted'
  /** A newer version was accepted before. */
  | 'older'
  /** Refused ten times as it is; waits for a change of the record or the mapping. */
  | 'parked';

export interface DecisionRun {
  readonly sync_id: string;
  /** Sends whatever the ledger says: an `initial` sync, or the run before died and left `open`. */
  readonly sendsAll: boolean;
  /** Digest of the mapping document. */
  readonly mapping: string;
}

/** Decides by the ledger. Pure. */
export const decideRecord = (
  record: LedgerRecord,
  entry: LedgerEntry | undefined,
  run: DecisionRun,
): RecordDecision => {
  const accepted = entry?.accepted;
  const same = accepted?.fingerprint === record.fingerprint;
  if (isOutdated(record, entry, run)) return 'older';
  if (accepted?.sync_id === run.sync_id && same && !entry?.rejection) return 'accepted';
  if (run.sendsAll) return 'send';
  if (isParked(record, entry, run)) return 'parked';
  return same && !entry?.rejection ? 'unchanged' : 'send';
};

/** A newer version than this record was accepted. Where everything is sent, only what this run itself accepted counts. */
export const isOutdated = (
  { source_modified }: Pick<LedgerRecord, 'source_modified'>,
  entry: LedgerEntry | undefined,
  run: DecisionRun,
): boolean =>
  isOlder(source_modified, entry?.accepted?.source_modified) &&
  (entry?.accepted?.sync_id === run.sync_id || !run.sendsAll);

const isOlder = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && Date.parse(one) < Date.parse(other);

const isParked = (record: LedgerRecord, entry: LedgerEntry | undefined, run: DecisionRun): boolean =>
  entry?.rejection?.parked === true &&
  entry.rejection.fingerprint === record.fingerprint &&
  entry.rejection.mapping === run.mapping;
