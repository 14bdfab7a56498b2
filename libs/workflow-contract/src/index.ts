export { clientIdProblem, clientIdRule } from './client-id.ts';
export {
  errorCatalogue,
  errorRow,
  isRetriedByMachine,
  noVerdictCode,
  permanentErrorNames,
  retriedErrorNames,
  returnedErrorNames,
  skippingErrorNames,
  unexpectedCode,
  type ErrorKind,
  type ErrorRoute,
  type ErrorRow,
} from './error-catalogue.ts';
export {
  extractAnswer,
  extractRequest,
  resume,
  type ExtractAnswer,
  type ExtractRequest,
  type Resume,
} from './messages/extract.ts';
export { partPointer, syncType, type PartPointer, type SyncType } from './messages/fields.ts';
export {
  failedRecord,
  loadAnswer,
  loadRequest,
  type FailedRecord,
  type LoadAnswer,
  type LoadRequest,
} from './messages/load.ts';
export { startMessage, type StartMessage, type SyncRequest } from './messages/start.ts';
export {
  failureRequest,
  summarizeRequest,
  syncSummary,
  type DynamoValue,
  type FailureRequest,
  type SummarizeAnswer,
  type SummarizeRequest,
  type SyncSummary,
} from './messages/summarize.ts';
export {
  transformAnswer,
  transformRequest,
  type TransformAnswer,
  type TransformRequest,
  type ValidationError,
} from './messages/transform.ts';
export {
  clientStateKey,
  deployedEnvironments,
  environments,
  functionName,
  indexNames,
  metricsNamespace,
  resourceNames,
  scheduleName,
  secretName,
  stateMachineName,
  type DeployedEnvironment,
  type Environment,
  type ResourceNames,
} from './names.ts';
export { afterEvent, begunSync, type StateEvent, type SyncProgress } from './progress.ts';
export {
  articleOpening,
  runbookArticle,
  runbookArticles,
  runbookProblems,
  type RunbookArticle,
} from './runbook.ts';
export { partStates, syncStates, type SyncStateName } from './state-names.ts';
export { causeInWords, stateVisits, type StateVisit } from './state-visits.ts';
