import type { DestinationPayload, Verdict } from '../definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret } from '../definition/destination-definition.ts';
import type { DestinationHttp } from '../http/destination-http.ts';
import type { SendLimits } from '../http/send-limits.ts';
import { createBatchLimit, type BatchLimit } from './batch-limit.ts';
import { bulkEndpoint, singleEndpoint } from './bulk-endpoint.ts';
import { deliverBatch, type OutgoingRecord } from './deliver-batch.ts';
import { createFollowUp } from './follow-up.ts';

/** Stores one batch and makes its follow-up calls. @returns one verdict for each record, in its order */
export type SendBatch<Payload extends DestinationPayload> = (
  records: readonly OutgoingRecord<Payload>[],
  limits: SendLimits,
) => Promise<readonly Verdict[]>;

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
  const followUps = (definition.followUps ?? []).map((followUp) =>
    createFollowUp(definition, followUp, http, createBatchLimit(limit.size())),
  );
  const sendThrough =
    (endpoint: typeof bulkEndpoint): SendBatch<Payload> =>
    async (records, limits) => {
      const upserted = await deliverBatch(records, endpoint(definition, http, limit, limits));
      let verdicts = records.map(({ id }) => upserted.get(id) ?? withoutVerdict(id));
      for (const sendFollowUps of followUps) verdicts = await sendFollowUps(records, verdicts, limits);
      return verdicts;
    };

  return { sendBatch: sendThrough(bulkEndpoint), sendOne: sendThrough(singleEndpoint) };
};

const withoutVerdict = (id: string): Verdict => ({
  id,
  status: 'refused',
  code: 'NO_VERDICT',
  message: 'The batch ended without a verdict for this record',
});
