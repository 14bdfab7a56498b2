export type { FakeReply, FakeRequest } from './fake-exchange.ts';
export { fakeFetch } from './fake-fetch.ts';
export { createFakeProduct, type FakeCall, type FakeProduct, type FakeProductOptions } from './fake-product.ts';
export type { FakeProductScript } from './fake-script.ts';
export type { FakeStore } from './fake-store.ts';
export type { FakeFault, FakeSwitches, VerdictStyle } from './fake-switches.ts';
export { startFakeProduct, type FakeServerOptions, type RunningFakeProduct } from './start-fake-product.ts';
