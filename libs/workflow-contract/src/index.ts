export { isCalendarDay } from './calendar-day.ts';
export { clientIdProblem, clientIdRule } from './client-id.ts';
export { concurrencyAlarm, highShare } from './concurrency.ts';
export { divergenceTable, type DivergenceTableColumn } from './divergence-table.ts';
export {
  type ErrorKind,
  type ErrorRoute,
  type ErrorRow,
  errorCatalogue,
  errorRow,
  isRetriedByMachine,
  permanentErrorNames,
  retriedErrorNames,
  returnedErrorNames,
  skippingErrorNames,
  unexpectedCode,
} from './error-catalogue.ts';
export { errorMeaning, errorMeanings } from './meanings/error-meanings.ts';
export {
  divergencesPrefix,
  ingressKeys,
  type JobBucketName,
  type JobPlace,
  jobPlace,
  jobPrefixes,
} from './job-places.ts';
export {
  type ExtractAnswer,
  type ExtractRequest,
  extractAnswer,
  extractRequest,
} from './messages/extract.ts';
export { type PartPointer, partPointer, type SyncType, syncType } from './messages/fields.ts';
export {
  type FailedRecord,
  failedRecord,
  type LoadAnswer,
  type LoadRequest,
  loadAnswer,
  loadRequest,
} from './messages/load.ts';
export { type Resume, resume } from './messages/resume.ts';
export {
  mostExecutions,
  mostIds,
  type RunExecution,
  runExecution,
  type StartMessage,
  type SyncRequest,
  startMessage,
} from './messages/start.ts';
export { type Successor, successorInput, successorName } from './messages/successor.ts';
export {
  type DynamoValue,
  type FailureRequest,
  failureRequest,
  type HandOverAnswer,
  type SummarizeAnswer,
  type SummarizeRequest,
  type SyncSummary,
  summarizeRequest,
  syncSummary,
} from './messages/summarize.ts';
export {
  type TransformAnswer,
  type TransformRequest,
  transformAnswer,
  transformRequest,
  type ValidationError,
} from './messages/transform.ts';
export {
  type MetricDimensions,
  type MetricFigures,
  type MetricName,
  type AlarmedMetric,
  alarmedMetrics,
  metricDimensions,
  metricsNamespace,
  metricUnits,
} from './metrics.ts';
export {
  alarmName,
  clientStateKey,
  type DeployedEnvironment,
  type DestinationName,
  deployedEnvironments,
  destinationNames,
  type Environment,
  environments,
  executionAddress,
  folderGitIgnore,
  functionName,
  indexNames,
  noVerdictCode,
  overdueCheckScheduleName,
  type ReconciliationNames,
  type ResourceNames,
  reconciliationNames,
  resourceNames,
  scheduleName,
  secretName,
  stackName,
  stateMachineName,
} from './names.ts';
export {
  defaultDialect,
  destinationDialects,
  type DialectFacts,
  dialectFacts,
  dialectNames,
} from './destination-dialects.ts';
export { afterEvent, begunSync, type StateEvent, type SyncProgress } from './progress.ts';
export {
  articleOpening,
  type RunbookArticle,
  runbookArticle,
  runbookArticles,
  runbookProblems,
} from './runbook.ts';
export {
  defaultTimezone,
  type ParsedSchedule,
  parseSchedule,
  type Schedule,
  scheduleProblem,
} from './schedules/parse-schedule.ts';
export { nextStarts, pastStarts, startsBetween, type StartsOptions } from './schedules/schedule-starts.ts';
export { partStates, reconciliationStates, type SyncStateName, syncStates } from './state-names.ts';
export { causeInWords, messageOfCause, type StateVisit, stateVisits } from './state-visits.ts';
export { type TableDefinition, type TableIndex, tableDefinitions } from './tables.ts';
