import { describeEachAdapter } from '@siesa-integration/destination-adapter/conformance';
import { startFakeWmsProxy } from '../../fake/index.ts';
import { wmsProxy } from './wms-proxy.ts';
import { wmsProxyDefinition } from './wms-proxy-definition.ts';

describeEachAdapter('wms-proxy', async () => {
  const fake = await startFakeWmsProxy();
  return {
    ...fake,
    destination: { name: 'wms', ...wmsProxy },
    dialect: 'wms-proxy',
    fake,
    collection: '/staging/products',
    fields: wmsProxyDefinition({ defaults: {}, auth_scheme: 'Bearer' }).standardFields,
    optional: { canonical: 'ean', target: 'barcode', value: '7702001041725', cleared: '' },
    merged: { canonical: 'custom:all', target: 'properties' },
  };
});
