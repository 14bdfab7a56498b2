import type { AddressInfo } from 'node:net';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type FakeReply, type FakeRequest, replyText } from './fake-script.ts';

/** What answers requests, whatever it stores. */
export interface FakeHandler {
  readonly handle: (request: Omit<FakeRequest, 'at'>) => Promise<FakeReply>;
}

/** Serves a fake on 127.0.0.1. @param port - 0: any free one */
export const serveFake = async (
  fake: FakeHandler,
  port = 0,
): Promise<{ readonly url: URL; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    void serve(fake, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const serve = async (fake: FakeHandler, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const reply = await fake.handle({
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: request.headers,
    body: await readJson(request),
  });
  if (reply.cut === 'all') return void response.destroy();

  const text = replyText(reply);
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...reply.headers,
  });
  if (reply.cut === undefined) return void response.end(text);
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy());
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
};
