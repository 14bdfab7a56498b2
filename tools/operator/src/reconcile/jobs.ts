import type { Readable } from 'node:stream';
import {
  type Reported,
  recordPath,
  reportStage,
  requestFile,
  type StageRecord,
} from '@siesa-integration/reconciliation-stages';
import type { JobFindings } from './job-findings.ts';
import type { JobRequest } from './job-folder.ts';

/** The stages of a job, in their order. */
const jobStages = ['validate', 'reconcile', reportStage] as const;

/** A job, and how far it has come. */
export interface Job {
  readonly jobId: string;
  readonly file: string;
  readonly base: string;
  /** A path, a key, or the name of a bundled document. */
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

/** A job, and what it found. */
export interface JobDetail {
  readonly job: Job;
  /** Of a job that has ended, while its verdicts are kept: on AWS for 7 days. */
  readonly findings?: JobFindings;
}

/** Jobs of one place, the newest first. */
export interface JobList {
  readonly jobs: readonly Job[];
  /** The id of the first job that is not in the list. */
  readonly older?: string;
}

/** Which jobs are listed. */
export interface JobRange {
  readonly limit: number;
  /** No job with a later id. @defaultValue all */
  readonly upTo?: string | undefined;
}

/** All breaks of a job that has ended, as CSV. */
export interface BreaksFile {
  readonly name: string;
  readonly body: Readable;
}

/** The text of a file of a job's folder; `undefined` when it is not there. */
export type ReadJobFile = (path: string) => Promise<string | undefined>;

/** One page of the jobs with these ids, each read by `read`. */
export const pageOfJobs = async (
  ids: readonly string[],
  { limit, upTo = '~' }: JobRange,
  read: (jobId: string) => Promise<Job | undefined>,
): Promise<JobList> => {
  const newest = ids
    .filter((id) => id <= upTo)
    .sort()
    .reverse();
  const jobs = await Promise.all(newest.slice(0, limit).map((jobId) => read(jobId)));
  const older = newest[limit];
  return { jobs: jobs.filter((job) => job !== undefined), ...(older !== undefined && { older }) };
};

/** `undefined` when nothing has been written yet, or what was written cannot be read. */
export const jobFrom = async (jobId: string, read: ReadJobFile): Promise<Job | undefined> => {
  const request = await requestFrom(read);
  if (!request) return undefined;
  const records = await Promise.all(jobStages.map((stage) => read(recordPath(stage))));
  const report = records.at(-1);
  const { client_id: clientId } = request;
  return {
    jobId,
    file: request.object_key,
    base: request.base_key,
    rules: request.rules_key,
    day: request.business_date,
    stages: jobStages.filter((_, at) => records[at] !== undefined),
    ...(clientId !== undefined && { clientId }),
    ...(report !== undefined && { breaks: reportedIn(report).breaks.reduce((sum, { count }) => sum + count, 0) }),
  };
};

const requestFrom = async (read: ReadJobFile): Promise<JobRequest | undefined> => {
  const text = await read(requestFile);
  try {
    return JSON.parse(text ?? '') as JobRequest;
  } catch {
    return undefined;
  }
};

/** The name of the report with all breaks; `undefined` before the job has ended. */
export const reportName = async (read: ReadJobFile): Promise<string | undefined> => {
  const report = await read(recordPath(reportStage));
  return report === undefined ? undefined : reportedIn(report).csv;
};

const reportedIn = (record: string): Pick<Reported, 'csv' | 'breaks'> =>
  (JSON.parse(record) as StageRecord<Pick<Reported, 'csv' | 'breaks'>>).answer;
