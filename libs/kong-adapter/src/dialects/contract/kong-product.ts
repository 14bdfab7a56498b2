import { payloadSchema } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';

const text = v.pipe(v.string('text'), v.nonEmpty('at least one character'));

/** The document Kong stores. Further fields of a mapping document are sent as they are; `null` clears a field. */
export const kongProductSchema = payloadSchema({
  /** Kong's key: creates or updates by it. */
  product_id: text,
  external_reference: v.optional(text),
  name: text,
  /** Usually an EAN of 13 digits. */
  barcode: v.nullish(text),
  /** Whole units in stock; Kong refuses fractions. Required, because a stock that is not known must not be left to Kong. */
  quantity: v.pipe(v.number('a whole number'), v.safeInteger('a whole number')),
  /** Stored by a second call, `POST /rfid/tags`, after the product. */
  rfid_tag_id: v.nullish(text),
});

/** The document Kong stores: see {@link kongProductSchema}. */
export type KongProduct = v.InferOutput<typeof kongProductSchema>;
