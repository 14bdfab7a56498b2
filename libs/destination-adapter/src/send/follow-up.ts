import { RateLimited } from '@siesa-integration/outgoing-http';
import type { DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret, FollowUp } from '../definition/destination-definition.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { type EndpointState, postRecords } from './bulk-endpoint.ts';
import { deliverBatch, type Delivery } from './deliver-batch.ts';
import type { BulkEndpoint, OutgoingRecord } from './outgoing-record.ts';

/** Makes the follow-up calls of one batch, for the records whose upsert was accepted. */
export type SendFollowUps<Payload extends DestinationPayload> = (
  records: readonly OutgoingRecord<Payload>[],
  delivery: Delivery,
  limits: SendLimits,
) => Promise<Delivery>;

/**
 * One kind of follow-up of one adapter.
 *
 * Made only for records whose own upsert was accepted. When it fails, its record is refused with that reason, so that the next sync repeats
 * both. Only a refused key, the deadline and the caller's signal stop the send: then a record whose follow-up was not made has no verdict.
 */
export const createFollowUp =
  <Payload extends DestinationPayload, Secret extends DestinationSecret>(
    definition: DestinationDefinition<Payload, Secret>,
    followUp: FollowUp<Payload, Secret>,
    http: DestinationHttp<Secret>,
    state: EndpointState,
  ): SendFollowUps<Payload> =>
  async (records, delivery, limits) => {
    const secret = await http.secret();
    const items: OutgoingRecord[] = [];
    for (const { id, payload } of records) {
      const item = delivery.verdicts.get(id)?.status === 'accepted' ? followUp.item(payload, secret) : undefined;
      if (item) items.push({ id, payload: item });
    }
    if (items.length === 0) return delivery;

    const followed = await deliverBatch(items, followUpEndpoint(definition, followUp, http, state, limits));
    const verdicts = new Map(delivery.verdicts);
    for (const { id } of items) {
      const verdict = followed.verdicts.get(id);
      if (verdict) verdicts.set(id, withFollowUp(verdicts.get(id), verdict, followUp.name));
      else verdicts.delete(id);
    }
    return { ...followed, ...(delivery.failure && { failure: delivery.failure }), verdicts };
  };

const followUpEndpoint = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  { name, title, idField }: DestinationDefinition<Payload, Secret>,
  { name: operation, to: path }: FollowUp<Payload, Secret>,
  http: DestinationHttp<Secret>,
  state: EndpointState,
  limits: SendLimits,
): BulkEndpoint => {
  const post: BulkEndpoint['post'] = async (records, retries) => {
    try {
      const answer = await postRecords(
        http,
        { method: 'POST', path, operation, retries },
        { records, idField, title },
        limits,
      );
      if ('error' in answer) limits.throwIfEnded();
      return answer;
    } catch (error) {
      limits.throwIfEnded();
      if (error instanceof RateLimited) return { failure: error.message };
      throw error;
    }
  };
  return {
    ...state,
    idField,
    title,
    code: `${name}/${operation}`,
    post,
    answersEmpty: async () => 'status' in (await post([], 0)),
    whenAway: 'refuse',
  };
};

const withFollowUp = (verdict: Verdict | undefined, followed: Verdict, name: string): Verdict => {
  if (followed.status === 'refused') return { ...followed, failedFollowUp: name };
  const made = verdict?.status === 'accepted' ? (verdict.followUps ?? 0) : 0;
  return { id: followed.id, status: 'accepted', followUps: made + 1 };
};
