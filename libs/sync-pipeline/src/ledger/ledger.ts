/** The outcome of one product of one client. */
export interface LedgerEntry {
  readonly product_id: string;
  readonly accepted?: {
    readonly fingerprint: string;
    readonly source_modified?: string;
    readonly sync_id: string;
    /** ISO 8601. */
    readonly at: string;
  };
  /** The record was taken out of use at the destination, because Siesa no longer has it. ISO 8601. Gone with the next version that is accepted. */
  readonly deactivated_at?: string;
  /** The destination's own id of the record, where it gives one. */
  readonly ref?: string;
  /** Digest of the destination that gave the ref: in another one it may be the id of another record. */
  readonly ref_of?: string;
  /** The key that fetches it from Siesa. */
  readonly source_id?: string;
  readonly last_seen_sync: string;
  readonly rejection?: {
    readonly code: string;
    readonly message: string;
    readonly source_modified?: string;
    /** Fingerprint of the payload or row that was refused; another one means a change. */
    readonly fingerprint?: string;
    /** Counted once a sync. */
    readonly attempts: number;
    readonly first_seen: string;
    readonly last_seen: string;
    readonly sync_id: string;
    readonly parked?: boolean;
    /** Digest of the mapping document under which it was refused: another one is a reason to try a parked reject again. */
    readonly mapping?: string;
  };
}

export interface OpenRejectsOptions {
  readonly limit: number;
  /** Digest of the mapping document in use: parked rejects that were refused under another one are open, too. */
  readonly mapping?: string;
  /** Only rejects that are parked, whatever the mapping. @defaultValue false */
  readonly parked?: boolean;
}

export interface Ledger {
  readonly readMany: (clientId: string, productIds: readonly string[]) => Promise<ReadonlyMap<string, LedgerEntry>>;
  /** Replaces each entry whole; throws unless all were written. */
  readonly writeMany: (clientId: string, entries: readonly LedgerEntry[]) => Promise<void>;
  /** Open rejects, oldest `first_seen` first. When there are more than `limit`, those that are not parked come before parked ones. */
  readonly openRejects: (clientId: string, options: OpenRejectsOptions) => Promise<readonly LedgerEntry[]>;
  /** Every entry of a client, page by page, in the order of the UTF-8 bytes of their ids. */
  readonly entries: (clientId: string) => AsyncIterable<LedgerEntry>;
}

/** Rejects of a client, counted. */
export interface RejectCounts {
  /** Parked ones included. */
  readonly open: number;
  readonly parked: number;
}

/** A ledger for operators: no stage of a sync counts. */
export interface CountedLedger extends Ledger {
  /** Without reading them, because a client may have 100,000. On AWS the count may lag behind the newest writes. */
  readonly countRejects: (clientId: string) => Promise<RejectCounts>;
}
