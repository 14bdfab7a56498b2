import type { CanonicalProduct, Issue } from '@siesa-integration/canonical-model';
import type { SyncSummary } from '@siesa-integration/workflow-contract';
import type { Doubles } from './doubles.ts';
import type { SliceName } from './run-keys.ts';

/* What a run keeps in the data bucket, one type a file. Snake_case: documents. */

/** A line of a raw part. */
export interface RawRecord {
  /** The key that fetches it from Siesa; absent when the row has none. */
  readonly source_id?: string;
  /** ISO 8601 in UTC; absent when the row has none. */
  readonly source_modified?: string;
  /** A version of the same product was in an earlier slice of this run. */
  readonly repeat?: true;
  /** The `product_id` of the ledger entry whose open reject is the reason that the row was fetched. */
  readonly retries?: string;
  /** What forbids sending it, found while it was read. */
  readonly problems?: readonly Issue[];
  /** Its product id belongs to another item: the ledger keeps this one under its source id. */
  readonly unclaimed?: true;
  readonly row: Readonly<Record<string, unknown>>;
}

/** A line of a canonical part. */
export interface CanonicalRecord extends Omit<RawRecord, 'row' | 'problems' | 'unclaimed'> {
  readonly product: CanonicalProduct;
  readonly warnings?: readonly Issue[];
}

/** A line of a part's reject file: what the mapping refused. */
export interface RejectedRecord extends Omit<RawRecord, 'row' | 'problems' | 'unclaimed'> {
  /** The canonical id, or `?{hash}` when the row has no usable one. */
  readonly product_id: string;
  /** Of the raw row. */
  readonly fingerprint: string;
  readonly issues: readonly Issue[];
}

/** One part of a slice. */
export interface ManifestPart {
  readonly key: string;
  /** Rows stored, superseded ones included. */
  readonly count: number;
  /** Its rows are rejects that were fetched again. */
  readonly retried?: true;
  /** Rows (from 0) of which a newer version follows in this slice: the transformer drops and counts them. */
  readonly superseded?: readonly number[];
  /** Rows (from 0) that another item makes unsendable, because the mapping gives both one product id: that item's source id. */
  readonly clashes?: Readonly<Record<number, string>>;
}

/** Where a canonical field goes in the destination's payload. */
export interface StoredField {
  readonly canonical: string;
  /** Name in the payload. */
  readonly product: string;
}

/** Rows in which each canonical field had a value other than 0. */
export interface FieldFills {
  /** Rows that were counted: the first version of each item that the mapping accepts. */
  readonly of: number;
  readonly filled: Readonly<Record<string, number>>;
}

/** How many items a joined list contains. */
export interface ListCount {
  readonly name: string;
  readonly found: number;
  readonly of: number;
  /** Its rows that belong to these items. Absent in manifests of earlier versions. */
  readonly rows?: number;
}

/** Why a cursor stays, with figures. */
export type CursorHeld = NonNullable<SyncSummary['cursor_held_because']>;

/** What one slice read. The chain of manifests, from `resume` in the state's input back to slice 1, covers all that a run read. */
export interface SliceManifest extends SliceName {
  readonly client_id: string;
  readonly sync_id: string;
  readonly previous?: SliceName;
  readonly parts: readonly ManifestPart[];
  /** Rows read in passes, those in no part included. */
  readonly extracted: number;
  /** Rows read and stored in no part: the same as, or older than, one that is. */
  readonly duplicates: number;
  readonly retried: number;
  /** Rejects that were closed because Siesa no longer has them. */
  readonly gone: number;
  /** Rows in which every value was null: dropped before they counted. */
  readonly empty_rows: number;
  /** Which fields had a value, up to and with this slice. */
  readonly fills: FieldFills;
  /** For each joined list: how many items it knows, and how many were looked up, up to and with this slice. */
  readonly lists: readonly ListCount[];
  /** Ids that came again in the slice's last pass, the first thousand. */
  readonly doubled: { readonly pass: number; readonly ids: readonly string[] };
  /** The doubles of the settled reading: codes that really stand twice. Absent: the repeats were rows that moved. */
  readonly doubles?: Doubles;
  /** The product ids that differ from their source ids are stored beside the index of seen ids. */
  readonly claims: boolean;
  /** The source's modification stamps carry a day and no time; absent when no row came. */
  readonly day_stamps?: boolean;
  /** Why the reading is not settled. */
  readonly unsettled?: CursorHeld;
  /** Distinct ids up to and with this slice. */
  readonly distinct: number;
  /** The run reads everything, so a product that it does not bring is missing in Siesa. */
  readonly full: boolean;
  /** The last pass was stable or brought nothing new; `false` until the last pass has ended. */
  readonly settled: boolean;
  readonly last: boolean;
  readonly cursor?: string;
  readonly timezone: string;
  /** Digest of the run's mapping document. */
  readonly mapping: string;
  readonly product_fields: readonly StoredField[];
}

/** The outcomes of a part's records, as counts. */
export interface PartCounts {
  readonly extracted: number;
  readonly retried: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly unchanged: number;
  readonly accepted: number;
  readonly refused: number;
}

/** A record that was not accepted. */
export interface ReportedFailure {
  readonly product_id: string;
  readonly source_id?: string;
  readonly stage: 'mapping' | 'payload' | 'product';
  readonly code: string;
  readonly message: string;
  readonly attempts: number;
  readonly parked?: boolean;
}

/** Something about a record that was accepted, or was not sent although nothing is wrong with it. */
export interface ReportedWarning {
  /** @defaultValue accepted with a warning */
  readonly outcome?: 'not sent';
  readonly product_id: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Something that a destination says beside a list of its records. */
export interface DestinationWarning {
  readonly code: string;
  readonly message: string;
}

/** Exactly one for each part, written last by the loader. */
export interface PartReport {
  readonly counts: PartCounts;
  readonly failures: readonly ReportedFailure[];
  readonly warnings: readonly ReportedWarning[];
  /** What the destination's lists warned of no single record: code and text. Absent when there is nothing. */
  readonly destination_warnings?: readonly DestinationWarning[];
  /** Product ids that were sent and accepted. Absent in reports of earlier versions. */
  readonly accepted?: readonly string[];
  /** Product ids that were not sent, because the destination has them so. Absent in reports of earlier versions. */
  readonly unchanged?: readonly string[];
  /** Parked by this run. */
  readonly parked: number;
  /** Not sent before the loader's time was up: the next invocation goes on, and does not send again what was refused. Absent when nothing is left. */
  readonly unsent?: number;
  readonly follow_ups: { readonly done: number; readonly failed: number };
  readonly transformation_timestamp: string;
  readonly load_timestamp: string;
}
