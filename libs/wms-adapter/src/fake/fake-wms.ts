import {
  startFakeDestination,
  type FakeServerOptions,
  type RunningFakeDestination,
} from '@siesa-integration/destination-adapter/fake';

/** Where a fake listens, and the zones of its warehouse. */
export interface FakeWmsOptions extends FakeServerOptions {
  /** @defaultValue none: `GET /warehouse/zones` answers 404 */
  readonly zones?: readonly string[];
}

/** A WMS on loopback: all services below one address. */
export interface FakeWms extends RunningFakeDestination {
  /** `location_code`, `zone_id` and `item_id`, by item id. */
  readonly locations: RunningFakeDestination['products'];
  /** Zones of the warehouse; change them while it runs. Empty: 404. */
  readonly zones: string[];
}

/**
 * Starts a WMS on 127.0.0.1 that stores items and locations.
 *
 * @example
 * const fake = await startFakeWms({ zones: ['ZONE-A'] });
 * const wms = createWmsAdapter({ baseUrl: fake.url, apiKey: fake.apiKey });
 */
export const startFakeWms = async ({ zones: given = [], ...options }: FakeWmsOptions = {}): Promise<FakeWms> => {
  const zones = [...given];
  const fake = await startFakeDestination(
    {
      idField: 'item_id',
      // Services are served below `/v1` and at their own addresses.
      route: (path) => path.replace(/^\/v1(?=\/)/, ''),
      bulk: '/inventory/items/bulk',
      one: '/inventory/items/',
      followUps: { locations: '/warehouse/locations' },
      authorized: (headers, apiKey) => headers['authorization'] === `Bearer ${apiKey}`,
      extras: {
        'GET /warehouse/zones': () => (zones.length > 0 ? { zones: zones.map((zone_id) => ({ zone_id })) } : undefined),
      },
    },
    options,
  );
  return { ...fake, zones, locations: fake.followUps.locations, secret: { product_type: 'wms', ...fake.secret } };
};
