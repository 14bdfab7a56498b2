import type { JsonValue } from '@siesa-integration/canonical-model';
import * as v from 'valibot';

const json = v.custom<JsonValue>((value) => value !== undefined, 'a JSON value');

/** Fields that say which product it is, or that its mapping must decide: a value for all would be wrong for each. */
const neverForAll = ['external_id', 'name', 'barcode', 'groups', 'id', 'variant_id'];

/** `product_settings` of a client whose WMS is WMS Proxy. */
export const wmsProxySettings = v.strictObject(
  {
    /** Fields of every product, unless the mapping document sends them: `reception_type`, `inventory_unit`, `sale_coin`, … */
    defaults: v.optional(
      v.pipe(
        v.record(v.string(), json),
        v.check(
          (defaults) => neverForAll.every((field) => !(field in defaults)),
          `fields that may be the same in every product, so none of ${neverForAll.join(', ')}`,
        ),
      ),
      {},
    ),
    /** What stands before the token in the header `Authorization`; empty where it stands alone. */
    auth_scheme: v.optional(v.picklist(['Bearer', ''], 'Bearer or an empty text'), 'Bearer'),
  },
  'defaults and auth_scheme',
);

/** What {@link wmsProxySettings} gives. */
export type WmsProxySettings = v.InferOutput<typeof wmsProxySettings>;
