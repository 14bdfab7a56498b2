import type { DestinationAdapter, Verdict } from '@siesa-integration/destination-adapter';
import { noVerdictCode } from '@siesa-integration/workflow-contract';
import type { Ledger } from '../../ledger/ledger.ts';
import {
  type FinalVerdict,
  type PartOutcome,
  PartTally,
  type PartTallyOptions,
  type SentRecord,
  type UnsentRecord,
} from './part-tally.ts';
import type { PlannedRecord } from './plan-part.ts';

export interface StorePartOptions extends PartTallyOptions {
  readonly clientId: string;
  readonly adapter: Pick<DestinationAdapter, 'send'>;
  readonly ledger: Pick<Ledger, 'writeMany'>;
  /** Throws LeaseLost when another run, or a later slice of this one, holds the lease. */
  readonly assertLeaseHeld: () => Promise<void>;
  /** Throws SyncStopped when the last look at the lease found that an operator stopped the run. Asked before a send alone, because what was sent is written. */
  readonly refuseStopped: () => void;
  /** No call begins after it. Milliseconds since 1970. */
  readonly deadline: number;
  /** Digests of the destination under its present and its former addresses: refs of any other one are not used. */
  readonly refsOf: ReadonlySet<string>;
  /** An earlier attempt at this part, in another process, may have sent some of it. */
  readonly repeated: boolean;
  /** Takes what became of the part up to an error, so that the run's counts hold what was stored. */
  readonly onUnfinished?: (outcome: PartOutcome) => Promise<void>;
}

/**
 * Sends the planned records and writes the verdicts of each batch into the ledger at once, so that a later failure loses none of them. The records that are
 * not sent follow.
 *
 * The order matters: the ledger gets a record only after the destination has it. Step Functions may have timed this attempt out while it still runs, and what
 * it has read of the ledger may be old, so it checks its lease before every send and write.
 */
export const storePart = async (planned: readonly PlannedRecord[], options: StorePartOptions): Promise<PartOutcome> => {
  const { clientId, adapter, ledger, assertLeaseHeld, refuseStopped, deadline } = options;
  const tally = new PartTally(planned, options);
  const sent = planned.filter((record): record is SentRecord => record.plan === 'send');
  const pending = new Map(sent.map((record) => [record.payloadId, record]));

  const keep = async (verdicts: readonly Verdict[]): Promise<void> => {
    // Without ids that were never sent, or have a verdict.
    const newVerdicts = verdicts.filter(isFinal).filter(({ id }) => pending.has(id));
    if (newVerdicts.length === 0) return;
    const answered = newVerdicts.flatMap((verdict) => {
      const record = pending.get(verdict.id);
      pending.delete(verdict.id);
      return record ? [{ record, verdict }] : [];
    });
    await assertLeaseHeld();
    await ledger.writeMany(
      clientId,
      answered.flatMap(({ record, verdict }) => tally.recordVerdict(record, verdict)),
    );
    if (pending.size === 0) return;
    await assertLeaseHeld(); // because the write may have taken long, and the next batch follows
    refuseStopped();
  };

  const keepUnsent = async (): Promise<void> => {
    const unsent = planned.filter((record): record is UnsentRecord => record.plan !== 'send');
    const entries = unsent.flatMap((record) => tally.recordUnsent(record));
    if (entries.length > 0) await ledger.writeMany(clientId, entries);
  };

  try {
    if (pending.size > 0) {
      const payloads = [...pending.values()].map(({ payload }) => payload);
      await assertLeaseHeld();
      refuseStopped();
      const verdicts = await adapter.send(payloads, {
        deadline,
        onVerdicts: keep,
        onWarnings: (warnings) => {
          tally.recordDestinationWarnings(warnings);
        },
        refs: refsOf(pending, options),
        reactivate: deactivatedAmong(pending, options),
        repeated: options.repeated,
      });
      await keep(verdicts);
      const unsent = verdicts.filter(({ id, status }) => status === 'unsent' && pending.has(id)).length;
      if (unsent > 0) return { ...tally.outcome, unsent };
    }
    await keep([...pending.keys()].map(noVerdict));
  } catch (error) {
    await ifPossible(async () => {
      await assertLeaseHeld();
      await keepUnsent();
      await options.onUnfinished?.(tally.outcome);
    });
    throw error;
  }
  await keepUnsent();
  return tally.outcome;
};

const isFinal = (verdict: Verdict): verdict is FinalVerdict => verdict.status !== 'unsent';

/** The ids that the destination itself gave to records, by our ids. */
const refsOf = (
  pending: ReadonlyMap<string, SentRecord>,
  { known, refsOf: destinations }: Pick<StorePartOptions, 'known' | 'refsOf'>,
): ReadonlyMap<string, string> =>
  new Map(
    [...pending].flatMap(([id, { product_id }]): readonly [string, string][] => {
      const { ref, ref_of: of = '' } = known.get(product_id) ?? {};
      return ref !== undefined && destinations.has(of) ? [[id, ref]] : [];
    }),
  );

/** Payload ids of records that an earlier run took out of use. */
const deactivatedAmong = (
  pending: ReadonlyMap<string, SentRecord>,
  { known }: Pick<StorePartOptions, 'known'>,
): ReadonlySet<string> =>
  new Set(
    [...pending].flatMap(([id, { product_id }]) => (known.get(product_id)?.deactivated_at === undefined ? [] : [id])),
  );

/** The error that ended the part is the one to report, not one that follows from it. */
const ifPossible = async (action: () => Promise<void>): Promise<void> => {
  try {
    await action();
  } catch {
    // the next attempt of this part finds its records unsent
  }
};

const noVerdict = (id: string): FinalVerdict => ({
  id,
  status: 'refused',
  code: noVerdictCode,
  message: "The destination's answer did not mention this record.",
});
