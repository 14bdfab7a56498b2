export { fingerprint } from '../run/fingerprint.ts';
export { without } from '../run/without.ts';
export { aClient, aMapping } from './a-client.ts';
export { memoryDestination, type MemoryDestination, type MemoryDestinationOptions } from './memory-destination.ts';
export { memoryStores, type MemoryStores } from '../in-process/memory-stores.ts';
export { realWorld, testBench, type Emitted, type TestBench, type TestPorts, type WalkPorts } from './test-ports.ts';
export { errorOf, stopRun, walk, type WalkEnd, type WalkOptions } from '../in-process/run-in-process.ts';
