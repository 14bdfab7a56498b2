import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataBucket } from './buckets.ts';
import { startS3 } from '../testing/stand-ins.ts';

let storage: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  storage = await startS3();
});
afterAll(() => storage.close());

const options = () => ({ s3: storage.s3, bucket: 'data' });
const bytes = (text: string) => new TextEncoder().encode(text);

describe('createDataBucket', () => {
  it('lists every key below a prefix, also beyond one page', async () => {
    const objects = createDataBucket(options());
    const keys = Array.from({ length: 1_001 }, (_, i) => `runs/list/${String(i).padStart(5, '0')}`);
    await Promise.all(keys.map((key) => objects.put(key, bytes('x'), { contentType: 'text/plain' })));
    await objects.put('runs/other/1', bytes('x'), { contentType: 'text/plain' });

    expect(await objects.list('runs/list/')).toEqual(keys);
    expect(await objects.list('runs/nothing/')).toEqual([]);
  });

  it('passes on every other error of S3', async () => {
    await expect(createDataBucket({ ...options(), bucket: 'none' }).get('key')).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });
});
