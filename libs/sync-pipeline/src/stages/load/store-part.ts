import type { DestinationAdapter, Verdict } from '@siesa-integration/destination-adapter';
import type { Ledger, LedgerEntry } from '../../ports.ts';
import type { PartCounts, ReportedFailure } from '../../run/documents.ts';
import { acceptedEntry, closedEntry, parksNow, rejectedEntry, type LedgerMoment } from '../../ledger/make-entries.ts';
import type { PlannedRecord } from './plan-part.ts';

/** How a part came out. */
export interface PartOutcome {
  readonly counts: Omit<PartCounts, 'extracted' | 'retried'>;
  readonly failures: readonly ReportedFailure[];
  readonly parked: number;
  readonly followUps: { readonly done: number; readonly failed: number };
}

export interface StorePartOptions {
  readonly clientId: string;
  readonly adapter: Pick<DestinationAdapter, 'send'>;
  readonly ledger: Pick<Ledger, 'writeMany'>;
  readonly known: ReadonlyMap<string, LedgerEntry>;
  readonly moment: () => LedgerMoment;
  /** Throws when another run, or a later slice, has taken this loader's place. */
  readonly stillMine: () => Promise<void>;
  /** Digest of the mapping document. */
  readonly mapping: string;
  /** No call begins after it. Milliseconds since 1970. */
  readonly deadline: number;
}

type Sent = Extract<PlannedRecord, { plan: 'send' }>;

/**
 * Sends what is to be sent and keeps every verdict, batch by batch, so that a failure in the middle forgets none; then the rejects.
 *
 * The order matters: a record is in the ledger only after the product has it, never before. An attempt that the machine gave up and that lives asks before it
 * sends and before it writes whether its time is over: what it knows of the ledger may be old.
 */
export const storePart = async (planned: readonly PlannedRecord[], options: StorePartOptions): Promise<PartOutcome> => {
  const tally = createTally(options, new Set(planned.map(({ product_id }) => product_id)));
  const sends = new Map(
    planned.filter((record): record is Sent => record.plan === 'send').map((record) => [record.payloadId, record]),
  );
  const unheard = new Map(sends);
  const keep = async (verdicts: readonly Verdict[]): Promise<void> => {
    const news = verdicts.filter(({ id }) => unheard.has(id)); // neither an id never sent nor one already judged
    if (news.length === 0) return;
    const heard = news.flatMap((verdict) => {
      const record = unheard.get(verdict.id);
      unheard.delete(verdict.id);
      return record ? [{ record, verdict }] : [];
    });
    await options.stillMine();
    const entries = heard.flatMap(({ record, verdict }) => tally.judge(record, verdict));
    await options.ledger.writeMany(options.clientId, entries);
    if (unheard.size > 0) await options.stillMine(); // the write may have taken long, and the next batch follows
  };
  if (sends.size > 0) await options.stillMine();
  if (sends.size > 0)
    await keep(
      await options.adapter.send(
        [...sends.values()].map(({ payload }) => payload),
        { deadline: options.deadline, onVerdicts: keep },
      ),
    );
  await keep(
    [...unheard.keys()].map((id) => ({
      id,
      status: 'refused',
      code: 'NO_VERDICT',
      message: 'The product said nothing of this record.',
    })),
  );

  const entries = planned
    .filter(({ plan }) => plan !== 'send')
    .flatMap((record) => tally.settle(record as Exclude<PlannedRecord, Sent>));
  if (entries.length > 0) await options.ledger.writeMany(options.clientId, entries);
  return tally.outcome();
};

/** Counts each record once and makes its ledger entries. */
const createTally = ({ known, moment, mapping }: StorePartOptions, judged: ReadonlySet<string>) => {
  const counts = { duplicates: 0, rejected: 0, unchanged: 0, accepted: 0, refused: 0 };
  const failures: ReportedFailure[] = [];
  const followUps = { done: 0, failed: 0 };
  let parked = 0;

  /** A record that came in an earlier slice, too, is its duplicate unless this version fails. */
  const count = (record: PlannedRecord, as: keyof typeof counts): void => {
    const good = as === 'accepted' || as === 'unchanged';
    counts[record.repeat && good ? 'duplicates' : as] += 1;
  };
  const fail = (record: PlannedRecord, stage: ReportedFailure['stage'], code: string, message: string): LedgerEntry => {
    const before = known.get(record.product_id);
    const entry = rejectedEntry(record, before, { code, message, mapping }, moment());
    const nowParked = !record.repeat && parksNow(before, entry); // a repeat has been counted with the first
    if (nowParked) parked += 1;
    failures.push(failureOf(record, stage, entry));
    return entry;
  };
  /** The reject that this record retried, when the record is kept under another id now: unless another record of this part is that product, and has its own say. */
  const closes = ({ retries, product_id }: PlannedRecord): readonly LedgerEntry[] => {
    const other =
      retries === undefined || retries === product_id || judged.has(retries) ? undefined : known.get(retries);
    return other?.rejection ? [closedEntry(other, moment())] : [];
  };

  return {
    judge: (record: Sent, verdict: Verdict): readonly LedgerEntry[] => {
      if (verdict.status === 'accepted') {
        count(record, 'accepted');
        followUps.done += verdict.followUps ?? 0;
        return [acceptedEntry(record, known.get(record.product_id), moment()), ...closes(record)];
      }
      count(record, 'refused');
      if (verdict.failedFollowUp !== undefined) followUps.failed += 1;
      return [fail(record, 'product', verdict.code, verdict.message), ...closes(record)];
    },
    settle: (record: Exclude<PlannedRecord, Sent>): readonly LedgerEntry[] => {
      const before = known.get(record.product_id);
      if (record.plan === 'reject') {
        count(record, 'rejected');
        return [fail(record, record.stage, record.code, record.message), ...closes(record)];
      }
      if (record.plan === 'parked' && before) {
        count(record, 'refused');
        if (!record.repeat && before.rejection?.sync_id === moment().sync_id) parked += 1; // by an attempt that died before it said so
        failures.push(failureOf(record, 'product', before));
        return [];
      }
      count(record, record.plan === 'duplicate' ? 'duplicates' : record.plan === 'accepted' ? 'accepted' : 'unchanged');
      const outdated =
        record.plan === 'duplicate' && record.retries === record.product_id && before?.rejection !== undefined;
      return [...(outdated ? [closedEntry(before, moment())] : []), ...closes(record)];
    },
    outcome: (): PartOutcome => ({ counts, failures, parked, followUps }),
  };
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
