import { without } from '../run/without.ts';
import type { LedgerEntry } from './ledger.ts';

/** The fields of a record that the ledger keeps. */
export interface LedgerRecord {
  readonly product_id: string;
  readonly source_id?: string;
  readonly source_modified?: string;
  /** Of the payload, or of the raw row when the mapping rejected it. */
  readonly fingerprint: string;
}

export interface EntryStamp {
  readonly sync_id: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Every sync retries a reject until then. After that it is parked, with one alert. */
export const mostAttempts = 10;

const messageLength = 500;

/** The destination's own id of a record, and the digest of the destination that gave it. */
export type RecordRef = Required<Pick<LedgerEntry, 'ref' | 'ref_of'>>;

/** The entry after the destination accepted the record: an open rejection is closed. Pure. */
export const acceptedEntry = (
  record: LedgerRecord,
  before: LedgerEntry | undefined,
  { sync_id, at }: EntryStamp,
  ref?: RecordRef,
): LedgerEntry => ({
  ...identity(record, before, sync_id),
  ...ref,
  accepted: {
    fingerprint: record.fingerprint,
    ...(record.source_modified !== undefined &&
      !isFuture(record.source_modified, Date.parse(at)) && { source_modified: record.source_modified }),
    sync_id,
    at,
  },
});

/** A clock that is ahead by more than this is wrong. */
const mostAheadMs = 15 * 60_000;

/** Whether a version is dated in the future. Such a date is not kept, because every version until then would count as older. Milliseconds since 1970. */
export const isFuture = (modified: string | undefined, now: number): modified is string =>
  modified !== undefined && Date.parse(modified) - now > mostAheadMs;

/** Why a record was not accepted. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  /** Digest of the mapping document. */
  readonly mapping: string;
}

/** The entry after the mapping rejected, or the destination refused, the record. Attempts count once a sync, and from 1 when the record or the mapping changed. Pure. */
export const rejectedEntry = (
  record: LedgerRecord,
  before: LedgerEntry | undefined,
  { code, message, mapping }: Reason,
  { sync_id, at }: EntryStamp,
): LedgerEntry => {
  const known = before?.rejection;
  const same = known?.fingerprint === record.fingerprint && known.mapping === mapping;
  const attempts = same ? known.attempts + (known.sync_id === sync_id ? 0 : 1) : 1;
  return {
    ...identity(record, before, sync_id),
    ...(before?.accepted && { accepted: before.accepted }),
    ...(before?.deactivated_at !== undefined && { deactivated_at: before.deactivated_at }),
    rejection: {
      code,
      message: message.slice(0, messageLength),
      ...(record.source_modified !== undefined && { source_modified: record.source_modified }),
      fingerprint: record.fingerprint,
      attempts,
      first_seen: known?.first_seen ?? at,
      last_seen: at,
      sync_id,
      mapping,
      ...((attempts >= mostAttempts || record.source_id === undefined) && { parked: true }), // a record without a source id cannot be fetched again
    },
  };
};

/** The destination does not hold the product as it was accepted. */
const divergedCode = 'DIVERGED';

/** The entry of an accepted product that its destination does not hold as it was sent: the next sync sends it again, whatever its fingerprint. Pure. */
export const divergedEntry = (
  entry: LedgerEntry & Required<Pick<LedgerEntry, 'accepted'>>,
  message: string,
  at: string,
): LedgerEntry => ({
  ...entry,
  rejection: {
    code: divergedCode,
    message: message.slice(0, messageLength),
    fingerprint: entry.accepted.fingerprint,
    attempts: 0,
    first_seen: at,
    last_seen: at,
    sync_id: entry.last_seen_sync,
  },
});

/** The entry without its reject: the record is gone from Siesa, outdated, or has another product id now. Pure. */
export const closedEntry = (entry: LedgerEntry, { sync_id }: Pick<EntryStamp, 'sync_id'>): LedgerEntry => ({
  ...without(entry, 'rejection'),
  last_seen_sync: sync_id,
});

/** Whether this run parks the record, so that each parked record gives one alert. True also when an earlier attempt of this run wrote the entry and ended before its report. */
export const parksNow = (before: LedgerEntry | undefined, after: LedgerEntry): boolean =>
  after.rejection?.parked === true &&
  (before?.rejection?.parked !== true || before.rejection.sync_id === after.rejection.sync_id);

const identity = (
  record: LedgerRecord,
  before: LedgerEntry | undefined,
  sync_id: string,
): Omit<LedgerEntry, 'accepted' | 'rejection'> => {
  const source_id = record.source_id ?? before?.source_id;
  const { ref, ref_of } = before ?? {};
  return {
    product_id: record.product_id,
    ...(source_id !== undefined && { source_id }),
    ...(ref !== undefined && ref_of !== undefined && { ref, ref_of }),
    last_seen_sync: sync_id,
  };
};
