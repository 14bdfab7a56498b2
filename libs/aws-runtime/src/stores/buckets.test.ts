import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataBucket, createMappingBucket } from './buckets.ts';
import { startS3 } from '../testing/stand-ins.ts';

let storage: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  storage = await startS3();
});
afterAll(() => storage.close());

const options = () => ({ s3: storage.s3, bucket: 'data' });
const bytes = (text: string) => new TextEncoder().encode(text);

describe('createDataBucket', () => {
  it('returns the bytes that were stored, still compressed', async () => {
    const objects = createDataBucket(options());
    const packed = Uint8Array.of(31, 139, 8, 0, 255);

    await objects.put('runs/a/raw/1.ndjson.gz', packed, {
      contentType: 'application/x-ndjson',
      contentEncoding: 'gzip',
    });

    expect(await objects.get('runs/a/raw/1.ndjson.gz')).toEqual(packed);
  });

  it('returns nothing for a key that was never written', async () => {
    expect(await createDataBucket(options()).get('runs/none')).toBeUndefined();
  });

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

describe('createMappingBucket', () => {
  it('reads a document as text', async () => {
    await createDataBucket(options()).put('mapping.json', bytes('{"ñ":1}'), { contentType: 'application/json' });

    expect(await createMappingBucket(options()).get('mapping.json')).toBe('{"ñ":1}');
    expect(await createMappingBucket(options()).get('none.json')).toBeUndefined();
  });
});
