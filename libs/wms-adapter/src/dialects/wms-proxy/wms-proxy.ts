import { createEachAdapter, type DestinationDialect } from '@siesa-integration/destination-adapter';
import { parse } from 'valibot';
import { wmsProxyDefinition } from './wms-proxy-definition.ts';
import type { WmsProxyProduct } from './wms-proxy-product.ts';
import { wmsProxySettings } from './wms-proxy-settings.ts';

/** WMS Proxy, by a client's `product_settings`, which may be absent. */
export const wmsProxy: DestinationDialect<WmsProxyProduct> = {
  maxBatchSize: 1,
  settings: wmsProxySettings,
  create: (connection) =>
    createEachAdapter(wmsProxyDefinition(parse(wmsProxySettings, connection.settings ?? {})), connection),
};
