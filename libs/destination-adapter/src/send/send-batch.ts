import type { DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret } from '../definition/destination-definition.ts';
import { ProductAuthenticationFailed } from '../definition/destination-errors.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { createBatchLimit, type BatchLimit } from './batch-limit.ts';
import { bulkEndpoint, type EndpointState, singleEndpoint } from './bulk-endpoint.ts';
import { deliverBatch, type Delivery } from './deliver-batch.ts';
import { createFollowUp, type SendFollowUps } from './follow-up.ts';
import type { OutgoingRecord } from './outgoing-record.ts';

/** The verdicts of one batch, in the order of its records. */
export interface SentBatch {
  readonly verdicts: readonly Verdict[];
  /** What ended the batch before each record had a verdict. The verdicts that came before hold. */
  readonly failure?: { readonly error: unknown };
}

/** Stores one batch and makes its follow-up calls. */
export type SendBatch<Payload extends DestinationPayload> = (
  records: readonly OutgoingRecord<Payload>[],
  limits: SendLimits,
) => Promise<SentBatch>;

/** The two ways to store records: many in one request, or a single one. */
export interface BatchSender<Payload extends DestinationPayload> {
  readonly sendBatch: SendBatch<Payload>;
  readonly sendOne: SendBatch<Payload>;
}

/** Sends the batches of one adapter: the upsert first, then each follow-up for the accepted records. */
export const createBatchSender = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  definition: DestinationDefinition<Payload, Secret>,
  http: DestinationHttp<Secret>,
  limit: BatchLimit,
): BatchSender<Payload> => {
  const state = (own: BatchLimit): EndpointState => ({ limit: own, passed: { calls: 0 } });
  const upserts = state(limit);
  const followUps = (definition.followUps ?? []).map((followUp) =>
    createFollowUp(definition, followUp, http, state(createBatchLimit(limit.size()))),
  );
  const sendThrough =
    (endpoint: typeof bulkEndpoint): SendBatch<Payload> =>
    async (records, limits) => {
      let delivery = await deliverBatch(records, endpoint(definition, http, upserts, limits));
      for (const sendFollowUps of followUps) delivery = await followed(sendFollowUps, records, delivery, limits);
      const { failure, verdicts } = delivery;
      return {
        verdicts: records.flatMap(({ id }) => verdicts.get(id) ?? (failure ? [] : withoutVerdict(id))),
        ...(failure && { failure }),
      };
    };

  return { sendBatch: sendThrough(bulkEndpoint), sendOne: sendThrough(singleEndpoint) };
};

/** The follow-ups of what was stored, also when the batch failed after that, unless the key is refused. */
const followed = async <Payload extends DestinationPayload>(
  sendFollowUps: SendFollowUps<Payload>,
  records: readonly OutgoingRecord<Payload>[],
  delivery: Delivery,
  limits: SendLimits,
): Promise<Delivery> => {
  const { failure, verdicts } = delivery;
  if (verdicts.size === 0) return delivery;
  if (failure?.error instanceof ProductAuthenticationFailed) limits.stop(failure.error);
  try {
    return await sendFollowUps(records, delivery, limits);
  } catch (error) {
    const refused = [...verdicts].filter(([, { status }]) => status === 'refused');
    return { verdicts: new Map(refused), failure: failure ?? { error } };
  }
};

const withoutVerdict = (id: string): Verdict => ({
  id,
  status: 'refused',
  code: 'NO_VERDICT',
  message: 'The batch ended without a verdict for this record',
});
