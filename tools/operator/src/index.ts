export {
  type Alerts,
  type AlertsOptions,
  type OpenClientAlert,
  readAlerts,
  type SentAlert,
} from './alerts/read-alerts.ts';
export { testAlerts } from './alerts/test-alerts.ts';
export {
  planApply,
  planEnabled,
  runSteps,
  type ApplyPlan,
} from './clients/apply-client.ts';
export { auditedActions, type AuditEntry, type AuditLog, type StoredAuditEntry } from './audit/audit-log.ts';
export { checkClient } from './check/check-client.ts';
export { type CheckLine, checkTitles } from './check/check-line.ts';
export {
  byUrgency,
  isFailing,
  needsALook,
  readStatuses,
  type ClientStatus,
  type Statuses,
  type StatusesOptions,
} from './clients/client-status.ts';
export { assertClientsReady, assertFieldsOrLists, enabledClients } from './clients/known-clients.ts';
export { planSettings, readClientSettings, type WrittenSettings } from './clients/edit-settings.ts';
export { planMove } from './clients/move-client.ts';
export { planSecret, secretKeys, type SecretKey, type SecretPart } from './clients/plan-secret.ts';
export { readClientFiles } from './clients/read-client-files.ts';
export type { FieldDifference } from './clients/settings-difference.ts';
export { checkMachine, machineTitles, type MachineLine, type MachineOptions } from './doctor/check-machine.ts';
export type { ComparedField, LiveComparison } from './explain/compare-live.ts';
export { diffSyncs, type SyncDiff } from './diff/diff-syncs.ts';
export type { FieldChange, FieldDiff } from './diff/field-diff.ts';
export { explain, type ExplainedReading, type ProductExplanation } from './explain/explain-product.ts';
export { count, duration } from './format-number.ts';
export { localTime } from './format-time.ts';
export { executionHistory, type ExecutionHistory } from './history.ts';
export type { ChannelVerdict } from '@siesa-integration/local-runtime';
export { asMistake } from './hosts/as-mistake.ts';
export type { Execution, ExecutionResult, InterruptedExecution, SyncRequest } from './hosts/execution.ts';
export type { ApplyStep, ClientFiles, ClientWriter, Correctable, Host, HostChoice } from './hosts/host.ts';
export { connectStandIns } from './hosts/connect-stand-ins.ts';
export type { LocalFolder, OpenFolder } from './hosts/local/local-folder.ts';
export { openEmulatedHost, openEnvHost, openLocalHost } from './hosts/open-host.ts';
export type { SettingsDocument, SettingsTable } from './hosts/settings-table.ts';
export type { Stores } from './hosts/stores.ts';
export type { PastSync, SyncHistory } from './hosts/sync-history.ts';
export { assertProductId } from './in-process/assert-product-id.ts';
export type { DryRun } from './in-process/dry-run-sync.ts';
export { dryRunSync, syncOneProduct } from './in-process/run-in-process.ts';
export type { OneProductEnded, OneProductSkipped, OneProductSync } from './in-process/sync-one-product.ts';
export {
  importClient,
  type ImportClientOptions,
  type ImportedClient,
  type LeftOut,
} from './import-client/import-client.ts';
export { checkMappingDocument, type MappingCheck, type MappingCheckOptions } from './mapping/check-mapping.ts';
export {
  checkClientMapping,
  type ClientMapping,
  type MappingNames,
  mappingNames,
  type MappingPublication,
  planMapping,
  readClientMapping,
} from './mapping/client-mapping.ts';
export { type MappingPreview, previewMapping } from './mapping/preview-mapping.ts';
export { setField } from './mapping/set-field.ts';
export { readSample } from './mapping/read-sample.ts';
export { errorInWords, type KnownError } from './messages/errors/error-in-words.ts';
export { heldInWords } from './messages/held-in-words.ts';
export { type Language, languageOf, languages } from './messages/language.ts';
export {
  decimal,
  explained,
  type Message,
  type MessageArguments,
  type MessageCode,
  message,
  placeIn,
  type PlainMessageCode,
  textIn,
  type Value,
  valueIn,
} from './messages/message.ts';
export { omitUndefined } from './omit-undefined.ts';
export { OperatorMistake, ownCode, type OperatorMistakeOptions } from './operator-mistake.ts';
export { readJsonText } from './read-json-file.ts';
export type { JobDiff } from './reconcile/diff-jobs.ts';
export type { RowExplanation } from './reconcile/explain-row.ts';
export type { JobFindings } from './reconcile/job-findings.ts';
export {
  decideRows,
  diffJobs,
  explainRow,
  reconcileProducts,
  repairJob,
  resumeReconciliation,
  runReconciliation,
} from './reconcile/reconciliations.ts';
export type { ReconciliationEnd } from './reconcile/run-reconciliation.ts';
export type { Decided } from './reconcile/decide/decide-rows.ts';
export { checkSource, type ReadByRules } from './reconcile/check-source.ts';
export {
  rejectsByReason,
  retryableIds,
  unparkGroup,
  unparkRejects,
  type OpenReject,
  type RejectGroup,
} from './rejects/open-rejects.ts';
export {
  type ExportedList,
  isListFileFormat,
  type ListCell,
  listFile,
  type ListFileFormat,
} from './export/list-file.ts';
export { rejectTable } from './rejects/reject-table.ts';
export { listRejects, type ListedReject, type RejectList } from './rejects/list-rejects.ts';
export type { ReportedWarning } from './rejects/read-warnings.ts';
export { reasonInWords } from './rejects/reason-in-words.ts';
export {
  readReportData,
  type ReportData,
  type ReportedClient,
  type ReportedSync,
  type ReportOptions,
} from './report/report-data.ts';
export type { StageDurations } from './report/stage-durations.ts';
export { nextRuns, nextRunsInWords, type NextRuns } from './schedules/next-runs.ts';
export { type FailureGroup, readSync, type SyncDetail } from './sync/read-sync.ts';
export { startSync, type StartedSync } from './sync/start-sync.ts';
export { stopSync } from './sync/stop-sync.ts';
export { runSyncs, type RunSyncsOptions } from './sync/run-syncs.ts';
export { type HeldBecause, syncSummary, type SyncOutcome, type SyncSummary } from './sync/sync-summary.ts';
export { type Finding, type FindingKind, findingKinds } from './verify/compare-holdings.ts';
export { type Repair, repairClient } from './verify/repair-client.ts';
export { type Verification, verifyClient } from './verify/verify-client.ts';
export {
  completeAnswers,
  parseSecretDocument,
  parseSecrets,
  type CompleteAnswersOptions,
  type GivenAnswer,
} from './new-client/given-answers.ts';
export { clientIdsIn } from './new-client/client-folder.ts';
export { writeNewClient, type WriteNewClientOptions } from './new-client/new-client-files.ts';
export {
  everyQuestion,
  nextQuestion,
  type ClientQuestion,
  type NewClientAnswers,
} from './new-client/new-client-questions.ts';
