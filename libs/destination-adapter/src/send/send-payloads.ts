import type { LimitFunction } from 'p-limit';
import type { DestinationPayload, SendOptions, Verdict } from '../definition/destination-adapter.ts';
import type { SendLimits } from '../http/send-limits.ts';
import type { OutgoingRecord } from './outgoing-record.ts';
import type { SendBatch } from './send-batch.ts';

/** What a send does with records. */
export interface SendSteps<Payload extends DestinationPayload> {
  /** Refuses records before they are sent. */
  readonly runPreflight: (
    records: readonly OutgoingRecord<Payload>[],
    limits: SendLimits,
  ) => Promise<ReadonlyMap<string, Verdict>>;
  readonly sendBatch: SendBatch<Payload>;
  /** Records that the next batch may carry. */
  readonly batchSize: () => number;
  /** Batches of one send in flight at once. */
  readonly batchesInFlight: number;
  /** Batches in flight at once, over all sends of one adapter. */
  readonly slots: LimitFunction;
}

/**
 * Sends any number of payloads, a few batches at a time, and returns one verdict for each id, in the order given.
 *
 * Of several payloads with one id the last is sent. The first error ends the send: no batch starts after it; the batches in flight are awaited
 * and their verdicts passed to `onVerdicts`.
 */
export const sendPayloads = async <Payload extends DestinationPayload>(
  payloads: readonly Payload[],
  idOf: (payload: Payload) => string,
  steps: SendSteps<Payload>,
  limits: SendLimits,
  onVerdicts: SendOptions['onVerdicts'],
): Promise<readonly Verdict[]> => {
  const records = lastOfEachId(payloads, idOf);
  const early = await steps.runPreflight(records, limits);
  if (early.size > 0) await onVerdicts?.([...early.values()]);

  const batches: (readonly Verdict[])[] = [];
  const queue = early.size === 0 ? records : records.filter(({ id }) => !early.has(id));
  let next = 0;
  await runWorkers(steps.batchesInFlight, limits, async () => {
    if (next >= queue.length) return false;
    const batch = queue.slice(next, (next += steps.batchSize())); // not earlier: a 413 makes later batches smaller
    const place = batches.push([]) - 1;
    const { verdicts, failure } = await steps.slots(() => steps.sendBatch(batch, limits));
    batches[place] = verdicts;
    if (failure) limits.stop(failure.error); // before the caller keeps the verdicts, which takes time
    if (verdicts.length > 0) await onVerdicts?.(verdicts);
    if (failure) throw failure.error;
    return true;
  });
  return early.size === 0 ? batches.flat() : inOrder(records, [...early.values(), ...batches.flat()]);
};

/** One record for each id, at the place of its first payload. */
export const lastOfEachId = <Payload extends DestinationPayload>(
  payloads: readonly Payload[],
  idOf: (payload: Payload) => string,
): readonly OutgoingRecord<Payload>[] => {
  const records = payloads.map((payload) => ({ id: idOf(payload), payload }));
  const byId = new Map(records.map((record) => [record.id, record]));
  return byId.size === records.length ? records : [...byId.values()];
};

const inOrder = (records: readonly OutgoingRecord[], verdicts: readonly Verdict[]): readonly Verdict[] => {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  return records.flatMap(({ id }) => byId.get(id) ?? []);
};

/** Repeats `step` in `count` workers until it returns `false` or one throws; then waits for all. */
export const runWorkers = async (count: number, limits: SendLimits, step: () => Promise<boolean>): Promise<void> => {
  const worker = async (): Promise<void> => {
    try {
      while (await step()) limits.throwIfEnded();
    } catch (error) {
      limits.stop(error);
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: count }, worker));
  if (ended.some(({ status }) => status === 'rejected')) limits.throwIfEnded(); // throws the first error in time
};
