import type { DestinationPayload, SendOptions, Verdict } from './destination-adapter.ts';
import type { SendLimits } from './send-limits.ts';
import type { Parcel } from './deliver-batch.ts';

/** The two things a send does with records. */
export interface SendSteps<Payload extends DestinationPayload> {
  /** Records that are refused before they are sent. */
  readonly refuseEarly: (
    parcels: readonly Parcel<Payload>[],
    limits: SendLimits,
  ) => Promise<ReadonlyMap<string, Verdict>>;
  /** One verdict for each parcel of one batch, in its order, the follow-ups made. */
  readonly sendBatch: (parcels: readonly Parcel<Payload>[], limits: SendLimits) => Promise<readonly Verdict[]>;
  /** Records that the next batch may carry. */
  readonly batchSize: () => number;
  /** Batches in flight at once. */
  readonly lanes: number;
}

/**
 * Sends any number of payloads, a few batches at a time, and gives one verdict for each id, in the order given.
 *
 * Of several payloads with one id the last is sent. The first error ends the send: nothing new starts, what is in flight is waited for
 * and told to `onVerdicts`.
 */
export const sendPayloads = async <Payload extends DestinationPayload>(
  payloads: readonly Payload[],
  idOf: (payload: Payload) => string,
  steps: SendSteps<Payload>,
  limits: SendLimits,
  onVerdicts: SendOptions['onVerdicts'],
): Promise<readonly Verdict[]> => {
  const parcels = lastOfEach(payloads, idOf);
  const early = await steps.refuseEarly(parcels, limits);
  if (early.size > 0) await onVerdicts?.([...early.values()]);

  const batches: (readonly Verdict[])[] = [];
  const queue = early.size === 0 ? parcels : parcels.filter(({ id }) => !early.has(id));
  let next = 0;
  await inParallel(steps.lanes, limits, async () => {
    if (next >= queue.length) return false;
    const batch = queue.slice(next, (next += steps.batchSize()));
    const place = batches.push([]) - 1;
    const verdicts = await steps.sendBatch(batch, limits);
    batches[place] = verdicts;
    await onVerdicts?.(verdicts);
    return true;
  });
  return early.size === 0 ? batches.flat() : inOrder(parcels, [...early.values(), ...batches.flat()]);
};

/** One parcel for each id, where its first payload stood. */
const lastOfEach = <Payload extends DestinationPayload>(
  payloads: readonly Payload[],
  idOf: (payload: Payload) => string,
): readonly Parcel<Payload>[] => {
  const parcels = payloads.map((content) => ({ id: idOf(content), content }));
  const byId = new Map(parcels.map((parcel) => [parcel.id, parcel]));
  return byId.size === parcels.length ? parcels : [...byId.values()];
};

const inOrder = (parcels: readonly Parcel[], verdicts: readonly Verdict[]): readonly Verdict[] => {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  return parcels.flatMap(({ id }) => byId.get(id) ?? []);
};

/** Runs `step` in `lanes` lanes until it says that nothing is left, or one throws; then waits for all. */
const inParallel = async (lanes: number, limits: SendLimits, step: () => Promise<boolean>): Promise<void> => {
  const lane = async (): Promise<void> => {
    try {
      while (await step()) limits.ensureGoing();
    } catch (error) {
      limits.stop(error);
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed) limits.ensureGoing(); // throws the first error in time, which need not be the first lane's
};
