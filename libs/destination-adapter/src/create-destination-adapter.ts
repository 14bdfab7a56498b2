import { createBatchLimit } from './batch-limit.ts';
import { checkProduct } from './check-product.ts';
import { idIn } from './json-shapes.ts';
import { createSlots } from './create-slots.ts';
import type { Parcel } from './deliver-batch.ts';
import { createPreflight } from './preflight.ts';
import type {
  DestinationAdapter,
  DestinationConnection,
  DestinationField,
  DestinationPayload,
  SendOptions,
} from './destination-adapter.ts';
import { ConfigurationInvalid } from './destination-errors.ts';
import { createDestinationHttp } from './destination-http.ts';
import type { DestinationSecret, DestinationDefinition } from './destination-definition.ts';
import { createBatchSender } from './send-batch.ts';
import { createSendLimits, type SendLimits } from './send-limits.ts';
import { sendPayloads } from './send-payloads.ts';
import { toPayload } from './to-payload.ts';

/** Over all sends of one adapter: enough for one stream from Siesa, gentle on the product. */
const batchesInFlight = 2;

/**
 * Makes the adapter of one product for one client, from how that product speaks.
 *
 * Batches, retries, halving and follow-up calls are the same for every product and are done here: see `README.md`.
 *
 * @throws {@link ConfigurationInvalid} when the mapping document or the batch size does not fit the product. Nothing is read or called before
 * the first `send` or `check`.
 *
 * @example
 * export const kong: Destination<KongProduct> = {
 *   product: 'kong',
 *   maxBatchSize: 100,
 *   create: (connection) => createDestinationAdapter(kongDefinition, connection),
 * };
 */
export const createDestinationAdapter = <Payload extends DestinationPayload, Secret extends DestinationSecret>(
  definition: DestinationDefinition<Payload, Secret>,
  connection: DestinationConnection,
): DestinationAdapter<Payload> => {
  const fields = fieldsOf(definition, connection.fields);
  const limit = createBatchLimit(batchSizeOf(definition, connection.batchSize));
  const line = createDestinationHttp(definition, connection);
  const idOf = (payload: DestinationPayload): string => idIn(payload, definition.idField);
  const refuseEarly = createPreflight(definition, line);
  const { sendBatch, sendOne } = createBatchSender(definition, line, limit);
  const slots = createSlots(batchesInFlight);
  const limitsOf = (options: SendOptions = {}) => createSendLimits(definition.title, options, line);

  return {
    product: definition.product,
    maxBatchSize: definition.maxBatchSize,
    toPayload: (product) => toPayload(definition, fields, product),
    idOf,
    send: (payloads, options) => {
      const store = payloads.length === 1 ? sendOne : sendBatch;
      const steps = {
        refuseEarly,
        sendBatch: (parcels: readonly Parcel<Payload>[], limits: SendLimits) => slots.use(() => store(parcels, limits)),
        batchSize: limit.size,
        lanes: batchesInFlight,
      };
      return sendPayloads(payloads, idOf, steps, limitsOf(options), options?.onVerdicts);
    },
    admit: async (payloads, options) => {
      const early = await refuseEarly(
        payloads.map((content) => ({ id: idOf(content), content })),
        limitsOf(options),
      );
      return [...early.values()];
    },
    checkCredentials: async () => {
      await line.secret();
    },
    check: (options) => checkProduct(definition, line, limitsOf(options)),
  };
};

const fieldsOf = (
  { idField, standardFields, title }: Pick<DestinationDefinition, 'idField' | 'standardFields' | 'title'>,
  fields = standardFields,
): readonly DestinationField[] => {
  if (fields.some(({ product }) => product === idField)) return fields;
  throw new ConfigurationInvalid(
    `The mapping document sends nothing as '${idField}', by which ${title} knows a record: add it as the 'product_field' of 'id'.`,
  );
};

const batchSizeOf = (
  { maxBatchSize, title }: Pick<DestinationDefinition, 'maxBatchSize' | 'title'>,
  size = maxBatchSize,
): number => {
  if (Number.isInteger(size) && size >= 1 && size <= maxBatchSize) return size;
  throw new ConfigurationInvalid(
    `A batch of ${size.toString()} is not possible: ${title} takes 1 to ${maxBatchSize.toString()} records a call.`,
  );
};
