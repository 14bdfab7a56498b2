import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { readStage, type ReconcilerPorts, recordPath } from '@siesa-integration/reconciliation-stages';
import { type JobPlace, jobPlace, type JobBucketName } from '@siesa-integration/workflow-contract';

/** What a stage reads and writes of a job. */
export interface StageNeeds {
  /** Stages whose files it needs, itself among them. */
  readonly stages: readonly string[];
  /** Stages of which it only looks whether they have ended. @defaultValue none */
  readonly records?: readonly string[];
  /** Files that it needs beside whole stages, such as the bad rows of a stage that has not ended. @defaultValue none */
  readonly files?: readonly string[];
  /** Folders of which it reads all files, and writes none. @defaultValue none */
  readonly folders?: readonly string[];
}

export interface JobBucketsOptions {
  readonly s3: S3Client;
  /** Their names. */
  readonly buckets: Readonly<Record<JobBucketName, string>>;
  /** A folder of this machine. It is emptied when the job is opened, because Lambda uses an instance again. */
  readonly folder: string;
  readonly needs: StageNeeds;
}

/** The folder of one job, on this machine and in the buckets. */
export type JobBuckets = Pick<ReconcilerPorts, 'jobFolder' | 'keepJob' | 'placeOf'>;

/**
 * A job in S3, for one invocation: a stage gets what it reads onto its own disk, and what it wrote goes back. Its record goes last, so that what a record names is whole.
 *
 * A file that has expired is left out: the stage that wrote it does so again.
 */
export const createJobBuckets = ({ s3, buckets, folder: root, needs }: JobBucketsOptions): JobBuckets => {
  const folderOf = (jobId: string): string => join(root, jobId);
  const download = async (jobId: string, path: string): Promise<void> => {
    const found = await bodyOf(s3, inBucket(buckets, jobPlace(jobId, path)));
    if (!found) return;
    const file = join(folderOf(jobId), path);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(found, createWriteStream(file));
    await utimes(file, asDownloaded, asDownloaded);
  };
  const upload = async (jobId: string, path: string): Promise<void> => {
    const file = join(folderOf(jobId), path);
    if (!existsSync(file) || (await stat(file)).mtimeMs === asDownloaded.getTime()) return;
    const { Bucket, Key } = inBucket(buckets, jobPlace(jobId, path));
    await new Upload({ client: s3, partSize: partBytes, params: { Bucket, Key, Body: createReadStream(file) } }).done();
    await utimes(file, asDownloaded, asDownloaded);
  };

  const { stages, records = [], files = [], folders = [] } = needs;
  const open = async (jobId: string): Promise<string> => {
    const folder = folderOf(jobId);
    await rm(root, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const stage of [...stages, ...records]) await download(jobId, recordPath(stage));
    for (const stage of stages) {
      for (const path of await filesOf(folder, stage)) await download(jobId, path);
    }
    for (const path of files) await download(jobId, path);
    for (const path of folders) {
      for (const name of await namesBelow(s3, inBucket(buckets, jobPlace(jobId, `${path}/`))))
        await download(jobId, `${path}/${name}`);
    }
    return folder;
  };
  const opened = new Map<string, Promise<string>>();

  return {
    jobFolder: (jobId) => {
      const folder = opened.get(jobId) ?? open(jobId);
      opened.set(jobId, folder);
      return folder;
    },
    keepJob: async (jobId) => {
      const folder = folderOf(jobId);
      for (const path of files) await upload(jobId, path);
      for (const stage of stages) {
        for (const path of await filesOf(folder, stage)) await upload(jobId, path);
        await upload(jobId, recordPath(stage));
      }
      const documents = (await readdir(folder)).filter((name) => name.endsWith('.json'));
      for (const document of documents) await upload(jobId, document);
    },
    placeOf: (jobId, path) => {
      const { Bucket, Key } = inBucket(buckets, jobPlace(jobId, path));
      return `s3://${Bucket}/${Key}`;
    },
  };
};

/** Of files above it, several parts are sent at once, and each is in memory. */
const partBytes = 8 * 1024 * 1024;

/** The date of a file that is the same in its bucket. */
const asDownloaded = new Date(0);

const filesOf = async (folder: string, stage: string): Promise<readonly string[]> =>
  Object.keys((await readStage(folder, stage))?.outputs ?? {}).map((name) => `${stage}/${name}`);

interface InBucket {
  readonly Bucket: string;
  readonly Key: string;
}

const inBucket = (buckets: JobBucketsOptions['buckets'], { bucket, key }: JobPlace): InBucket => ({
  Bucket: buckets[bucket],
  Key: key,
});

const namesBelow = async (s3: S3Client, { Bucket, Key: Prefix }: InBucket): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix }))
    names.push(...Contents.map(({ Key = '' }) => Key.slice(Prefix.length)));
  return names;
};

const bodyOf = async (s3: S3Client, place: InBucket): Promise<Readable | undefined> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ ...place }));
    return Body as Readable | undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
};
