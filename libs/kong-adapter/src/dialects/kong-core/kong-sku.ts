import { clearedBy, type DestinationPayload, payloadSchema } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';

const text = v.pipe(
  v.string('text'),
  v.check((value) => !value.includes('\0'), 'text without the character NUL'),
);
const required = v.pipe(
  text,
  v.check((value) => value.trim() !== '', 'at least one character'),
);
/** Kong Core refuses `null` for a text. */
const clearable = clearedBy('', text);
const anyValue = v.custom<DestinationPayload[string]>((value) => value !== undefined);
const reference = v.optional(v.pipe(v.number('a whole number'), v.safeInteger('a whole number')));

/**
 * A SKU as Kong Core takes it. Type, group, customer and filter come from the client's settings unless the mapping document sends them. Kong Core ignores
 * fields that it does not know.
 */
export const kongSkuSchema = payloadSchema({
  /** Our id: unique for a customer. */
  external_id: required,
  name: required,
  display_name: clearable,
  reference: clearable,
  /** At most 13 characters: Kong Core makes the GTIN of it. */
  ean: clearedBy('', v.pipe(text, v.maxLength(13, 'at most 13 characters'))),
  upc: clearable,
  isbn: clearable,
  is_active: v.optional(v.boolean('true or false')),
  type_id: reference,
  group_id: reference,
  customer_id: reference,
  /** The EPC's filter value. */
  filter: v.optional(
    v.pipe(
      v.number('a number from 0 to 7'),
      v.integer('a number from 0 to 7'),
      v.minValue(0, 'a number from 0 to 7'),
      v.maxValue(7, 'a number from 0 to 7'),
    ),
  ),
  /** Keys of other people in it survive; `null` takes a key away. */
  properties: v.optional(v.record(v.string(), anyValue, 'an object')),
});

/** A SKU as Kong Core takes it: see {@link kongSkuSchema}. */
export type KongSku = v.InferOutput<typeof kongSkuSchema>;
