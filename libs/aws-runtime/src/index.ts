export { connectToDynamoDB, connectToS3, connectToSecretsManager } from './aws-clients.ts';
export { createDataBucket, createMappingBucket, type BucketOptions } from './buckets.ts';
export { createClientTable, type ClientTableOptions } from './client-table.ts';
export { composeCommon, type CommonComposition, type CommonPorts } from './compose-common.ts';
export { createLedgerTable, openRejectsIndex, type LedgerTableOptions } from './ledger-table.ts';
export { createLog, type LogOptions } from './log.ts';
export { createMetrics, metricsNamespace, type MetricsOptions } from './metrics.ts';
export { createSecrets, SecretUnreadable, type SecretsOptions } from './secrets.ts';
export { stage, type InvocationContext, type StageHandler, type StageOptions } from './stage.ts';
export { createStateTable, stateKey, type StateTableOptions } from './state-table.ts';
export {
  readBatchSize,
  readEnvironment,
  readExtractorSettings,
  readLoaderSettings,
  readSummarizerSettings,
  readTransformerSettings,
  SettingInvalid,
  type EnvironmentName,
  type ExtractorSettings,
  type LoaderSettings,
  type SummarizerSettings,
  type TransformerSettings,
} from './settings.ts';
export { createWorld, offlineWorld } from './world.ts';
