export { fingerprint } from '../run/fingerprint.ts';
export { without } from '../run/without.ts';
export { aClient, aMapping } from './a-client.ts';
export {
  aSyncBench,
  incremental,
  initial,
  reportOf,
  someProducts,
  type SyncBench,
  type SyncBenchOptions,
} from './a-sync-bench.ts';
export { type MemoryDestination, type MemoryDestinationOptions, memoryDestination } from './memory-destination.ts';
export { type Emitted, systemRuntime, type TestBench, type TestPorts, testBench } from './test-ports.ts';
export { describePorts } from './ports/describe-ports.ts';
export type { PortsUnderTest } from './ports/ports-under-test.ts';
