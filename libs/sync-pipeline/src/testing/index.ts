export { fingerprint } from '../run/fingerprint.ts';
export { without } from '../run/without.ts';
export { aClient, aMapping } from './a-client.ts';
export { memoryDestination, type MemoryDestination, type MemoryDestinationOptions } from './memory-destination.ts';
export { systemRuntime, testBench, type Emitted, type TestBench, type TestPorts } from './test-ports.ts';
