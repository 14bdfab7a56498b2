import type { DestinationDefinition } from '@siesa-integration/destination-adapter';
import { wmsItemSchema, type WmsItem } from './wms-item.ts';
import { wmsSecretSchema, type WmsSecret } from './wms-secret.ts';
import { zoneIssues } from './wms-zones.ts';

/** How WMS speaks: a service for each concern, a bearer key, locations in a call of their own. */
export const wmsDefinition: DestinationDefinition<WmsItem, WmsSecret> = {
  product: 'wms',
  title: 'WMS',
  maxBatchSize: 100,
  idField: 'item_id',
  standardFields: [
    { canonical: 'id', product: 'item_id' },
    { canonical: 'external_id', product: 'external_item_code' },
    { canonical: 'name', product: 'item_name' },
    { canonical: 'ean', product: 'ean_code' },
    { canonical: 'stock_quantity', product: 'available_quantity' },
    { canonical: 'warehouse_location', product: 'location_code' },
    { canonical: 'warehouse_zone', product: 'zone_id' },
  ],
  payload: wmsItemSchema,
  secret: wmsSecretSchema,
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
    concerns: ({ zone_id }) => Boolean(zone_id),
    from: { service: 'warehouse', path: '/zones' },
    read: zoneIssues,
  },
};
