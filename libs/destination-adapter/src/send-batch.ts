import { createBatchLimit, type BatchLimit } from './batch-limit.ts';
import { bulkCounter, oneCounter } from './bulk-counter.ts';
import { deliverBatch, type Parcel } from './deliver-batch.ts';
import { createFollowUp } from './follow-up.ts';
import type { DestinationPayload, Verdict } from './destination-adapter.ts';
import type { DestinationHttp } from './destination-http.ts';
import type { DestinationSecret, DestinationDefinition } from './destination-definition.ts';
import type { SendLimits } from './send-limits.ts';

/** Stores one batch and makes its follow-up calls. */
export type SendBatch<Payload extends DestinationPayload> = (
  parcels: readonly Parcel<Payload>[],
  limits: SendLimits,
) => Promise<readonly Verdict[]>;

/** The two ways to store records: many in one call, or a single one. */
export interface BatchSender<Payload extends DestinationPayload> {
  readonly sendBatch: SendBatch<Payload>;
  readonly sendOne: SendBatch<Payload>;
}

/** Sends batches of one adapter: the upsert first, then each follow-up for those accepted. */
export const createBatchSender = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  definition: DestinationDefinition<Payload, Secret>,
  line: DestinationHttp<Secret>,
  limit: BatchLimit,
): BatchSender<Payload> => {
  const followUps = (definition.followUps ?? []).map((followUp) =>
    createFollowUp(definition, followUp, line, createBatchLimit(limit.size())),
  );

  const finish = async (
    parcels: readonly Parcel<Payload>[],
    settled: ReadonlyMap<string, Verdict>,
    limits: SendLimits,
  ) => {
    let verdicts = parcels.map(({ id }) => settled.get(id) ?? unsettled(id));
    for (const follow of followUps) verdicts = await follow(parcels, verdicts, limits);
    return verdicts;
  };

  return {
    sendBatch: async (parcels, limits) =>
      finish(parcels, await deliverBatch(parcels, bulkCounter(definition, line, limit, limits)), limits),
    sendOne: async (parcels, limits) =>
      finish(parcels, await deliverBatch(parcels, oneCounter(definition, line, limit, limits)), limits),
  };
};

const unsettled = (id: string): Verdict => ({
  id,
  status: 'refused',
  code: 'NO_VERDICT',
  message: 'It was not settled',
});
