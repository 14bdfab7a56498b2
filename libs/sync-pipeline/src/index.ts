export {
  parseClientConfiguration,
  type ClientConfiguration,
  type ConfigurationOptions,
} from './configuration/client-configuration.ts';
export { clientIdProblem, clientIdRule } from './configuration/client-id.ts';
export { findClient, refuseDisabled, type ClientPorts } from './configuration/find-client.ts';
export { fromDynamoDbJson } from './configuration/from-dynamodb-json.ts';
export { openMapping, type MappingClient } from './configuration/open-mapping.ts';
export { readSiesaSecret } from './configuration/siesa-secret.ts';
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
export { connectSiesa, type ConnectSiesaOptions } from './stages/extract/connect-siesa.ts';
export { extract } from './stages/extract/extract.ts';
export { connectDestination, type ConnectedDestination, type ConnectPorts } from './stages/load/connect-destination.ts';
export { load } from './stages/load/load.ts';
export type * from './ports.ts';
export { getJson, getNdjson } from './run/ndjson.ts';
export { partKeys, runKeys, type PartKeys, type RunKeys, type SliceName } from './run/run-keys.ts';
export type {
  CanonicalRecord,
  ManifestPart,
  PartCounts,
  PartReport,
  RawRecord,
  RejectedRecord,
  ReportedFailure,
  ReportedWarning,
  SliceManifest,
} from './run/documents.ts';
export { syncId } from './run/sync-id.ts';
export type { DynamoValue, FailedRecord, LoadAnswer, SummarizeAnswer, SyncSummary } from './stage-answers.ts';
export {
  parseExtractRequest,
  parseLoadRequest,
  parseSummarizeRequest,
  parseTransformRequest,
  type ExtractAnswer,
  type ExtractRequest,
  type FailureRequest,
  type LoadRequest,
  type PartPointer,
  type Resume,
  type SummarizeRequest,
  type SyncRequest,
  type SyncType,
  type TransformAnswer,
  type TransformRequest,
} from './stages/parse-requests.ts';
export { summarize } from './stages/summarize/summarize.ts';
export { transform } from './stages/transform/transform.ts';
