import { createEachAdapter, type DestinationDialect, payloadFields } from '@siesa-integration/destination-adapter';
import { parse } from 'valibot';
import { wmsProxyDefinition, wmsProxyFields } from './wms-proxy-definition.ts';
import { newWmsProxyClient } from './wms-proxy-new-client.ts';
import type { WmsProxyProduct } from './wms-proxy-product.ts';
import { wmsProxySettings } from './wms-proxy-settings.ts';

/** Fields that are sent as they are, without a rule of their own. */
const furtherFields = [
  'reception_type',
  'barcode_type',
  'sale_coin',
  'purchase_coin',
  'inventory_unit',
  'presentation',
];

/** WMS Proxy, by a client's `product_settings`, which may be absent. */
export const wmsProxy: DestinationDialect<WmsProxyProduct> = {
  maxBatchSize: 1,
  payloadFields: [...payloadFields(wmsProxyFields), ...furtherFields.map((name) => ({ name, required: false }))],
  settings: wmsProxySettings,
  newClient: newWmsProxyClient,
  create: (connection) =>
    createEachAdapter(wmsProxyDefinition(parse(wmsProxySettings, connection.settings ?? {})), connection),
};
