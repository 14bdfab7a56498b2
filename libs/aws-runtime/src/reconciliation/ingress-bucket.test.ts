import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { bundledRules } from '@siesa-integration/reconciliation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, local, startS3 } from '../testing/stand-ins.ts';
import { createIngressBucket } from './ingress-bucket.ts';
import { sendFile } from './send-file.ts';

let storage: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  storage = await startS3();
});
afterAll(() => storage.close());

const ingress = () => createIngressBucket({ s3: storage.s3, bucket: 'data' });
const put = (key: string, body: string) =>
  storage.s3.send(new PutObjectCommand({ Bucket: 'data', Key: key, Body: body }));
const textOf = async (key: string): Promise<string> =>
  Buffer.concat(await Array.fromAsync((await ingress().openSource(key)).open())).toString();

describe('createIngressBucket', () => {
  it('takes the bundled rules of a feed with their name', async () => {
    await put('bases/products.csv', 'base');

    expect(await ingress().complete({ request: { object_key: 'files/products/1.csv' } })).toMatchObject({
      request: { rules_key: 'products' },
    });
    expect(await ingress().readRules('products')).toEqual(bundledRules('products'));
  });

  it('leaves a complete request, and what is no request, as they are', async () => {
    const whole = { request: { object_key: 'a', base_key: 'b', rules_key: 'products' } };

    expect(await ingress().complete(whole)).toBe(whole);
    expect(await ingress().complete('no request')).toBe('no request');
  });

  it.each([
    ['a key outside of feeds', 'other/1.csv', "files arrive at 'files/FEED/NAME.csv'"],
    ['a feed without a base', 'files/nobase/1.csv', "there is no base at 'bases/nobase.csv'"],
    ['a feed without rules', 'files/norules/1.csv', "there are no rules at 'rules/norules.json'"],
  ])('refuses %s', async (_what, key, problem) => {
    await put('bases/norules.csv', 'base');

    await expect(ingress().complete({ request: { object_key: key } })).rejects.toMatchObject({
      name: 'ReconciliationInputInvalid',
      message: expect.stringContaining(problem) as string,
    });
  });

  it('reads rules of a feed, and refuses absent files and rules', async () => {
    await put('rules/acme.json', JSON.stringify(bundledRules('supplier-orders')));

    expect((await ingress().readRules('rules/acme.json')).name).toBe('supplier-orders');
    await expect(ingress().readRules('rules/nowhere.json')).rejects.toThrow("no rule document 'rules/nowhere");
    await expect(ingress().openSource('bases/nowhere.csv')).rejects.toThrow("no object 'bases/nowhere.csv'");
  });

  it('reads a file that was sent from this machine, under the key that it got', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'sent-'));
    await writeFile(join(dir, 'a.csv'), 'a;b\n');
    const key = await sendFile(
      { s3: storage.s3, bucket: 'data' },
      { key: 'files/acme/file/a.csv.sent', file: join(dir, 'a.csv') },
    );
    await rm(dir, { recursive: true });

    expect(key).toMatch(/^files\/acme\/file\/a\.csv\.sent/);
    expect(await textOf(key)).toBe('a;b\n');
  });

  it('reads a file more than once', async () => {
    await put('files/acme/2.csv', 'a;b\n1;2\n');

    expect(await textOf('files/acme/2.csv')).toBe('a;b\n1;2\n');
    const source = await ingress().openSource('files/acme/2.csv');
    expect(source.name).toBe('2.csv');
    expect(await Array.fromAsync(source.open())).toEqual(await Array.fromAsync(source.open()));
  });

  it('passes on every other error of S3', async () => {
    const server = createServer((_request, response) => response.writeHead(403).end());
    const s3 = new S3Client({ ...local, endpoint: await listen(server), forcePathStyle: true });

    await expect(createIngressBucket({ s3, bucket: 'data' }).openSource('a')).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    server.close();
  });
});

describe('versions', () => {
  const versions = new Map([
    ['/data/files/acme/1.csv f1', 'the uploaded file'],
    ['/data/files/acme/1.csv f2', 'a later upload'],
    ['/data/files/acme/1.csv.total t1', '1.00'],
    ['/data/files/acme/1.csv.total t2', '2.00'],
    ['/data/bases/acme.csv b1', 'base'],
    ['/data/rules/acme.json r1', JSON.stringify(bundledRules('supplier-orders'))],
  ]);
  const latest = (path: string): string => [...versions.keys()].findLast((each) => each.startsWith(`${path} `)) ?? '';
  /** A bucket that keeps versions, which the embedded S3 does not. */
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const version = searchParams.get('versionId');
    const name = version === null ? latest(pathname) : `${pathname} ${version}`;
    const body = versions.get(name);
    response.writeHead(body === undefined ? 404 : 200, { 'x-amz-version-id': name.split(' ')[1] ?? '' });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  let s3: S3Client;
  beforeAll(async () => {
    s3 = new S3Client({ ...local, endpoint: await listen(server), forcePathStyle: true });
  });
  afterAll(() => server.close());

  it('complete an uploaded file with base and rules as they are now', async () => {
    const versioned = createIngressBucket({ s3, bucket: 'data' });
    const request = { object_key: 'files/acme/1.csv', version_id: 'f1', queued_at: '2026-02-16T06:00:00Z' };

    expect(await versioned.complete({ request, owner: 'execution' })).toEqual({
      owner: 'execution',
      request: {
        object_key: 'files/acme/1.csv?versionId=f1',
        base_key: 'bases/acme.csv?versionId=b1',
        rules_key: 'rules/acme.json?versionId=r1',
        queued_at: '2026-02-16T06:00:00Z',
      },
    });
  });

  it('are those that a key names, or else the latest', async () => {
    const { versioned } = createIngressBucket({ s3, bucket: 'data' });
    const keys = ['files/acme/1.csv', 'files/acme/1.csv?versionId=f1', 'files/acme/2.csv'];

    expect(await Promise.all(keys.map(versioned))).toEqual([
      'files/acme/1.csv?versionId=f2',
      'files/acme/1.csv?versionId=f1',
      undefined,
    ]);
  });

  it('of the file beside one are the latest, whatever version that names', async () => {
    const { openBeside } = createIngressBucket({ s3, bucket: 'data' });
    const total = await openBeside('files/acme/1.csv?versionId=f1', '.total');

    expect(total?.name).toBe('1.csv.total');
    expect(total && Buffer.concat(await Array.fromAsync(total.open())).toString()).toBe('2.00');
    expect(await openBeside('bases/acme.csv?versionId=b1', '.total')).toBeUndefined();
  });

  it('are read as they were, after a later upload too', async () => {
    const versioned = createIngressBucket({ s3, bucket: 'data' });
    const source = await versioned.openSource('files/acme/1.csv?versionId=f1');

    expect(source.name).toBe('1.csv');
    expect(Buffer.concat(await Array.fromAsync(source.open())).toString()).toBe('the uploaded file');
    expect((await versioned.readRules('rules/acme.json?versionId=r1')).name).toBe('supplier-orders');
    await expect(versioned.openSource('files/acme/1.csv?versionId=f9')).rejects.toThrow('there is no object');
  });
});
