import { kong } from '@siesa-integration/kong-adapter';
import type { Destination } from '@siesa-integration/destination-adapter';
import type { DestinationRegistry } from '@siesa-integration/sync-pipeline';
import { wms } from '@siesa-integration/wms-adapter';

/** Destinations that clients can have: one line each. */
const destinations = [kong, wms];

/** A payload only goes back to the adapter that made it, so no other room needs its exact type. */
const entry = (destination: { readonly name: string }): [string, Destination] => [
  destination.name,
  destination as Destination,
];

/** Every destination, by its `product_type`. */
export const destinationRegistry: DestinationRegistry = new Map(destinations.map(entry));
