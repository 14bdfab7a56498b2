export { memoryStores, type MemoryStores } from './memory-stores.ts';
export { runSync, type InProcessPorts, type RunSyncOptions, type SyncEnd } from './run-sync.ts';
export { errorOf, stopRun, type CaughtError } from './stop-run.ts';
