export { startFakeProduct, type FakeCall, type FakeProduct, type FakeProductOptions, type FakeProductScript } from './fake-product.ts';
export type { FakeStore } from './fake-store.ts';
export type { FakeFault, FakeSwitches, VerdictStyle } from './fake-switches.ts';
