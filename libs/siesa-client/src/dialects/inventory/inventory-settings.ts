import * as v from 'valibot';
import { wholeNumber } from '../../settings/whole-number.ts';

/** What dialect `inventory` adds to `createSiesaClient`. */
export interface InventoryOptions {
  /** Rows a page: 1 to 1000. @defaultValue 1000 */
  readonly pageSize?: number;
  /**
   * Where stock comes from: the product row, or `/inventory/stock`, which is read in full for each reading and replaces `f_cantidad` and
   * `f_ubicacion`. A level that changes does not move its product, so `endpoint` reads all products each time.
   *
   * @defaultValue `row`
   */
  readonly stock?: 'row' | 'endpoint';
  /** The stock of a product without any level, or with a level that is not a number. @defaultValue unknown: such a product is not sent */
  readonly whenMissing?: 0;
}

const fields = v.object({
  siesa_page_size: v.optional(v.pipe(wholeNumber, v.maxValue(1000, 'at most 1000'))),
  siesa_stock: v.optional(v.picklist(['row', 'endpoint']), 'row'),
  when_missing: v.optional(v.literal(0)),
});

/** The dialect's part of a client's document. */
export const inventorySettings = v.pipe(
  fields,
  v.transform(
    ({ siesa_stock: stock, siesa_page_size: pageSize, when_missing: whenMissing }): InventoryOptions => ({
      stock,
      ...(pageSize !== undefined && { pageSize }),
      ...(whenMissing !== undefined && { whenMissing }),
    }),
  ),
);
