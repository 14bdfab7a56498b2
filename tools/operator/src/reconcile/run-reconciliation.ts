import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  openReconciliations,
  type ReconciliationAlerts,
  type Reconciliations,
} from '@siesa-integration/local-runtime/reconciliation';
import { badRowsFile, readStage, reportStage, validateStage } from '@siesa-integration/reconciliation-stages';
import { isCalendarDay, reconciliationStates } from '@siesa-integration/workflow-contract';
import type { Host } from '../hosts/host.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { differenceOf, type JobDiff } from './diff-jobs.ts';
import { type JobFindings, readFindings } from './job-findings.ts';
import { inputsFolder, openedJobFolder, requestOfJob } from './job-folder.ts';
import { localJobs } from './places/local-jobs.ts';
import { prepareProducts } from './products/prepare-products.ts';
import { isBundled, readRules, sourceFile } from './source-file.ts';

export interface NewReconciliation {
  /** The folder whose `.siesa-sync` holds the jobs. */
  readonly dir: string;
  /** The file that arrived. */
  readonly file: string;
  readonly against: string;
  /** A rule document, or the name of a bundled one. */
  readonly rules: string;
  /** The day of the file, YYYY-MM-DD. @defaultValue today in UTC */
  readonly day?: string | undefined;
  /** Delivers the notice of the job. @defaultValue it is kept and not delivered */
  readonly alerts?: ReconciliationAlerts | undefined;
}

/** How a reconciliation ended. */
export type ReconciliationEnd =
  /** `known`: these files were reconciled before, under this job. */
  | {
      readonly status: 'reconciled' | 'known';
      readonly jobId: string;
      readonly findings: JobFindings;
      /** The job of the same rules and day that this one replaces, and how their breaks differ. */
      readonly supersedes?: { readonly jobId: string; readonly diff?: JobDiff };
    }
  | {
      readonly status: 'failed';
      readonly error: string;
      readonly cause: string;
      /** Of a folder: the job that goes on when it is resumed. Absent when the reconciliation failed before it had one. */
      readonly jobId?: string;
      /** The list of bad rows, when it has some. */
      readonly badRows?: string;
    };

/** Starts a reconciliation, after a look at what it names. */
export const startReconciliation = async ({
  dir,
  day,
  alerts,
  ...names
}: NewReconciliation): Promise<ReconciliationEnd> => {
  const business = dayOf(day);
  await Promise.all([sourceFile(names.file), sourceFile(names.against), readRules(names.rules)]);
  // Whole paths, because a job is resumed and explained from any folder.
  return endOf(
    dir,
    {
      object_key: resolve(names.file),
      base_key: resolve(names.against),
      rules_key: isBundled(names.rules) ? names.rules : resolve(names.rules),
      ...business,
    },
    alerts,
  );
};

export interface NewProductReconciliation extends Pick<NewReconciliation, 'dir' | 'rules' | 'day' | 'alerts'> {
  readonly clientId: string;
  /** An export of the destination. @defaultValue the destination is read */
  readonly file?: string | undefined;
  /** Milliseconds since 1970. @defaultValue this machine's clock */
  readonly now?: number;
}

/** Starts a reconciliation of a destination's products with Siesa's. */
export const startProductReconciliation = async (
  host: Host,
  { dir, clientId, file, day, rules, alerts, now = Date.now() }: NewProductReconciliation,
): Promise<ReconciliationEnd> => {
  const [document] = await Promise.all([readRules(rules), file !== undefined && sourceFile(file)]);
  const business = dayOf(day);
  const folder = inputsFolder(dir, clientId);
  const prepared = await prepareProducts(host, {
    clientId,
    rules: document,
    file: file === undefined ? file : resolve(file),
    folder,
    now,
  });
  return endOf(
    dir,
    {
      object_key: prepared.file,
      base_key: prepared.base,
      rules_key: prepared.rules,
      client_id: clientId,
      ...business,
    },
    alerts,
  );
};

/** Reconciles the same files again, under what people have decided since. */
export const againOf = async (dir: string, jobId: string, alerts?: ReconciliationAlerts): Promise<ReconciliationEnd> =>
  endOf(dir, { ...(await requestOfJob(openedJobFolder(dir, jobId))) }, alerts);

/** @throws OperatorMistake when it is not a day */
export const dayOf = (day: string | undefined): { readonly business_date?: string } => {
  if (day === undefined) return {};
  if (isCalendarDay(day)) return { business_date: day };
  throw new OperatorMistake(message('mistake/not-a-day', { day }), { code: 'WRONG_USAGE' });
};

/** What a failed job has left for the person who corrects it. */
const leftBy = async (
  host: Reconciliations,
  events: Awaited<ReturnType<Reconciliations['resume']>>['events'],
): Promise<{ readonly jobId?: string; readonly badRows?: string }> => {
  for (const event of await Array.fromAsync(events)) {
    if (event.kind !== 'exited' || event.state !== reconciliationStates.claimFile) continue;
    const { job_id: jobId } = event.output as { readonly job_id: string };
    const badRows = join(host.jobFolder(jobId), validateStage, badRowsFile);
    const list = await readFile(badRows, 'utf8').catch(() => '');
    return { jobId, ...(list.trimEnd().includes('\n') && { badRows }) };
  }
  return {};
};

type Started = Parameters<Reconciliations['start']>[0];

/** @param start a new reconciliation, or the id of a job that goes on */
export const endOf = async (
  dir: string,
  start: Started | string,
  alerts?: ReconciliationAlerts,
): Promise<ReconciliationEnd> => {
  const host = await openReconciliations(dir, { alerts });
  try {
    const execution = typeof start === 'string' ? await host.resume(start) : host.start(start);
    const { status, output, error = status, cause = '', endState } = await execution.result;
    if (status !== 'SUCCEEDED') return { status: 'failed', error, cause, ...(await leftBy(host, execution.events)) };
    const { job_id: jobId, supersedes: earlier } = output as { readonly job_id: string; readonly supersedes?: string };
    const folder = host.jobFolder(jobId);
    if (endState === 'AlreadyDone' && !(await readStage(folder, reportStage)))
      throw new OperatorMistake(message('mistake/job-runs', { job: jobId }), { code: 'JOB_UNFINISHED' });
    const findings = await readFindings(folder, jobId);
    const supersedes = earlier !== undefined && {
      jobId: earlier,
      ...(await differenceOf(localJobs(dir), earlier, jobId)),
    };
    return {
      status: endState === 'AlreadyDone' ? 'known' : 'reconciled',
      jobId,
      findings,
      ...(supersedes && { supersedes }),
    };
  } finally {
    host.close();
  }
};
