import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BodyTooLarge, parseBody, readText, UnreadableBody } from './read-body.ts';

const endless = new AbortController().signal;

describe('readText', () => {
  const server = createServer((request, response) => {
    if (request.url === '/bomb')
      return void response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20)));
    response.write('{"drip":"');
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

  it('B34: cuts off what inflates past 64 MiB', async () => {
    await expect(fetch(`${base}/bomb`).then((response) => readText(response, endless))).rejects.toThrow(BodyTooLarge);
  });

  it('B34: ends a body that drips when its signal says so', async () => {
    const controller = new AbortController();
    const response = await fetch(`${base}/drip`);
    setTimeout(() => {
      controller.abort(new Error('time is up'));
    }, 20);

    await expect(readText(response, controller.signal)).rejects.toThrow('time is up');
  });

  it('reads a body of many chunks, and one of none', async () => {
    const chunks = ['caf', 'é', ' 500 g'].map((text) => new TextEncoder().encode(text));
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });

    expect(await readText(new Response(stream), endless)).toBe('café 500 g');
    expect(await readText(new Response(null), endless)).toBe('');
  });

  it('refuses what is not UTF-8 instead of guessing', async () => {
    await expect(readText(new Response(Uint8Array.of(0x22, 0xff, 0x22)), endless)).rejects.toThrow(UnreadableBody);
  });
});

describe('parseBody', () => {
  it('reads JSON, and nothing from nothing', () => {
    expect(parseBody('{"results":[]}')).toEqual({ results: [] });
    expect(parseBody(' \n')).toBeUndefined();
  });

  it('B32: refuses 100,000 levels and HTML without quoting them', () => {
    expect(() => parseBody('['.repeat(100_000) + ']'.repeat(100_000))).toThrow('nested too deep');
    expect(() => parseBody('<html>key-1234</html>')).toThrow(/^not JSON$/);
  });
});
