import { clearedBy, payloadSchema } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';

const text = v.string('text');
const required = v.pipe(
  text,
  v.check((value) => value.trim() !== '', 'at least one character'),
);
const clearable = clearedBy('', text);
const price = v.optional(v.nullable(v.pipe(v.number('a number'), v.minValue(0, 'at least 0'))));

const groupTypes = ['category', 'group', 'type', 'classification'] as const;

const wholeGroup = v.looseObject({
  group_external_id: required,
  group_name: required,
  group_parent_id: v.nullable(text),
  group_type: v.picklist(groupTypes, `one of ${groupTypes.join(', ')}`),
});

/** A group as a mapping document writes it: `groups[].category` makes `{ category: 'INV01' }`, a group whose name is its code. */
const group = v.union(
  [
    wholeGroup,
    ...groupTypes.map((type) =>
      v.pipe(
        v.strictObject({ [type]: required }),
        v.transform(({ [type]: code = '' }) => ({
          group_external_id: code,
          group_name: code,
          group_parent_id: null,
          group_type: type,
        })),
      ),
    ),
  ],
  `a group with its four fields, or one of ${groupTypes.join(', ')} with a code`,
);

/** A product as WMS Proxy takes it. It has no stock, no zone and no location: these come from receipts. Further fields are sent as they are. */
export const wmsProxyProductSchema = payloadSchema({
  /** Our id. */
  external_id: required,
  name: required,
  display_name: clearable,
  reference_id: clearable,
  barcode: clearable,
  status: v.optional(v.picklist(['ACTIVE', 'INACTIVE'], 'ACTIVE or INACTIVE')),
  sale_price: price,
  purchase_price: price,
  /** Further properties of a product, in WMS Proxy's own spelling (`weigth`, `hight`). `null` takes a key away. */
  properties: v.optional(v.looseObject({}, 'an object')),
  groups: v.optional(v.array(group, 'a list')),
});

/** A product as WMS Proxy takes it: see {@link wmsProxyProductSchema}. */
export type WmsProxyProduct = v.InferOutput<typeof wmsProxyProductSchema>;
