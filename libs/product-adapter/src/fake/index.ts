export type { FakeReply, FakeRequest } from './fake-answer.ts';
export { fakeFetch } from './fake-fetch.ts';
export { createFakeProduct, type FakeCall, type FakeProduct, type FakeProductOptions, type FakeProductScript } from './fake-product.ts';
export type { FakeStore } from './fake-store.ts';
export type { FakeFault, FakeSwitches, VerdictStyle } from './fake-switches.ts';
export { startFakeProduct, type FakeServerOptions, type RunningFakeProduct } from './start-fake-product.ts';
