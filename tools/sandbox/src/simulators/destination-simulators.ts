import { startFakeKong } from '@siesa-integration/kong-adapter/fake';
import type { FakeServerOptions } from '@siesa-integration/destination-adapter/fake';
import { startFakeWms } from '@siesa-integration/wms-adapter/fake';
import { catalogueZones } from '../catalogue/inventory-catalogue.ts';

/** A simulator of each destination, empty: one line each. */
export const destinationSimulators = {
  kong: startFakeKong,
  wms: (options: FakeServerOptions) => startFakeWms({ ...options, zones: catalogueZones }),
};

/** For example `kong`. */
export type DestinationName = keyof typeof destinationSimulators;

/** In the order in which they take their ports. */
export const destinationNames = Object.keys(destinationSimulators) as readonly DestinationName[];
