import type { Readable } from 'node:stream';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { parseVersionedKey } from '@siesa-integration/aws-runtime/reconciliation';
import { reportStage } from '@siesa-integration/reconciliation-stages';
import { jobPlace, type ReconciliationNames } from '@siesa-integration/workflow-contract';
import { jobIdPattern } from '../job-folder.ts';
import { type BreaksFile, type Job, jobFrom, type JobList, type JobRange, pageOfJobs, reportName } from '../jobs.ts';

/** What S3 has of the jobs of an environment, without their rows. Documents are kept for 30 days, reports for two years. */
export interface JobObjects {
  readonly list: (range: JobRange) => Promise<JobList>;
  /** `undefined` when there is no such job. */
  readonly find: (jobId: string) => Promise<Job | undefined>;
  /** `undefined` while the job has not ended, and when there is no such job. */
  readonly breaks: (jobId: string) => Promise<BreaksFile | undefined>;
  /** The text of a document of a job; `undefined` when it is not there. */
  readonly document: (jobId: string, path: string) => Promise<string | undefined>;
}

export const createJobObjects = (s3: S3Client, names: ReconciliationNames): JobObjects => {
  const bodyOf = async (jobId: string, path: string): Promise<Readable | undefined> => {
    const { bucket, key: Key } = jobPlace(jobId, path);
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: names[`${bucket}Bucket`], Key }));
      return Body as Readable | undefined;
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  };
  const document = async (jobId: string, path: string): Promise<string | undefined> => {
    if (!jobIdPattern.test(jobId)) return undefined;
    const body = await bodyOf(jobId, path);
    return body && Buffer.concat(await Array.fromAsync(body as AsyncIterable<Uint8Array>)).toString('utf8');
  };
  const find = async (jobId: string): Promise<Job | undefined> => {
    const job = await jobFrom(jobId, (path) => document(jobId, path));
    return job && { ...job, file: keyOf(job.file), base: keyOf(job.base), rules: keyOf(job.rules) };
  };
  return {
    list: async (range) => pageOfJobs(await jobIds(s3, names.checkpointsBucket), range, find),
    find,
    breaks: async (jobId) => {
      const name = await reportName((path) => document(jobId, path));
      const body = name === undefined ? undefined : await bodyOf(jobId, `${reportStage}/${name}`);
      return name === undefined || !body ? undefined : { name, body };
    },
    document,
  };
};

/** Without its version, which people do not need. */
const keyOf = (text: string): string => parseVersionedKey(text).key;

/** Of the last 30 days. */
const jobIds = async (s3: S3Client, Bucket: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  for await (const { CommonPrefixes = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Delimiter: '/' }))
    ids.push(...CommonPrefixes.map(({ Prefix = '' }) => Prefix.slice(0, -1)));
  return ids.filter((id) => jobIdPattern.test(id));
};
