import { kongCoreSettingsOfFake, startFakeKong, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import type { FakeServerOptions } from '@siesa-integration/destination-adapter/fake';
import { startFakeWms, startFakeWmsProxy } from '@siesa-integration/wms-adapter/fake';
import { catalogueZones } from '../catalogue/inventory-catalogue.ts';

/** A simulator of each destination, empty: one line each. */
export const destinationSimulators = {
  kong: startFakeKong,
  wms: (options: FakeServerOptions) => startFakeWms({ ...options, zones: catalogueZones }),
};

/** For example `kong`. */
export type DestinationName = keyof typeof destinationSimulators;

/** A simulator of each dialect that takes one record a call, empty, and the `product_settings` that fit it: one line each. */
export const dialectSimulators = {
  'kong-core': { start: startFakeKongCore, settings: kongCoreSettingsOfFake },
  'wms-proxy': { start: startFakeWmsProxy, settings: {} },
};

/** For example `kong-core`. */
export type DialectSimulatorName = keyof typeof dialectSimulators;

/** In the order in which they take their ports, after the destinations. */
export const dialectSimulatorNames = Object.keys(dialectSimulators) as readonly DialectSimulatorName[];

/** In the order in which they take their ports. */
export const destinationNames = Object.keys(destinationSimulators) as readonly DestinationName[];
