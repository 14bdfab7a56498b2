export type { JobDiff } from './diff-jobs.ts';
export type { RowExplanation } from './explain-row.ts';
export type { JobFindings } from './job-findings.ts';
export {
  decideRows,
  diffJobs,
  explainRow,
  reconcileProducts,
  repairJob,
  resumeReconciliation,
  runReconciliation,
} from './reconciliations.ts';
export type { ReconciliationEnd } from './run-reconciliation.ts';
export type { Decided } from './decide/decide-rows.ts';
export { checkSource, type ReadByRules } from './check-source.ts';
