import { kong } from '@siesa-integration/kong-adapter';
import type { Destination } from '@siesa-integration/destination-adapter';
import type { DestinationRegistry } from '@siesa-integration/sync-pipeline';
import { wms } from '@siesa-integration/wms-adapter';

/** Products that clients can have: one line each. */
const products = [kong, wms];

/** A payload only ever goes back to the adapter that made it, so its exact type is nobody else's business. */
const entry = (definition: { readonly product: string }): [string, Destination] => [
  definition.product,
  definition as Destination,
];

/** Every product, by its `product_type`. */
export const destinationRegistry: DestinationRegistry = new Map(products.map(entry));
