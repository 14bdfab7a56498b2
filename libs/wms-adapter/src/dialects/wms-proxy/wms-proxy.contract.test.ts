import { describeEachAdapter, describeSwitchPairs } from '@siesa-integration/destination-adapter/conformance';
import { type FakeWmsProxy, startFakeWmsProxy, wmsProxyWays } from '../../fake/index.ts';
import { wmsProxy } from './wms-proxy.ts';
import { wmsProxyDefinition } from './wms-proxy-definition.ts';

let fake: FakeWmsProxy;
const start = async () => {
  fake = await startFakeWmsProxy();
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
};

describeEachAdapter('wms-proxy', start);
describeSwitchPairs(
  'wms-proxy',
  start,
  wmsProxyWays(() => fake.own),
);
