import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCallRecorder } from './call-recorder.ts';
import { credentialsOf } from './credentials.ts';
import type { StandIn } from './stand-in.ts';
import { startStorage } from './storage.ts';

let objects: string;
let storage: StandIn;
let s3: S3Client;
const recorder = createCallRecorder();

const start = async () => {
  storage = await startStorage({ objects, buckets: ['data'], token: 'of-this-run', recorder });
  s3 = new S3Client({
    region: 'us-east-1',
    endpoint: storage.url.origin,
    forcePathStyle: true,
    credentials: credentialsOf('loader-role', 'of-this-run'),
  });
};
const restart = async () => {
  await storage.close();
  await start();
};

beforeEach(async () => {
  objects = await mkdtemp(join(tmpdir(), 'objects-'));
  await start();
});
afterEach(async () => {
  await storage.close();
  await rm(objects, { recursive: true });
});

const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket: 'data', Key, Body, ...more }));
const get = async (Key: string) =>
  (await s3.send(new GetObjectCommand({ Bucket: 'data', Key }))).Body?.transformToString('latin1');

describe('startStorage', () => {
  it('answers on loopback alone', () => {
    expect(storage.url.hostname).toBe('127.0.0.1');
  });

  it('keeps an object as a file, byte for byte, before it answers', async () => {
    await put('runs/a/raw/1 ñ.gz', Uint8Array.of(31, 139, 0, 255));

    expect([...(await readFile(join(objects, 'data', 'runs', 'a', 'raw', '1 ñ.gz')))]).toEqual([31, 139, 0, 255]);
  });

  it('takes an object out of the frames in which a stream is sent', async () => {
    const sent = Buffer.alloc(200_000, 'ab\r\n');
    await put('framed', Readable.from([sent.subarray(0, 70_000), sent.subarray(70_000)]) as never, {
      ContentLength: sent.length,
    });

    expect(await readFile(join(objects, 'data', 'framed'))).toEqual(sent);
  });

  it('has what it had after a restart', async () => {
    await put('runs/a/1', 'one');
    await put('runs/a/1', 'two');
    await put('runs/a/2', 'gone');
    await s3.send(new DeleteObjectCommand({ Bucket: 'data', Key: 'runs/a/2' }));

    await restart();

    expect(await get('runs/a/1')).toBe('two');
    await expect(get('runs/a/2')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('does not touch files when it reads them back', async () => {
    await put('runs/a/1', 'one');
    const before = await stat(join(objects, 'data', 'runs', 'a', '1'));

    await restart();

    expect((await stat(join(objects, 'data', 'runs', 'a', '1'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('forgets what a kill left half-written, and what is older than 30 days', async () => {
    await put('runs/a/old', 'old');
    await writeFile(join(objects, 'data', 'runs', 'a', 'half.unfinished'), 'ha');
    const longAgo = new Date(Date.now() - 31 * 24 * 3_600_000);
    await utimes(join(objects, 'data', 'runs', 'a', 'old'), longAgo, longAgo);

    await restart();

    await expect(get('runs/a/old')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('runs/a/half.unfinished')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('lets one of two writers win that both want to be the first', async () => {
    const won = await Promise.allSettled([
      put('once', 'a', { IfNoneMatch: '*' }),
      put('once', 'b', { IfNoneMatch: '*' }),
    ]);

    expect(won.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(won.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { name: 'PreconditionFailed' } });
  });

  it('knows after a restart which objects there are, and forgets deleted ones', async () => {
    await put('kept', 'a');
    await put('deleted', 'a');
    await s3.send(new DeleteObjectCommand({ Bucket: 'data', Key: 'deleted' }));

    await restart();

    await expect(put('kept', 'b', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await put('deleted', 'b', { IfNoneMatch: '*' });
  });

  it('records who did what to which object', async () => {
    await put('runs/a/9', 'x');

    expect(recorder.calls.at(-1)).toEqual({
      role: 'loader-role',
      service: 's3',
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::data/runs/a/9',
    });
  });
});
