import { kong } from '@siesa-integration/kong-adapter';
import type { Destination } from '@siesa-integration/destination-adapter';
import type { DestinationRegistry } from '@siesa-integration/sync-pipeline';
import { wms } from '@siesa-integration/wms-adapter';
import type { DestinationName } from '@siesa-integration/workflow-contract';

/** Does not compile while it lacks one of the names. */
const destinations: Readonly<Record<DestinationName, { readonly name: string }>> = { kong, wms };

/** A payload only goes back to the adapter that made it, so no other room needs its exact type. */
const entry = (destination: { readonly name: string }): [string, Destination] => [
  destination.name,
  destination as Destination,
];

/** Every destination, by its `product_type`. */
export const destinationRegistry: DestinationRegistry = new Map(Object.values(destinations).map(entry));
