import type { FakeRecords } from '@siesa-integration/destination-adapter/fake';
import type { FakeWmsProxySwitches } from './fake-wms-proxy.ts';

/**
 * Ways in which a WMS Proxy may behave, beside those of every destination that takes one record a call: by name and value, the usual value first.
 *
 * @param own the switches of the fake that is made to behave so, when a way is taken
 */
export const wmsProxyWays = (own: () => Partial<FakeWmsProxySwitches>) => {
  const switched = (switches: Partial<FakeWmsProxySwitches>) => () => void Object.assign(own(), switches);
  return {
    cursor: {
      usual: () => undefined,
      'behind empty pages': switched({ emptyPages: 2 }),
      'of another name': switched({ emptyPages: 1, cursorName: 'last_evaluated_key' }),
    },
    'look-up': {
      sees: () => undefined,
      lags: ({ fake }: { readonly fake: FakeRecords }) => void Object.assign(fake.switches, { lookUpLag: 1 }),
    },
    expiry: { 'in an hour': () => undefined, 'before the next call': switched({ tokenSeconds: 30 }) },
    warnings: { none: () => undefined, some: switched({ warnings: ['barcode has no check digit'] }) },
  };
};
