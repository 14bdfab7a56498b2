export { aSiesaProduct } from './a-siesa-product.ts';
export type { FakeFailure } from './fake-failure.ts';
export { type FakeSiesa, type FakeSiesaCall, type FakeSiesaOptions, startFakeSiesa } from './start-fake-siesa.ts';
export { type FakeSiesaSwitches } from './fake-switches.ts';
export type { FakeRow } from './fake-table.ts';
