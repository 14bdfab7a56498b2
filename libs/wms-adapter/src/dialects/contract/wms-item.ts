import { payloadSchema } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';

const text = v.pipe(v.string('text'), v.nonEmpty('at least one character'));

/** The document WMS stores. Further fields of a mapping document are sent as they are; `null` clears a field. */
export const wmsItemSchema = payloadSchema({
  /** WMS's key: creates or updates by it. */
  item_id: text,
  external_item_code: v.optional(text),
  item_name: text,
  /** Usually an EAN of 13 digits. */
  ean_code: v.nullish(text),
  /** Whole units available; WMS refuses fractions. Required, because a stock that is not known must not be left to WMS. */
  available_quantity: v.pipe(v.number('a whole number'), v.safeInteger('a whole number')),
  /** Its place in the warehouse, for example `A0105`. Stored by a second call, `POST /warehouse/locations`, after the item. */
  location_code: text,
  /** One of the warehouse's zones. */
  zone_id: v.nullish(text),
});

/** The document WMS stores: see {@link wmsItemSchema}. */
export type WmsItem = v.InferOutput<typeof wmsItemSchema>;
