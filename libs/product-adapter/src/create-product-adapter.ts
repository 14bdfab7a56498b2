import { createBatchLimit } from './batch-limit.ts';
import { checkProduct } from './check-product.ts';
import { idIn } from './json-shapes.ts';
import { createSlots } from './create-slots.ts';
import type { Parcel } from './deliver-batch.ts';
import { createAdmission } from './product-admission.ts';
import type {
  ProductAdapter,
  ProductConnection,
  ProductField,
  ProductPayload,
  SendOptions,
} from './product-adapter.ts';
import { ConfigurationInvalid } from './product-errors.ts';
import { createProductLine } from './product-line.ts';
import type { ProductSecret, ProductSpeech } from './product-speech.ts';
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
 * export const kong: ProductDefinition<KongProduct> = {
 *   product: 'kong',
 *   maxBatchSize: 100,
 *   create: (connection) => createProductAdapter(kongSpeech, connection),
 * };
 */
export const createProductAdapter = <Payload extends ProductPayload, Secret extends ProductSecret>(
  speech: ProductSpeech<Payload, Secret>,
  connection: ProductConnection,
): ProductAdapter<Payload> => {
  const fields = fieldsOf(speech, connection.fields);
  const limit = createBatchLimit(batchSizeOf(speech, connection.batchSize));
  const line = createProductLine(speech, connection);
  const idOf = (payload: ProductPayload): string => idIn(payload, speech.idField);
  const refuseEarly = createAdmission(speech, line);
  const { sendBatch, sendOne } = createBatchSender(speech, line, limit);
  const slots = createSlots(batchesInFlight);
  const limitsOf = (options: SendOptions = {}) => createSendLimits(speech.title, options, line);

  return {
    product: speech.product,
    maxBatchSize: speech.maxBatchSize,
    toPayload: (product) => toPayload(speech, fields, product),
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
    check: (options) => checkProduct(speech, line, limitsOf(options)),
  };
};

const fieldsOf = (
  { idField, standardFields, title }: Pick<ProductSpeech, 'idField' | 'standardFields' | 'title'>,
  fields = standardFields,
): readonly ProductField[] => {
  if (fields.some(({ product }) => product === idField)) return fields;
  throw new ConfigurationInvalid(
    `The mapping document sends nothing as '${idField}', by which ${title} knows a record: add it as the 'product_field' of 'id'.`,
  );
};

const batchSizeOf = (
  { maxBatchSize, title }: Pick<ProductSpeech, 'maxBatchSize' | 'title'>,
  size = maxBatchSize,
): number => {
  if (Number.isInteger(size) && size >= 1 && size <= maxBatchSize) return size;
  throw new ConfigurationInvalid(
    `A batch of ${size.toString()} is not possible: ${title} takes 1 to ${maxBatchSize.toString()} records a call.`,
  );
};
