import { describe, expect, it } from 'vitest';
import { recordingFetch, rowsIn } from './recording-fetch.ts';

const answering =
  (body: ConstructorParameters<typeof Response>[0], status = 200): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));
const url = 'https://siesa.example/v1/inventory/products?page=1';

describe('recordingFetch', () => {
  it('passes an answer on and keeps it, in the order of the calls', async () => {
    const { fetch, exchanges } = recordingFetch((input) =>
      Promise.resolve(Response.json({ from: input instanceof Request ? input.url : '' })),
    );
    const [first, second] = [await fetch(url), await fetch(new Request(url.replace('page=1', 'page=2')))];

    expect(await second.json()).toEqual({ from: url.replace('page=1', 'page=2') });
    expect(await first.json()).toEqual({ from: url });
    expect(exchanges().map(({ url: { searchParams } }) => searchParams.get('page'))).toEqual(['1', '2']);
  });

  it('asks another address when it is told to', async () => {
    const asked: string[] = [];
    const { fetch } = recordingFetch(
      (input) => {
        asked.push(input instanceof Request ? `${input.url} ${input.headers.get('authorization') ?? ''}` : '');
        return Promise.resolve(new Response('[]'));
      },
      (address) => new URL(address.href.replace('page=1', 'page=0')),
    );
    await fetch(url, { headers: { authorization: 'Bearer k' } });

    expect(asked).toEqual([`${url.replace('page=1', 'page=0')} Bearer k`]);
  });

  it('keeps nothing of an answer that is not read to its end, is empty, or fails on the way', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.error(new Error('reset'));
      },
    });
    const recordings = [answering('[1]'), answering(null, 204), answering(broken)].map((fetch) =>
      recordingFetch(fetch),
    );
    const answers = await Promise.all(recordings.map(({ fetch }) => fetch(url)));
    await answers[0]?.body?.cancel();
    await expect(answers[2]?.text()).rejects.toThrow('reset');

    expect(recordings.flatMap(({ exchanges }) => exchanges())).toEqual([]);
  });

  it('keeps the call, and no body, of an answer that is not JSON or is larger than 16 MiB', async () => {
    const large = `[${'1,'.repeat(8 * 1024 * 1024)}1]`;
    for (const body of ['<html>', large]) {
      const { fetch, exchanges } = recordingFetch(answering(body));
      expect((await (await fetch(url)).text()).length).toBe(body.length);
      expect(exchanges()).toMatchObject([{ body: undefined }]);
    }
  });
});

describe('rowsIn', () => {
  it.each([
    [{ codigo: 0, detalle: { Table: [{ a: 1 }] } }, 1],
    [[{ a: 1 }, 'text'], 1],
    [{ warnings: [{ a: 1 }], data: [{ b: 1 }, { b: 2 }] }, 2],
    [{ a: { b: { c: { d: [{}] } } } }, 0],
    ['text', 0],
  ])('finds in %j %i rows', (body, count) => {
    expect(rowsIn(body)).toHaveLength(count);
  });
});
