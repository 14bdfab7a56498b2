import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceMapping } from './replace-mapping.ts';

const etagOf = (text: string): string => `"${createHash('md5').update(text).digest('hex')}"`;

/** Objects in memory that keep the conditions of S3. */
const startConditionalS3 = async (objects: Map<string, string>): Promise<Server> => {
  const fail = (code: string) => `<Error><Code>${code}</Code><Message>No.</Message></Error>`;
  const keeps = ({ headers }: IncomingMessage, stored: string | undefined): boolean =>
    headers['if-none-match'] === '*' ? stored === undefined : headers['if-match'] === etagOf(stored ?? '');
  const server = createServer((request, response) => {
    const key = new URL(request.url ?? '', 'http://s3').pathname;
    void request.toArray().then((chunks: Buffer[]) => {
      const stored = objects.get(key);
      if (request.method === 'GET')
        if (stored === undefined) response.writeHead(404).end(fail('NoSuchKey'));
        else response.writeHead(200, { etag: etagOf(stored) }).end(stored);
      else if (key.endsWith('busy')) response.writeHead(409).end(fail('ConditionalRequestConflict'));
      else if (key.endsWith('denied')) response.writeHead(403).end(fail('AccessDenied'));
      else if (keeps(request, stored)) {
        objects.set(key, Buffer.concat(chunks).toString());
        response.writeHead(200).end();
      } else response.writeHead(412).end(fail('PreconditionFailed'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

describe('replaceMapping', () => {
  const objects = new Map<string, string>();
  let server: Server;
  let s3: S3Client;
  beforeAll(async () => {
    server = await startConditionalS3(objects);
    s3 = new S3Client({
      endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      region: 'eu-west-1',
      forcePathStyle: true,
      maxAttempts: 1,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });
  afterAll(() => {
    s3.destroy();
    server.close();
  });
  const publish = (key: string, before: string, text: string) => replaceMapping(s3, 'config', { key, text, before });
  const refused = { status: 'rejected', reason: { code: 'MAPPING_CHANGED' } };

  it('lets one of two who publish at once win, also when there was no document', async () => {
    for (const before of ['', 'first']) {
      const both = await Promise.allSettled([
        publish('one.json', before, before === '' ? 'first' : 'ours'),
        publish('one.json', before, before === '' ? 'first' : 'theirs'),
      ]);
      const outcomes = both.toSorted((one, other) => one.status.localeCompare(other.status));
      expect(outcomes).toMatchObject([{ status: 'fulfilled' }, refused]);
    }
    expect(objects.get('/config/one.json')).toMatch(/^(ours|theirs)$/);
  });

  it('refuses when the stored text has changed, or another write replaces it', async () => {
    objects.set('/config/two.json', 'newer');
    const outcomes = await Promise.allSettled([publish('two.json', 'older', 'x'), publish('busy', '', 'x')]);

    expect(outcomes).toMatchObject([refused, refused]);
    expect(objects.get('/config/two.json')).toBe('newer');
  });

  it('passes on every other error', async () => {
    await expect(publish('denied', '', 'x')).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
