import type { LedgerEntry } from './ledger.ts';
import type { LedgerRecord } from './make-entries.ts';

/** What this run does with a record that has a payload. */
export type RecordDecision =
  | 'send'
  /** By the ledger, the destination has it from an earlier run. */
  | 'unchanged'
  /** An earlier attempt of this run sent it, and the destination accepted it. */
  | 'accepted'
  /** A newer version was accepted before. */
  | 'older'
  /** Refused ten times; not tried again until the record or the mapping changes. */
  | 'parked';

export interface DecisionRun {
  readonly sync_id: string;
  /** Sends every record whatever the ledger holds: an `initial` sync, `force`, or the run before ended without closing `open`. */
  readonly sendsAll: boolean;
  /** Digest of the mapping document. */
  readonly mapping: string;
  /** The run reads everything, so what it reads is what the source holds now. */
  readonly full: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A source that answers from a replica may lag behind what it has shown before, but not for longer. */
const longestLagMs = 15 * 60_000;

/** Decides by the ledger entry. Pure. */
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
  return same && !entry?.rejection && entry?.deactivated_at === undefined ? 'unchanged' : 'send';
};

/**
 * Whether a newer version than this record was accepted. In a run that sends everything only this run's own versions count. In one that reads everything a
 * version that was accepted a while ago does not count either: what stands in the source now wins over a date that a wrong clock gave.
 */
export const isOutdated = (
  { source_modified }: Pick<LedgerRecord, 'source_modified'>,
  entry: LedgerEntry | undefined,
  run: DecisionRun,
): boolean => {
  const accepted = entry?.accepted;
  if (!accepted || !isOlder(source_modified, accepted.source_modified)) return false;
  if (accepted.sync_id === run.sync_id) return true;
  return !run.sendsAll && !(run.full && run.now - Date.parse(accepted.at) > longestLagMs);
};

/** Whether an earlier run had another, newer version of this record accepted. */
export const contradictsLedger = (
  { source_modified, fingerprint }: Pick<LedgerRecord, 'source_modified' | 'fingerprint'>,
  entry: LedgerEntry | undefined,
  { sync_id }: Pick<DecisionRun, 'sync_id'>,
): boolean =>
  isOlder(source_modified, entry?.accepted?.source_modified) &&
  entry?.accepted?.sync_id !== sync_id &&
  entry?.accepted?.fingerprint !== fingerprint;

const isOlder = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && Date.parse(one) < Date.parse(other);

const isParked = (record: LedgerRecord, entry: LedgerEntry | undefined, run: DecisionRun): boolean =>
  entry?.rejection?.parked === true &&
  entry.rejection.fingerprint === record.fingerprint &&
  entry.rejection.mapping === run.mapping;
