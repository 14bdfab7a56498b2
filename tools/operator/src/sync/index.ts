export { type FailureGroup, readSync, type SyncDetail } from './read-sync.ts';
export { readRunReport } from './read-run-report.ts';
export { startSync, type StartedSync } from './start-sync.ts';
export { stopSync } from './stop-sync.ts';
export { runSyncs, type RunSyncsOptions } from './run-syncs.ts';
export { type HeldBecause, syncSummary, type SyncOutcome, type SyncSummary } from './sync-summary.ts';
