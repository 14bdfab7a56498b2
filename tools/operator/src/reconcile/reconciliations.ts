import type { ReconciliationAlerts } from '@siesa-integration/local-runtime/reconciliation';
import type { Decided, RowsToDecide } from './decide/decide-rows.ts';
import { asMistake } from '../hosts/as-mistake.ts';
import type { Host } from '../hosts/host.ts';
import type { Language } from '../messages/language.ts';
import type { JobDiff } from './diff-jobs.ts';
import type { BreaksFile, JobDetail, JobList, JobRange } from './jobs.ts';
import type { RowExplanation } from './explain-row.ts';
import type { EnvironmentRun } from './places/environment-runs.ts';
import type { JobsPlace } from './places/job-place.ts';
import type { FilesToSend } from './places/send-files.ts';
import { loadEngine } from './load-engine.ts';
import type { JobRepair, JobToRepair } from './products/repair-job.ts';
import type { ProductsToSend } from './products/send-products.ts';
import type { NewProductReconciliation, NewReconciliation, ReconciliationEnd } from './run-reconciliation.ts';

export type { ReconciliationAlerts };

/* DuckDB is native code: only the commands that reconcile load it, because all others would begin later for it. */

/**
 * Reconciles two files on this machine, and reads what was found. The same files, rules and day are reconciled once.
 *
 * @throws OperatorMistake when a file is missing or the rules cannot be used
 */
export const runReconciliation = async (options: NewReconciliation): Promise<ReconciliationEnd> =>
  (await loadEngine(() => import('./run-reconciliation.ts'))).startReconciliation(options);

/**
 * Reconciles a destination's products with Siesa's, as syncs read them last.
 *
 * @throws OperatorMistake when the client is unknown, no recent and whole reading of it is kept, or the rules cannot be used
 */
export const reconcileProducts = async (host: Host, options: NewProductReconciliation): Promise<ReconciliationEnd> =>
  (await loadEngine(() => import('./run-reconciliation.ts'))).startProductReconciliation(host, options);

/**
 * Reconciles a destination's products in an AWS environment with Siesa's, as its syncs read them last. It ends when the execution has.
 *
 * @param host the same environment
 * @throws OperatorMistake when the environment does not reconcile, or for what `reconcileProducts` throws it; nothing was started then
 */
export const reconcileProductsInEnvironment = async (
  host: Host,
  run: EnvironmentRun,
  products: ProductsToSend,
): Promise<ReconciliationEnd> =>
  (await loadEngine(() => import('./products/send-products.ts')))
    .sendAndReconcile(host, run, products)
    .catch(throwAsMistake);

/**
 * Makes each product that a job found missing or different an open reject, so that the next incremental syncs send it again.
 *
 * @throws OperatorMistake when there are more of them than may be repaired without `accept`, or the client is being synced
 */
export const repairJob = async (host: Host, place: JobsPlace, options: JobToRepair): Promise<JobRepair> => {
  const { repairProducts } = await loadEngine(() => import('./products/repair-job.ts'));
  return (await loadJobs()).withJobs(place, async (jobs) =>
    repairProducts(host, await jobs.folderOf(options.jobId), options),
  );
};

/**
 * Writes what a person has decided about rows of a job: it holds for the next reconciliations under the rules of this name, whatever file the rows come in.
 *
 * @throws OperatorMistake when a line has no row, is answered already, or for `unmatch` is answered by nothing
 */
export const decideRows = async (
  place: JobsPlace,
  action: 'match' | 'unmatch' | 'write-off',
  options: RowsToDecide,
): Promise<Decided> => {
  const { withJobs, writeDecision } = await loadJobs();
  return withJobs(place, (jobs) => writeDecision(jobs, action, options));
};

/** Jobs of a place, the newest first. @throws OperatorMistake when the environment does not reconcile */
export const listJobs = async (place: JobsPlace, range: JobRange): Promise<JobList> =>
  (await loadJobs()).withJobs(place, (jobs) => jobs.list(range));

/** How far a job has come, and what it found once it has ended. @throws OperatorMistake when there is no such job */
export const readJob = async (place: JobsPlace, jobId: string): Promise<JobDetail> =>
  (await loadJobs()).withJobs(place, (jobs) => jobs.read(jobId));

/** All breaks of a job as a stream; `undefined` while it has not ended. @throws OperatorMistake when a folder has no such job */
export const openBreaks = async (place: JobsPlace, jobId: string): Promise<BreaksFile | undefined> =>
  (await loadJobs()).openBreaks(place, jobId);

/** Reconciles the files of a job again, so that what people have decided since takes effect. @throws OperatorMistake when the folder has no such job */
export const reconcileAgain = async (
  dir: string,
  jobId: string,
  alerts?: ReconciliationAlerts,
): Promise<ReconciliationEnd> =>
  (await loadEngine(() => import('./run-reconciliation.ts'))).againOf(dir, jobId, alerts);

/** Starts a job again: it goes on after the last stage that has ended. @throws LocalHostError when there is no such job */
export const resumeReconciliation = async (
  dir: string,
  jobId: string,
  alerts?: ReconciliationAlerts,
): Promise<ReconciliationEnd> => (await loadEngine(() => import('./run-reconciliation.ts'))).endOf(dir, jobId, alerts);

/** How the breaks of two jobs differ. @throws OperatorMistake when a job is not there, or the two have different rules */
export const diffJobs = async (place: JobsPlace, earlier: string, later: string): Promise<JobDiff> => {
  const { withJobs, compareJobs } = await loadJobs();
  return withJobs(place, (jobs) => compareJobs(jobs, earlier, later));
};

/** Explains a row by its line in the file or the base. @throws OperatorMistake when the job or the line is not there */
export const explainRow = async (
  place: JobsPlace,
  jobId: string,
  line: number,
  side: 'file' | 'base',
  language: Language = 'en',
): Promise<RowExplanation> => {
  const { withJobs, readRow } = await loadJobs();
  return withJobs(place, (jobs) => readRow(jobs, jobId, line, side, language));
};

/**
 * Sends two files to an AWS environment, unless they are there, and reconciles them there. It ends when the execution has.
 *
 * @throws OperatorMistake when the environment does not reconcile, a file is missing or the rules cannot be used
 */
export const runInEnvironment = async (run: EnvironmentRun, files: FilesToSend): Promise<ReconciliationEnd> =>
  (await loadRuns()).startInEnvironment(run, files).catch(throwAsMistake);

/** Starts a job of an AWS environment again: it goes on after the last stage that has ended. @throws OperatorMistake when there is no such job */
export const resumeInEnvironment = async (run: EnvironmentRun, jobId: string): Promise<ReconciliationEnd> =>
  (await loadRuns()).resumeInEnvironment(run, jobId).catch(throwAsMistake);

/** Reconciles the files of a job of an AWS environment again, so that what people have decided since takes effect. @throws OperatorMistake when there is no such job */
export const againInEnvironment = async (run: EnvironmentRun, jobId: string): Promise<ReconciliationEnd> =>
  (await loadRuns()).againInEnvironment(run, jobId).catch(throwAsMistake);

/** Keys of the ingress bucket that can be reconciled, to be offered where one is chosen: the first thousand of files, bases and rules each. @throws OperatorMistake when the environment does not reconcile */
export const keysToReconcile = async (env: string): Promise<readonly string[]> =>
  (await loadEngine(() => import('./places/ingress-keys.ts'))).keysToReconcile(env).catch(throwAsMistake);

const loadRuns = () => loadEngine(() => import('./places/environment-runs.ts'));

const throwAsMistake = (error: unknown): never => {
  throw asMistake(error);
};

const loadJobs = () => loadEngine(() => import('./places/index.ts'));
