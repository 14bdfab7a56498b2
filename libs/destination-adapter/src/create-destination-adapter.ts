import pLimit from 'p-limit';
import type {
  DestinationAdapter,
  DestinationConnection,
  DestinationPayload,
  SendOptions,
} from './definition/destination-adapter.ts';
import type { DestinationDefinition, DestinationSecret } from './definition/destination-definition.ts';
import { configurationInvalid } from './definition/destination-errors.ts';
import { fieldsOf } from './definition/destination-fields.ts';
import { toPayload } from './definition/to-payload.ts';
import { createDestinationHttp } from './http/destination-http.ts';
import { createSendLimits } from './http/send-limits.ts';
import { checkDestination } from './read/check-destination.ts';
import { createPreflight } from './read/preflight.ts';
import { idIn } from './reply/record-id.ts';
import { createBatchLimit } from './send/batch-limit.ts';
import { createBatchSender } from './send/send-batch.ts';
import { sendPayloads } from './send/send-payloads.ts';

/** Of one send: fast enough for one stream from Siesa, and a small load for the destination. */
const batchesInFlight = 2;

/**
 * Makes the adapter of one destination for one client, from the destination's definition.
 *
 * Batches, retries, halving and follow-up calls are the same for every destination: see `README.md`.
 *
 * @throws `ConfigurationInvalid` when the mapping document or the batch size does not fit the destination. Nothing is read or called before
 * the first `send` or `check`.
 *
 * @example
 * export const kong: Destination<KongProduct> = {
 *   name: 'kong',
 *   maxBatchSize: 100,
 *   payloadFields: payloadFields(kongDefinition),
 *   create: (connection) => createDestinationAdapter(kongDefinition, connection),
 * };
 */
export const createDestinationAdapter = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  definition: DestinationDefinition<Payload, Secret>,
  connection: DestinationConnection,
): DestinationAdapter<Payload> => {
  const fields = fieldsOf(definition, connection.fields);
  const limit = createBatchLimit(batchSizeOf(definition, connection.batchSize));
  const http = createDestinationHttp(definition, connection);
  const idOf = (payload: DestinationPayload): string => idIn(payload, definition.idField);
  const runPreflight = createPreflight(definition, http);
  const { sendBatch, sendOne } = createBatchSender(definition, http, limit);
  const { sendsAtOnce = 1 } = connection;
  const slots = pLimit(batchesInFlight * sendsAtOnce);
  const steps = { runPreflight, batchSize: limit.size, batchesInFlight, slots };
  const limitsOf = (options: SendOptions = {}) => createSendLimits(definition.title, options, http);

  return {
    name: definition.name,
    maxBatchSize: definition.maxBatchSize,
    toPayload: (product) => toPayload(definition, fields, product),
    idOf,
    send: (payloads, options) =>
      sendPayloads(
        payloads,
        idOf,
        { ...steps, sendBatch: payloads.length === 1 ? sendOne : sendBatch },
        limitsOf(options),
        options?.onVerdicts,
      ),
    preflight: async (payloads, options) => {
      const records = payloads.map((payload) => ({ id: idOf(payload), payload }));
      return [...(await runPreflight(records, limitsOf(options))).values()];
    },
    checkCredentials: async () => {
      await http.secret();
    },
    check: (options) => checkDestination(definition, http, limitsOf(options)),
  };
};

const batchSizeOf = (
  { maxBatchSize, title }: Pick<DestinationDefinition, 'maxBatchSize' | 'title'>,
  size = maxBatchSize,
): number => {
  if (Number.isInteger(size) && size >= 1 && size <= maxBatchSize) return size;
  throw configurationInvalid(
    `A batch of ${size.toString()} is not possible: ${title} takes 1 to ${maxBatchSize.toString()} records a call.`,
  );
};
