import { expect, it } from 'vitest';
import type { ObjectStore } from '../../run/object-store.ts';
import type { Subject } from './ports-under-test.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = { contentType: 'application/json' };
const packed = { contentType: 'application/x-ndjson', contentEncoding: 'gzip' };

export const describeObjects = (subject: Subject): void => {
  const objects = (): ObjectStore => subject().ports.objects;
  const read = async (key: string) => [...((await objects().get(key)) ?? [])];

  it('returns the bytes that were stored, still compressed', async () => {
    await objects().put('runs/bytes/raw/1 ñ.gz', Uint8Array.of(31, 139, 8, 0, 255), packed);

    expect(await read('runs/bytes/raw/1 ñ.gz')).toEqual([31, 139, 8, 0, 255]);
  });

  it('returns nothing for a key that was never written, or that others begin with', async () => {
    await objects().put('runs/none/a/1', bytes('x'), json);

    expect(await objects().get('runs/none/b')).toBeUndefined();
    expect(await objects().get('runs/none/a/1/deeper')).toBeUndefined();
    expect(await objects().get('runs/none/a')).toBeUndefined();
  });

  it('takes an empty object, and one of the size of the largest part', async () => {
    const large = new Uint8Array(8 * 1024 * 1024).fill(7);
    await objects().put('runs/size/empty', bytes(''), json);
    await objects().put('runs/size/large', large, packed);

    expect(await objects().get('runs/size/empty')).toHaveLength(0);
    expect(Buffer.compare((await objects().get('runs/size/large')) ?? bytes(''), large)).toBe(0);
  });

  it('keeps what it has stored, whatever becomes of the bytes that it was given', async () => {
    const body = Buffer.from('x'.repeat(100));
    await objects().put('runs/kept', body, json);
    body.fill(0);

    expect(await read('runs/kept')).toEqual([...bytes('x'.repeat(100))]);
  });

  it('gives the same bytes as they arrive', async () => {
    const large = new Uint8Array(1024 * 1024).map((_, at) => at % 251);
    await objects().put('runs/arrive/large', large, packed);
    const chunks = await Array.fromAsync((await objects().open('runs/arrive/large')) ?? []);

    expect(Buffer.compare(Buffer.concat(chunks), large)).toBe(0);
    expect(await objects().open('runs/arrive/none')).toBeUndefined();
  });

  it('replaces an object whole while others read it', async () => {
    const texts = ['a'.repeat(100_000), 'b'.repeat(50_000)];
    await objects().put('runs/replaced', bytes('a'.repeat(100_000)), json);

    const [, ...seen] = await Promise.all([
      objects().put('runs/replaced', bytes('b'.repeat(50_000)), json),
      ...Array.from({ length: 5 }, () => objects().get('runs/replaced')),
    ]);

    for (const body of seen) expect(texts).toContain(new TextDecoder().decode(body));
    expect(new TextDecoder().decode(await objects().get('runs/replaced'))).toBe(texts[1]);
  });

  it('lists the keys that begin with a text, in their order', async () => {
    const keys = ['runs/list/a', 'runs/list/b/1', 'runs/list/b/2', 'runs/list/b/20'];
    for (const key of keys.toReversed()) await objects().put(key, bytes('x'), json);
    await objects().put('runs/listed', bytes('x'), json);

    expect(await objects().list('runs/list/')).toEqual(keys);
    expect(await objects().list('runs/list/b/2')).toEqual(['runs/list/b/2', 'runs/list/b/20']);
    expect(await objects().list('runs/list')).toEqual([...keys, 'runs/listed']);
    expect(await objects().list('runs/list/none/')).toEqual([]);
    expect(await objects().list('runs/list/a/')).toEqual([]);
  });

  it('has what another process wrote, also when it wrote twice because the answer was lost', async () => {
    const other = (await subject().reopen()).objects;
    for (let time = 0; time < 2; time += 1) await other.put('runs/process/1', bytes('x'), json);

    expect(await read('runs/process/1')).toEqual([...bytes('x')]);
    expect(await objects().list('runs/process/')).toEqual(['runs/process/1']);
  });
};
