export { connectToDynamoDB, connectToS3, connectToSecretsManager, connectToSNS } from './aws-clients.ts';
export { composeCommon, type CommonComposition, type CommonPorts } from './handler/compose-common.ts';
export {
  lambdaHandler,
  type LambdaContext,
  type LambdaHandler,
  type LambdaHandlerOptions,
} from './handler/lambda-handler.ts';
export { createMetrics, type MetricsOptions } from './observability/metrics.ts';
export { createPublishAlert } from './overdue/publish-alert.ts';
export { createOverdueCheck, type OverdueCheckAnswer, type OverdueCheckOptions } from './overdue/overdue-check.ts';
export {
  readBatchSize,
  readEnvironment,
  readExtractorSettings,
  readLoaderSettings,
  readOverdueCheckSettings,
  readReconcilerSettings,
  readSummarizerSettings,
  readTransformerSettings,
  type ExtractorSettings,
  type LoaderSettings,
  type OverdueCheckSettings,
  type ReconcilerSettings,
  type SummarizerSettings,
  type TransformerSettings,
} from './settings.ts';
export { createDataBucket, createMappingBucket, type BucketOptions } from './stores/buckets.ts';
export { createClientTable, type ClientTableOptions } from './stores/client-table.ts';
export { createLedgerTable, type LedgerTableOptions } from './stores/ledger-table.ts';
export { createSecrets, type SecretsOptions } from './stores/secrets.ts';
export { createStateTable, type StateTableOptions } from './stores/state-table.ts';
