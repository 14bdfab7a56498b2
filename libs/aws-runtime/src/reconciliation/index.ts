export { executionAddress } from '@siesa-integration/workflow-contract'; // where the console of AWS shows an execution
export { createDecisionsTable } from './decisions-table.ts';
export { createFilesTable } from './files-table.ts';
export { createHistoryTable } from './history-table.ts';
export { createIngressBucket } from './ingress-bucket.ts';
export { createJobBuckets, type StageNeeds } from './job-buckets.ts';
export { type FileToSend, sendFile } from './send-file.ts';
export {
  checkpointHandler,
  claimHandler,
  collectHandler,
  planHandler,
  reconcileHandler,
  type ReconcilerComposition,
  reportHandler,
  stageNeeds,
  validateHandler,
} from './stage-handlers.ts';
export { parseVersionedKey } from './versioned-key.ts';
