import type { BatchLimit } from './batch-limit.ts';
import { aboutRecords } from './bulk-counter.ts';
import { deliverBatch, type Counter, type Parcel } from './deliver-batch.ts';
import type { DestinationPayload, Verdict } from './destination-adapter.ts';
import { ProductUnavailable, RateLimited } from './destination-errors.ts';
import type { DestinationHttp } from './destination-http.ts';
import type { FollowUp, DestinationSecret, DestinationDefinition } from './destination-definition.ts';
import type { SendLimits } from './send-limits.ts';

/** Makes the follow-up calls of one batch; `verdicts` stand in the order of `parcels`, and so do those it returns. */
export type Follow<Payload extends DestinationPayload> = (
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
  <Payload extends DestinationPayload, Secret extends DestinationSecret>(
    definition: DestinationDefinition<Payload, Secret>,
    followUp: FollowUp<Payload, Secret>,
    line: DestinationHttp<Secret>,
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

    const settled = await deliverBatch(items, followUpCounter(definition, followUp, line, limit, limits));
    return verdicts.map((verdict) => withFollowUp(verdict, settled.get(verdict.id), followUp.name));
  };

const followUpCounter = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { product, title, idField }: DestinationDefinition<Payload, Secret>,
  { name, to }: FollowUp<Payload, Secret>,
  line: DestinationHttp<Secret>,
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
