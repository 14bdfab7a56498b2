export { clientIdProblem, clientIdRule } from './client-id.ts';
export {
  ClientDisabled,
  ClientNotFound,
  ConfigurationInvalid,
  InvalidInput,
  LeaseLost,
  MappingInvalid,
  RateLimited,
  SecretMissing,
  StoredPartBroken,
  SyncAlreadyRunning,
  SyncError,
  SyncTimedOut,
  type ErrorKind,
} from './errors.ts';
export type * from './ports.ts';
export { partKeys, runKeys, type PartKeys, type RunKeys, type SliceName } from './run-keys.ts';
export {
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
  type DynamoValue,
  type ExtractAnswer,
  type ExtractRequest,
  type FailedRecord,
  type FailureRequest,
  type LoadAnswer,
  type LoadRequest,
  type PartPointer,
  type Resume,
  type SummarizeAnswer,
  type SummarizeRequest,
  type SyncRequest,
  type SyncSummary,
  type SyncType,
  type TransformAnswer,
  type TransformRequest,
} from './state-payloads.ts';
export { syncId } from './sync-id.ts';
