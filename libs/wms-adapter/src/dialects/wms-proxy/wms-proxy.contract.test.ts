import { describeEachAdapter, describeSwitchPairs } from '@siesa-integration/destination-adapter/conformance';
import { type FakeWmsProxy, type FakeWmsProxySwitches, startFakeWmsProxy } from '../../fake/index.ts';
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
const own = (switches: Partial<FakeWmsProxySwitches>) => () => void Object.assign(fake.own, switches);
describeSwitchPairs('wms-proxy', start, {
  cursor: {
    usual: () => undefined,
    'behind empty pages': own({ emptyPages: 2 }),
    'of another name': own({ emptyPages: 1, cursorName: 'last_evaluated_key' }),
  },
  'look-up': { sees: () => undefined, lags: (harness) => void Object.assign(harness.fake.switches, { lookUpLag: 1 }) },
  expiry: { 'in an hour': () => undefined, 'before the next call': own({ tokenSeconds: 30 }) },
  warnings: { none: () => undefined, some: own({ warnings: ['barcode has no check digit'] }) },
});
