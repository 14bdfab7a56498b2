export { aSiesaClient } from './a-siesa-client.ts';
export { aSiesaProduct } from './a-siesa-product.ts';
export { aVirtualTime, type VirtualTime } from './a-virtual-time.ts';
export { type ConnektaItem, connektaTables } from './connekta-tables.ts';
export type { FakeFailure } from './fake-failure.ts';
export { type FakeSiesa, type FakeSiesaCall, type FakeSiesaOptions, startFakeSiesa } from './start-fake-siesa.ts';
export type { FakeSiesaSwitches } from './fake-switches.ts';
export type { FakeRow, FakeTable } from './fake-table.ts';
