import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import ky from 'ky';
import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '../index.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const listen = async (answer: RequestListener): Promise<string> => {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
};
const fetch = createGuardedFetch({ allowLoopbackHttp: true });

describe('createGuardedFetch', () => {
  it('sends method, headers and body as ky passes them', async () => {
    const url = await listen((request, response) => {
      void Array.fromAsync(request).then((chunks) =>
        response.end(
          JSON.stringify({
            method: request.method,
            key: request.headers['x-api-key'],
            body: Buffer.concat(chunks as Buffer[]).toString(),
          }),
        ),
      );
    });
    const answer = await ky.post(url, { json: { a: 1 }, headers: { 'x-api-key': 'k' }, fetch }).json();

    expect(answer).toEqual({ method: 'POST', key: 'k', body: '{"a":1}' });
  });

  it('inflates, and stops at the cap', async () => {
    const url = await listen((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
    );
    const small = createGuardedFetch({ allowLoopbackHttp: true, maxBodyBytes: 1024 * 1024 });

    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(5_000_000);
    await expect((await small(url)).arrayBuffer()).rejects.toMatchObject({
      name: 'BodyTooLarge',
      code: 'BODY_TOO_LARGE',
    });
  });

  it.each([
    ['gzip', gzipSync('hello')],
    ['x-gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['deflate', deflateRawSync('hello')],
    ['Deflate', deflateRawSync('hello', { level: 0 })],
    ['br', brotliCompressSync('hello')],
    ['identity', Buffer.from('hello')],
    ['unknown', Buffer.from('hello')],
  ])('reads a body encoded as %s', async (encoding, body) => {
    const url = await listen((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));

    expect(await (await fetch(url)).text()).toBe('hello');
  });

  it.each([
    ['inside gzip', { 'content-encoding': 'gzip' }, gzipSync('hello'.repeat(1000)).subarray(0, 20)],
    ['inside a plain body', { 'content-length': '100' }, Buffer.from('hello')],
  ])('fails when the connection ends %s', async (_, headers, body) => {
    const url = await listen((__, response) => response.writeHead(200, headers).write(body, () => response.destroy()));

    await expect((await fetch(url)).text()).rejects.toThrow(new TypeError('terminated'));
  });

  it('has no body after 204, and no answer after a status that HTTP does not define', async () => {
    const url = await listen((request, response) => response.writeHead(request.url === '/odd' ? 600 : 204).end());

    expect(await (await fetch(url)).text()).toBe('');
    await expect(fetch(`${url}odd`)).rejects.toThrow(new TypeError('fetch failed'));
  });

  it('keeps its connection for the next call', async () => {
    const ports = new Set<number | undefined>();
    const url = await listen((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    for (let call = 0; call < 3; call += 1) await (await fetch(url)).text();

    expect(ports.size).toBe(1);
  });

  it('B35: does not follow a redirect', async () => {
    const url = await listen((_, response) =>
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
    );

    await expect(fetch(url, { headers: { 'x-api-key': 'k' } })).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      code: 'REDIRECT_REFUSED',
    });
  });

  it('B35: refuses a name that resolves to an inner address, when it connects', async () => {
    const inner = createGuardedFetch({
      resolve: (_, done) => {
        done(null, [{ address: '10.0.0.1', family: 4 }]);
      },
    });

    await expect(inner('https://siesa.example/')).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      code: 'ADDRESS_REFUSED',
      message: expect.stringContaining('siesa.example') as string,
    });
  });

  it.each([
    'https://user@host.example/',
    'https://127.1/',
    'https://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/',
    '/relative',
  ])('B35: refuses %s under its own name', async (address) => {
    await expect(createGuardedFetch()(address)).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      code: 'ADDRESS_REFUSED',
    });
  });

  it('B35: refuses plain http to this machine unless it is allowed', async () => {
    const url = await listen((_, response) => response.end('{}'));

    await expect(createGuardedFetch()(url)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it('stops at once when the signal aborts, before and while the body comes', async () => {
    const url = await listen((request, response) => {
      if (request.url === '/body') response.write('{');
    });
    const early = fetch(url, { signal: AbortSignal.timeout(50) });
    await expect(early).rejects.toMatchObject({ name: 'TimeoutError' });

    const controller = new AbortController();
    const late = await fetch(`${url}body`, { signal: controller.signal });
    controller.abort();
    await expect(late.text()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails as the system does when there is no answer', async () => {
    const url = await listen((_, response) => response.destroy());

    await expect(fetch(url)).rejects.toThrow(new TypeError('fetch failed'));
  });
});
