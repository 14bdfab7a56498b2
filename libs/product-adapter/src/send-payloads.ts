import type { ProductPayload, SendOptions, Verdict } from './product-adapter.ts';
import type { SendLimits } from './send-limits.ts';
import type { Parcel } from './deliver-batch.ts';

/** The two things a send does with records. */
export interface SendSteps<Payload extends ProductPayload> {
  /** Records that are refused before they are sent. */
  readonly refuseEarly: (parcels: readonly Parcel<Payload>[], limits: SendLimits) => Promise<ReadonlyMap<string, Verdict>>;
  /** One verdict for each parcel of one batch, its follow-ups made. */
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
export const sendPayloads = async <Payload extends ProductPayload>(
  payloads: readonly Payload[],
  idOf: (payload: Payload) => string,
  steps: SendSteps<Payload>,
  limits: SendLimits,
  onVerdicts: SendOptions['onVerdicts'],
): Promise<readonly Verdict[]> => {
  const parcels = new Map(payloads.map((content) => [idOf(content), { id: idOf(content), content }]));
  const verdicts = new Map<string, Verdict>();
  const settle = async (settled: readonly Verdict[]): Promise<void> => {
    for (const verdict of settled) verdicts.set(verdict.id, verdict);
    if (settled.length > 0) await onVerdicts?.(settled);
  };

  const early = await steps.refuseEarly([...parcels.values()], limits);
  await settle([...early.values()]);
  const queue = [...parcels.values()].filter(({ id }) => !early.has(id));
  await inParallel(steps.lanes, limits, async () => {
    const batch = queue.splice(0, steps.batchSize());
    if (batch.length > 0) await settle(await steps.sendBatch(batch, limits));
    return queue.length > 0;
  });
  return [...parcels.keys()].flatMap((id) => verdicts.get(id) ?? []);
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
