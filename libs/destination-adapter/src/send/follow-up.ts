import { RateLimited } from '@siesa-integration/outgoing-http';
import type { DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret, FollowUp } from '../definition/destination-definition.ts';
import { ProductUnavailable } from '../definition/destination-errors.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import { isAboutRecords } from '../http/destination-request.ts';
import type { SendLimits } from '../http/send-limits.ts';
import type { BatchLimit } from './batch-limit.ts';
import { deliverBatch, type BulkEndpoint, type OutgoingRecord } from './deliver-batch.ts';

/** Makes the follow-up calls of one batch. Takes and returns verdicts in the order of `records`. */
export type SendFollowUps<Payload extends DestinationPayload> = (
  records: readonly OutgoingRecord<Payload>[],
  verdicts: Verdict[],
  limits: SendLimits,
) => Promise<Verdict[]>;

/**
 * One kind of follow-up of one adapter.
 *
 * Made only for records whose own upsert was accepted. When it fails, its record is refused with that reason, so that the next sync repeats
 * both. Only a refused key, the deadline and the caller's signal stop the send.
 */
export const createFollowUp =
  <Payload extends DestinationPayload, Secret extends DestinationSecret>(
    definition: DestinationDefinition<Payload, Secret>,
    followUp: FollowUp<Payload, Secret>,
    http: DestinationHttp<Secret>,
    limit: BatchLimit,
  ): SendFollowUps<Payload> =>
  async (records, verdicts, limits) => {
    const secret = await http.secret();
    const items: OutgoingRecord[] = [];
    records.forEach(({ id, payload }, index) => {
      const item = verdicts[index]?.status === 'accepted' ? followUp.item(payload, secret) : undefined;
      if (item) items.push({ id, payload: item });
    });
    if (items.length === 0) return verdicts;

    const followed = await deliverBatch(items, followUpEndpoint(definition, followUp, http, limit, limits));
    return verdicts.map((verdict) => withFollowUp(verdict, followed.get(verdict.id), followUp.name));
  };

const followUpEndpoint = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { name, title, idField }: DestinationDefinition<Payload, Secret>,
  followUp: FollowUp<Payload, Secret>,
  http: DestinationHttp<Secret>,
  limit: BatchLimit,
  limits: SendLimits,
): BulkEndpoint => ({
  idField,
  limit,
  title,
  code: `${name}/${followUp.name}`,
  post: async (payloads) => {
    const { to: path, name: operation } = followUp;
    try {
      const answer = await http.request({ method: 'POST', path, body: payloads, operation }, limits);
      if (isAboutRecords(answer.status)) return answer;
      return {
        failure: `${title} API returned ${answer.status.toString()} to '${path.path}': ${answer.errorText(answer.body) || 'no reason given'}`,
      };
    } catch (error) {
      limits.throwIfEnded();
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
