import { anyDialect, type DestinationDialect } from '@siesa-integration/destination-adapter';
import { wmsProxy } from './wms-proxy/wms-proxy.ts';

/** Every dialect of WMS beside `contract`, by its `product_dialect`: one folder and one line each. */
export const wmsDialects: Readonly<Record<string, DestinationDialect>> = { 'wms-proxy': anyDialect(wmsProxy) };
