export { startFakeWms, type FakeWms, type FakeWmsOptions } from './fake-wms.ts';
