import type { CanonicalProduct } from '../canonical-product.ts';
import type { JsonValue } from '../json-value.ts';

/**
 * A valid product for tests. Pass only the fields that the test is about.
 *
 * @example
 * aProduct({ stock_quantity: 0 }).name; // 'Café orgánico 500 g'
 */
export const aProduct = (fields: Readonly<Record<string, JsonValue>> = {}): CanonicalProduct => ({
  id: 'PROD001',
  external_id: 'SIESA-PROD001',
  name: 'Café orgánico 500 g',
  sku: 'PROD001',
  stock_quantity: 100,
  ...fields,
});

/**
 * {@link aProduct} whose stock is not known.
 *
 * @example
 * 'stock_quantity' in aProductWithoutStock(); // false
 */
export const aProductWithoutStock = (fields: Readonly<Record<string, JsonValue>> = {}): CanonicalProduct =>
  Object.fromEntries(
    Object.entries(aProduct(fields)).filter(([name]) => name !== 'stock_quantity'),
  ) as CanonicalProduct;

/**
 * `count` different valid products, the same at each call: `PROD000001`, `PROD000002`, …
 *
 * @example
 * someProducts(3, { ean: '7702001041725' }).map(({ id }) => id); // ['PROD000001', 'PROD000002', 'PROD000003']
 */
export const someProducts = (
  count: number,
  fields: Readonly<Record<string, JsonValue>> = {},
): readonly CanonicalProduct[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `PROD${String(index + 1).padStart(6, '0')}`;
    return aProduct({
      id,
      external_id: `SIESA-${id}`,
      sku: id,
      name: `Product ${String(index + 1)}`,
      stock_quantity: index,
      ...fields,
    });
  });
