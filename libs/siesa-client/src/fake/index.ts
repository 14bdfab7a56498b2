export { aSiesaProduct } from '../dialects/inventory/fake/a-siesa-product.ts';
export { type ConnektaItem, connektaTables, connektaTablesOf } from '../dialects/connekta/fake/connekta-tables.ts';
export type { FakeFailure } from './fake-failure.ts';
export type { FakeSiesaSwitches } from './fake-switches.ts';
export type { FakeRow, FakeTable } from './fake-table.ts';
export { type FakeSiesa, type FakeSiesaCall, type FakeSiesaOptions, startFakeSiesa } from './start-fake-siesa.ts';
export type { FakeCompany, FakeDialect, FakeRows } from './fake-dialect.ts';
export { fakeDialects } from '../dialects/registry.ts';
