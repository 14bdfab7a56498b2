export { fingerprint } from '../run/fingerprint.ts';
export { type MemoryStores, memoryStores } from './memory-stores.ts';
export { type InProcessPorts, type RunSyncOptions, runSync, type SyncEnd } from './run-sync.ts';
export { type CaughtError, errorOf, stopRun } from './stop-run.ts';
