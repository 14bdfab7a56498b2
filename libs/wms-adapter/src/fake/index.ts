export {
  createFakeWmsProxy,
  type FakeWmsProxy,
  type FakeWmsProxyOptions,
  type FakeWmsProxySwitches,
  startFakeWmsProxy,
} from './fake-wms-proxy.ts';
export { wmsProxyWays } from './wms-proxy-ways.ts';
export { startFakeWms, type FakeWms, type FakeWmsOptions } from './fake-wms.ts';
