import { secretSchema, type DestinationDefinition } from '@siesa-integration/destination-adapter';
import { wmsItemSchema, type WmsItem } from './wms-item.ts';
import { zoneIssues } from './wms-zones.ts';

/** WMS's API: one address a service, a bearer key, locations in a second call. */
export const wmsDefinition: DestinationDefinition<WmsItem> = {
  name: 'wms',
  title: 'WMS',
  maxBatchSize: 100,
  idField: 'item_id',
  requiredTargets: ['available_quantity'],
  standardFields: [
    { canonical: 'id', target: 'item_id' },
    { canonical: 'external_id', target: 'external_item_code' },
    { canonical: 'name', target: 'item_name' },
    { canonical: 'ean', target: 'ean_code' },
    { canonical: 'stock_quantity', target: 'available_quantity' },
    { canonical: 'warehouse_location', target: 'location_code' },
    { canonical: 'warehouse_zone', target: 'zone_id' },
  ],
  payload: wmsItemSchema,
  // `service_endpoints` (`inventory`, `warehouse`, `orders`) are optional; `tenant_id` may be present and is not sent.
  secret: secretSchema({}),
  headers: (secret) => ({ authorization: `Bearer ${secret.api_key}` }),
  bulk: { service: 'inventory', path: '/items/bulk' },
  one: (id) => ({ service: 'inventory', path: `/items/${encodeURIComponent(id)}` }),
  followUps: [
    {
      name: 'locations',
      to: { service: 'warehouse', path: '/locations' },
      item: ({ item_id, location_code, zone_id }) =>
        zone_id ? { item_id, location_code, zone_id } : { item_id, location_code },
    },
  ],
  preflight: {
    appliesTo: ({ zone_id }) => Boolean(zone_id),
    from: { service: 'warehouse', path: '/zones' },
    read: zoneIssues,
  },
};
