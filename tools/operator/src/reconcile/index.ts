export type { StartedExecution } from './places/environment-runs.ts';
export type { JobsPlace } from './places/job-place.ts';
export type { IngressKey } from './places/send-files.ts';
export type { JobDiff } from './diff-jobs.ts';
export type { RowExplanation } from './explain-row.ts';
export { filesToReconcile, reconciledFile } from './files-in-folder.ts';
export type { BreakAge, JobFindings } from './job-findings.ts';
export type { BreaksFile, Job, JobList } from './jobs.ts';
export {
  type ReconciliationAlerts,
  againInEnvironment,
  decideRows,
  diffJobs,
  explainRow,
  keysToReconcile,
  listJobs,
  openBreaks,
  readJob,
  reconcileAgain,
  reconcileProducts,
  reconcileProductsInEnvironment,
  repairJob,
  resumeInEnvironment,
  resumeReconciliation,
  runInEnvironment,
  runReconciliation,
} from './reconciliations.ts';
export type { ReconciliationEnd } from './run-reconciliation.ts';
export type { Decided } from './decide/decide-rows.ts';
export { checkSource, type ReadByRules } from './check-source.ts';
