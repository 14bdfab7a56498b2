export {
  carriedFile,
  closedItemsFile,
  loadCarriedRows,
  openItemsFile,
  withCarried,
} from './carry-over/carry-over.ts';
export { type Decision, type HeldRow, parseDecisions, type SideName } from './decisions/decision.ts';
export { identifyRow } from './decisions/find-decided-rows.ts';
export { cleanFiles, loadCleanFiles, validateStage } from './job/clean-files.ts';
export { ReconciliationInputInvalid } from './job/job-errors.ts';
export {
  parseCheckpointRequest,
  parseClaimRequest,
  parseStageRequest,
  type ReconciliationRequest,
} from './job/messages.ts';
export {
  type Claim,
  type ClaimAnswer,
  type DecisionLog,
  type FileClaims,
  type Invocation,
  type JobHistory,
  type ReconcilerPorts,
} from './job/ports.ts';
export { readStage, reconcileStage, recordPath, type StageRecord } from './job/stage-folder.ts';
export { workSignal } from './job/work-signal.ts';
export { claimFile, decisionsFile, requestFile } from './stages/claim-file.ts';
export { prepareReport, type Reported, reportStage } from './stages/prepare-report.ts';
export { type OpenItems, type Reconciled } from './stages/keep-verdicts.ts';
export { reconcileData } from './stages/reconcile-data.ts';
export { saveCheckpoint } from './stages/save-checkpoint.ts';
export { badRowsFile, validateCsv, type Validation } from './stages/validate-csv.ts';
export { collectMatching } from './spark/collect-matching.ts';
export { planMatching } from './spark/plan-matching.ts';
export { type SparkPlan, sparkFolder, sparkPlanFile, sparkRunTable, sparkTables } from './spark/spark-plan.ts';
