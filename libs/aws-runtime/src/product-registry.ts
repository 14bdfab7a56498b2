import { kong } from '@siesa-integration/kong-adapter';
import type { ProductDefinition } from '@siesa-integration/product-adapter';
import type { ProductRegistry } from '@siesa-integration/sync-pipeline';
import { wms } from '@siesa-integration/wms-adapter';

/** Products that clients can have: one line each. */
const products = [kong, wms];

/** A payload only ever goes back to the adapter that made it, so its exact type is nobody else's business. */
const entry = (definition: { readonly product: string }): [string, ProductDefinition] => [
  definition.product,
  definition as ProductDefinition,
];

/** Every product, by its `product_type`. */
export const productRegistry: ProductRegistry = new Map(products.map(entry));
