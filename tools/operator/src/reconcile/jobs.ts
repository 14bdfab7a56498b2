import { readdir } from 'node:fs/promises';
import type { ReconciliationAlerts } from '@siesa-integration/local-runtime/reconciliation';
import { readStage } from '@siesa-integration/reconciliation-stages';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { type BreakCount, type JobFindings, readFindings } from './job-findings.ts';
import { jobIdPattern, jobsFolder, openedJobFolder, requestOfJob } from './job-folder.ts';
import { endOf, type ReconciliationEnd } from './run-reconciliation.ts';

/** The stages of a job, in their order. */
export const jobStages = ['validate', 'reconcile', 'report'] as const;

/** A job of a folder, and how far it has come. */
export interface Job {
  readonly jobId: string;
  readonly file: string;
  readonly base: string;
  /** A path, or the name of a bundled document. */
  readonly rules: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Of a job that compares a client's products. */
  readonly clientId?: string;
  /** The stages that have ended; all of them once the job has. */
  readonly stages: readonly (typeof jobStages)[number][];
  /** Of a job that has ended. */
  readonly breaks?: number;
}

/** Jobs of a folder, the newest first. */
export interface JobList {
  readonly jobs: readonly Job[];
  /** The id of the first job that is not in the list. */
  readonly older?: string;
}

export const jobsIn = async (dir: string, limit: number, upTo = '~'): Promise<JobList> => {
  const names = (await readdir(jobsFolder(dir)).catch(() => []))
    .filter((name) => isJobId(name) && name <= upTo)
    .sort()
    .reverse();
  const jobs = await Promise.all(names.slice(0, limit).map((jobId) => jobOf(dir, jobId)));
  const older = names[limit];
  return { jobs: jobs.filter((job) => job !== undefined), ...(older !== undefined && { older }) };
};

const isJobId = (name: string): boolean => jobIdPattern.test(name);

/** `undefined` when nothing has been written yet, or what was written cannot be read. */
const jobOf = async (dir: string, jobId: string): Promise<Job | undefined> => {
  const folder = openedJobFolder(dir, jobId);
  const request = await requestOfJob(folder).catch(() => undefined);
  if (!request) return undefined;
  const records = await Promise.all(
    jobStages.map((stage) => readStage<{ readonly breaks?: readonly BreakCount[] }>(folder, stage)),
  );
  const stages = jobStages.filter((_, at) => records[at] !== undefined);
  const counts = records.at(-1)?.answer.breaks;
  const { client_id: clientId } = request;
  return {
    jobId,
    file: request.object_key,
    base: request.base_key,
    rules: request.rules_key,
    day: request.business_date,
    stages,
    ...(clientId !== undefined && { clientId }),
    ...(counts && { breaks: counts.reduce((sum, { count }) => sum + count, 0) }),
  };
};

/** One job, and what it found once it has ended. */
export const jobIn = async (
  dir: string,
  jobId: string,
): Promise<{ readonly job: Job; readonly findings?: JobFindings }> => {
  const folder = openedJobFolder(dir, jobId);
  const job = await jobOf(dir, jobId);
  if (!job)
    throw new OperatorMistake(message('mistake/job-unreadable', { job: jobId }), {
      code: 'JOB_UNREADABLE',
    });
  return { job, ...(job.breaks !== undefined && { findings: await readFindings(folder, jobId) }) };
};

/** Reconciles the same files again, under what people have decided since. */
export const againOf = async (dir: string, jobId: string, alerts?: ReconciliationAlerts): Promise<ReconciliationEnd> =>
  endOf(dir, { ...(await requestOfJob(openedJobFolder(dir, jobId))) }, alerts);
