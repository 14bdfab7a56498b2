import type { BatchLimit } from './batch-limit.ts';
import { aboutRecords } from './bulk-counter.ts';
import { deliverBatch, type Counter, type Parcel } from './deliver-batch.ts';
import type { ProductPayload, Verdict } from './product-adapter.ts';
import { ProductUnavailable, RateLimited } from './product-errors.ts';
import type { ProductLine } from './product-line.ts';
import type { FollowUp, ProductSecret, ProductSpeech } from './product-speech.ts';
import type { SendLimits } from './send-limits.ts';

/** Makes the follow-up calls of one batch; `verdicts` stand in the order of `parcels`, and so do those it returns. */
export type Follow<Payload extends ProductPayload> = (
  parcels: readonly Parcel<Payload>[],
  verdicts: Verdict[],
  limits: SendLimits,
) => Promise<Verdict[]>;

/**
 * One kind of follow-up of one adapter.
 *
 * It is made only for records whose own upsert was accepted. One that fails refuses its record with that reason, so that the next sync repeats
 * both; only a refused key, the deadline and the caller's signal stop the send.
 */
export const createFollowUp =
  <Payload extends ProductPayload, Secret extends ProductSecret>(
    speech: ProductSpeech<Payload, Secret>,
    followUp: FollowUp<Payload, Secret>,
    line: ProductLine<Secret>,
    limit: BatchLimit,
  ): Follow<Payload> =>
  async (parcels, verdicts, limits) => {
    const secret = await line.secret();
    const items: Parcel[] = [];
    parcels.forEach(({ id, content }, index) => {
      const item = verdicts[index]?.status === 'accepted' ? followUp.item(content, secret) : undefined;
      if (item) items.push({ id, content: item });
    });
    if (items.length === 0) return verdicts;

    const settled = await deliverBatch(items, followUpCounter(speech, followUp, line, limit, limits));
    return verdicts.map((verdict) => withFollowUp(verdict, settled.get(verdict.id), followUp.name));
  };

const followUpCounter = <Payload extends ProductPayload, Secret extends ProductSecret>(
  { product, title, idField }: ProductSpeech<Payload, Secret>,
  { name, to }: FollowUp<Payload, Secret>,
  line: ProductLine<Secret>,
  limit: BatchLimit,
  limits: SendLimits,
): Counter => ({
  idField,
  limit,
  title,
  code: `${product}/${name}`,
  post: async (contents) => {
    try {
      const answer = await line.ask({ method: 'POST', path: to, body: contents, operation: name }, limits);
      if (aboutRecords(answer.status)) return answer;
      return {
        failure: `${title} API returned ${answer.status.toString()} to '${to.path}': ${answer.words(answer.body) || 'no reason given'}`,
      };
    } catch (error) {
      limits.ensureGoing();
      if (error instanceof ProductUnavailable || error instanceof RateLimited) return { failure: error.message };
      throw error;
    }
  },
});

const withFollowUp = (verdict: Verdict, followed: Verdict | undefined, name: string): Verdict => {
  if (verdict.status === 'refused' || !followed) return verdict;
  return followed.status === 'accepted'
    ? { ...verdict, followUps: (verdict.followUps ?? 0) + 1 }
    : { ...followed, failedFollowUp: name };
};
