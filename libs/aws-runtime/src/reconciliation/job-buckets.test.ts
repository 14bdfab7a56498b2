import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startS3 } from '../testing/stand-ins.ts';
import { createJobBuckets, type StageNeeds } from './job-buckets.ts';

const jobId = 'JOB-20260216-061500-9f3a2c';
const names = ['intermediate', 'output', 'checkpoints'] as const;
const buckets = { intermediate: 'intermediate', output: 'output', checkpoints: 'checkpoints' };

let storage: Awaited<ReturnType<typeof startS3>>;
let work: string;
beforeAll(async () => {
  storage = await startS3();
  for (const Bucket of names) await storage.s3.send(new CreateBucketCommand({ Bucket }));
  work = await mkdtemp(join(tmpdir(), 'job-buckets-'));
});
afterAll(async () => {
  await storage.close();
  await rm(work, { recursive: true });
});
beforeEach(async () => {
  for (const Bucket of names) {
    for (const Key of await keysIn(Bucket)) await storage.s3.send(new DeleteObjectCommand({ Bucket, Key }));
  }
});

const keysIn = async (Bucket: string): Promise<readonly string[]> =>
  ((await storage.s3.send(new ListObjectsV2Command({ Bucket }))).Contents ?? []).map(({ Key = '' }) => Key);
const stored = async (): Promise<Readonly<Record<string, readonly string[]>>> =>
  Object.fromEntries(await Promise.all(names.map(async (name) => [name, await keysIn(name)] as const)));

const invocation = (needs: StageNeeds) =>
  createJobBuckets({ s3: storage.s3, buckets, folder: join(work, 'jobs'), needs });

const write = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};
const record = (...outputs: string[]) =>
  JSON.stringify({
    stage: 'a',
    inputs: {},
    outputs: Object.fromEntries(outputs.map((name) => [name, 'sha'])),
    answer: {},
  });

const validate = { stages: ['validate'], files: ['validate/bad-rows.csv'] };

/** What a validation leaves. */
const validated = async (): Promise<void> => {
  const jobs = invocation(validate);
  await write(await jobs.jobFolder(jobId), {
    'request.json': '{}',
    'validate/file.parquet': 'clean',
    'validate/bad-rows.csv': 'bad',
    'validate/half.unfinished': 'half',
    'validate/stage.json': record('file.parquet', 'bad-rows.csv'),
  });
  await jobs.keepJob(jobId);
};

describe('createJobBuckets', () => {
  it('keeps what a record names and the documents of a job, and nothing else', async () => {
    await validated();

    expect(await stored()).toEqual({
      intermediate: [`${jobId}/validate/bad-rows.csv`, `${jobId}/validate/file.parquet`],
      output: [],
      checkpoints: [`${jobId}/request.json`, `${jobId}/validate/stage.json`],
    });
  });

  it('keeps the bad rows of a refused file, which has no record', async () => {
    const jobs = invocation(validate);
    await write(await jobs.jobFolder(jobId), { 'validate/bad-rows.csv': 'bad', 'validate/file.parquet': 'half' });
    await jobs.keepJob(jobId);

    expect(await stored()).toMatchObject({ intermediate: [`${jobId}/validate/bad-rows.csv`], checkpoints: [] });
  });

  it('gives a later stage what it needs, and leaves out the rest', async () => {
    await validated();
    const folder = await invocation({ stages: ['validate', 'reconcile'] }).jobFolder(jobId);

    expect(await readFile(join(folder, 'validate/file.parquet'), 'utf8')).toBe('clean');
    expect(existsSync(join(folder, 'request.json'))).toBe(false);
  });

  it('gives the checkpoint records and bad rows without the clean rows', async () => {
    await validated();
    const checkpoint = { stages: [], records: ['validate'], files: ['validate/bad-rows.csv'] };
    const folder = await invocation(checkpoint).jobFolder(jobId);

    expect(await readFile(join(folder, 'validate/bad-rows.csv'), 'utf8')).toBe('bad');
    expect(existsSync(join(folder, 'validate/stage.json'))).toBe(true);
    expect(existsSync(join(folder, 'validate/file.parquet'))).toBe(false);
  });

  it('writes only what is new: what was read stays as it is', async () => {
    await validated();
    const Key = `${jobId}/validate/file.parquet`;
    const jobs = invocation({ stages: ['validate', 'reconcile'] });
    const folder = await jobs.jobFolder(jobId);
    await storage.s3.send(new DeleteObjectCommand({ Bucket: 'intermediate', Key }));
    await write(folder, { 'reconcile/breaks.parquet': 'b', 'reconcile/stage.json': record('breaks.parquet') });
    await jobs.keepJob(jobId);
    await jobs.keepJob(jobId);

    expect((await stored())['intermediate']).toEqual([
      `${jobId}/reconcile/breaks.parquet`,
      `${jobId}/validate/bad-rows.csv`,
    ]);
  });

  it('leaves out what has expired, and keeps it when it is written again', async () => {
    await validated();
    const Key = `${jobId}/validate/file.parquet`;
    await storage.s3.send(new DeleteObjectCommand({ Bucket: 'intermediate', Key }));
    const jobs = invocation(validate);
    const folder = await jobs.jobFolder(jobId);

    expect(existsSync(join(folder, 'validate/file.parquet'))).toBe(false);
    await write(folder, { 'validate/file.parquet': 'clean' });
    await jobs.keepJob(jobId);
    expect((await stored())['intermediate']).toContain(Key);
  });

  it('empties the folder of an earlier invocation', async () => {
    const earlier = await invocation(validate).jobFolder('JOB-20260215-061500-9f3a2c');
    await write(earlier, { 'validate/file.parquet': 'of another job' });
    const jobs = invocation(validate);
    const folder = await jobs.jobFolder(jobId);

    expect(existsSync(earlier)).toBe(false);
    expect(await jobs.jobFolder(jobId)).toBe(folder);
  });

  it('keeps a file of several parts', async () => {
    const jobs = invocation({ stages: ['reconcile'] });
    const folder = await jobs.jobFolder(jobId);
    const large = 'x'.repeat(9 * 1024 * 1024);
    await write(folder, { 'reconcile/a.parquet': large, 'reconcile/stage.json': record('a.parquet') });
    await jobs.keepJob(jobId);
    const again = await invocation({ stages: ['reconcile'] }).jobFolder(jobId);

    expect((await readFile(join(again, 'reconcile/a.parquet'), 'utf8')) === large).toBe(true);
  });

  it('passes on every other error of S3', async () => {
    const jobs = createJobBuckets({
      s3: storage.s3,
      buckets: { ...buckets, checkpoints: 'no-bucket' },
      folder: join(work, 'jobs'),
      needs: validate,
    });

    await expect(jobs.jobFolder(jobId)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
