import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BodyTooLarge } from '../errors/shared-errors.ts';
import { readBody } from './read-body.ts';

const signal = new AbortController().signal;
const read = (body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null) =>
  readBody(new Response(body), { signal });

describe('readBody, from a connection', () => {
  const server = createServer((request, response) => {
    if (request.url === '/bomb')
      return void response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20)));
    response.write('{"drip":"');
    if (request.url === '/cut') return void setTimeout(() => response.destroy(), 5);
    const drip = setInterval(() => response.write('x'), 5);
    response.once('close', () => {
      clearInterval(drip);
    });
  });
  let base = '';
  beforeEach(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('B34: stops at what inflates past 64 MiB', async () => {
    await expect(fetch(`${base}/bomb`).then((response) => readBody(response, { signal }))).rejects.toThrow(
      BodyTooLarge,
    );
  });

  it('B34: ends a body that drips when its signal aborts', async () => {
    const controller = new AbortController();
    const response = await fetch(`${base}/drip`);
    setTimeout(() => {
      controller.abort(new Error('time is up'));
    }, 20);

    await expect(readBody(response, { signal: controller.signal })).rejects.toThrow('time is up');
  });

  it('returns a body that was cut off as data, with its cause', async () => {
    expect(await readBody(await fetch(`${base}/cut`), { signal })).toEqual({
      kind: 'cut',
      cause: expect.any(Error) as Error,
    });
  });
});

describe('readBody', () => {
  it('reads JSON in many chunks, split inside a character', async () => {
    const bytes = new TextEncoder().encode('{"name":"café"}');
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });

    expect(await read(stream)).toEqual({ kind: 'json', value: { name: 'café' } });
  });

  it.each([null, '', ' \n'])('finds %j empty', async (body) => {
    expect(await read(body)).toEqual({ kind: 'empty' });
  });

  it('refuses what is not UTF-8 instead of guessing', async () => {
    expect(await read(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({
      kind: 'unreadable',
      problem: 'text that is not UTF-8',
    });
  });

  it('B32: refuses 100,000 levels, HTML and cut JSON without quoting them', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);

    expect(await read(deep)).toMatchObject({ kind: 'unreadable', problem: 'JSON nested deeper than 100 levels' });
    expect(await read('<html>key-1234</html>')).toMatchObject({ kind: 'unreadable', problem: 'HTML' });
    expect(await read('{"a":')).toEqual({ kind: 'unreadable', problem: 'JSON that is cut or broken', text: '{"a":' });
  });
});
