import type { Issue } from '@siesa-integration/canonical-model';
import type { Verdict } from '@siesa-integration/destination-adapter';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import { acceptedEntry, closedEntry, type EntryStamp, parksNow, rejectedEntry } from '../../ledger/make-entries.ts';
import type { DestinationWarning, PartCounts, ReportedFailure, ReportedWarning } from '../../run/documents.ts';
import { issueText } from '../../run/issue-text.ts';
import type { PlannedRecord } from './plan-part.ts';

/** The outcome of a part. */
export interface PartOutcome {
  readonly counts: Omit<PartCounts, 'extracted' | 'retried'>;
  readonly failures: readonly ReportedFailure[];
  /** Product ids counted as accepted, and as unchanged. */
  readonly accepted: readonly string[];
  readonly unchanged: readonly string[];
  readonly parked: number;
  readonly followUps: { readonly done: number; readonly failed: number };
  /** How what the destination stored differs from what was sent. */
  readonly warnings: readonly ReportedWarning[];
  /** What the destination's lists warned of no single record. */
  readonly destinationWarnings: readonly DestinationWarning[];
  /** Records that the loader had no time to send. */
  readonly unsent: number;
}

export type SentRecord = Extract<PlannedRecord, { plan: 'send' }>;
export type UnsentRecord = Exclude<PlannedRecord, SentRecord>;

export interface PartTallyOptions {
  /** Ledger entries of the part's products, as they were before it. */
  readonly known: ReadonlyMap<string, LedgerEntry>;
  /** Products of rejects that rows of other parts close. */
  readonly taken: ReadonlySet<string>;
  /** Sync id and time for a ledger entry. Throws LeaseLost after the lease has expired. */
  readonly stamp: () => EntryStamp;
  /** Digest of the mapping document. */
  readonly mapping: string;
  /** Digest of the destination, for its own ids of records. */
  readonly refOf: string;
}

/** A verdict that decides about a record. */
export type FinalVerdict = Exclude<Verdict, { readonly status: 'unsent' }>;

/** Counts each record of a part once and makes its ledger entries. */
export class PartTally {
  readonly #options: PartTallyOptions;
  readonly #places: ReadonlyMap<string, number>;
  readonly #counts = { duplicates: 0, rejected: 0, unchanged: 0, accepted: 0, refused: 0 };
  readonly #failures: ReportedFailure[] = [];
  readonly #good: Record<'accepted' | 'unchanged', string[]> = { accepted: [], unchanged: [] };
  readonly #followUps = { done: 0, failed: 0 };
  readonly #warnings: ReportedWarning[] = [];
  readonly #destinationWarnings: DestinationWarning[] = [];
  #parked = 0;

  constructor(planned: readonly PlannedRecord[], options: PartTallyOptions) {
    this.#options = options;
    this.#places = new Map(planned.map(({ product_id }, place) => [product_id, place]));
  }

  /** Its lists are in the order of the part, in whatever order batches were answered: reports of equal runs are equal. */
  get outcome(): PartOutcome {
    const place = (id: string): number => this.#places.get(id) ?? 0;
    const inOrder = <Row>(rows: readonly Row[], idOf: (row: Row) => string): readonly Row[] =>
      rows.toSorted((one, other) => place(idOf(one)) - place(idOf(other)));
    const ofRow = ({ product_id }: { readonly product_id: string }): string => product_id;
    return {
      counts: this.#counts,
      failures: inOrder(this.#failures, ofRow),
      accepted: inOrder(this.#good.accepted, String),
      unchanged: inOrder(this.#good.unchanged, String),
      parked: this.#parked,
      followUps: this.#followUps,
      warnings: inOrder(this.#warnings, ofRow),
      destinationWarnings: this.#destinationWarnings,
      unsent: 0,
    };
  }

  recordDestinationWarnings(warnings: readonly Issue[]): void {
    this.#destinationWarnings.push(...warnings.map((issue) => ({ code: issue.code, message: issueText(issue) })));
  }

  recordVerdict(record: SentRecord, verdict: FinalVerdict): readonly LedgerEntry[] {
    const { known, stamp, refOf } = this.#options;
    if (verdict.status === 'accepted') {
      const { ref, followUps = 0, warnings = [] } = verdict;
      this.#count(record, 'accepted');
      this.#followUps.done += followUps;
      for (const issue of warnings)
        this.#warnings.push({
          product_id: record.product_id,
          path: issue.path,
          code: issue.code,
          message: issueText(issue),
        });
      const given = ref === undefined ? undefined : { ref, ref_of: refOf };
      return [acceptedEntry(record, known.get(record.product_id), stamp(), given), ...this.#closedRejects(record)];
    }
    this.#count(record, 'refused');
    if (verdict.failedFollowUp !== undefined) this.#followUps.failed += 1;
    return [this.#failed(record, 'product', verdict.code, verdict.message), ...this.#closedRejects(record)];
  }

  recordUnsent(record: UnsentRecord): readonly LedgerEntry[] {
    const { known, stamp } = this.#options;
    const before = known.get(record.product_id);
    if (record.plan === 'reject') {
      this.#count(record, 'rejected');
      return [this.#failed(record, record.stage, record.code, record.message), ...this.#closedRejects(record)];
    }
    if ((record.plan === 'parked' || record.plan === 'refused') && before) {
      this.#count(record, 'refused');
      // Parked by an earlier attempt of this run that ended before its report.
      if (!record.repeat && before.rejection?.parked && before.rejection.sync_id === stamp().sync_id) this.#parked += 1;
      this.#failures.push(failureOf(record, 'product', before));
      return [];
    }
    this.#count(record, countedAs(record.plan));
    const outdated =
      record.plan === 'duplicate' && record.retries === record.product_id && before?.rejection !== undefined;
    return [...(outdated ? [closedEntry(before, stamp())] : []), ...this.#closedRejects(record)];
  }

  /** A record that an earlier slice of the run had, too, counts as its duplicate unless this version fails. */
  #count(record: PlannedRecord, as: keyof PartOutcome['counts']): void {
    const good = as === 'accepted' || as === 'unchanged';
    this.#counts[record.repeat && good ? 'duplicates' : as] += 1;
    if (good && !record.repeat) this.#good[as].push(record.product_id);
  }

  #failed(record: PlannedRecord, stage: ReportedFailure['stage'], code: string, message: string): LedgerEntry {
    const { known, stamp, mapping } = this.#options;
    const before = known.get(record.product_id);
    const entry = rejectedEntry(record, before, { code, message, mapping }, stamp());
    if (!record.repeat && parksNow(before, entry)) this.#parked += 1; // a repeat was counted with the first
    this.#failures.push(failureOf(record, stage, entry));
    return entry;
  }

  /** The reject that this record retried, where the record has another product id now, and no record of the run has the old one. */
  #closedRejects({ retries, product_id }: PlannedRecord): readonly LedgerEntry[] {
    const { known, taken, stamp } = this.#options;
    if (retries === undefined || retries === product_id) return [];
    if (this.#places.has(retries) || taken.has(retries)) return [];
    const other = known.get(retries);
    return other?.rejection ? [closedEntry(other, stamp())] : [];
  }
}

const countedAs = (plan: UnsentRecord['plan']): 'duplicates' | 'accepted' | 'unchanged' => {
  if (plan === 'duplicate') return 'duplicates';
  return plan === 'accepted' ? 'accepted' : 'unchanged';
};

const failureOf = (
  { product_id, source_id }: PlannedRecord,
  stage: ReportedFailure['stage'],
  { rejection }: LedgerEntry,
): ReportedFailure => ({
  product_id,
  ...(source_id !== undefined && { source_id }),
  stage,
  code: rejection?.code ?? 'UNKNOWN',
  message: rejection?.message ?? '',
  attempts: rejection?.attempts ?? 1,
  ...(rejection?.parked && { parked: true }),
});
