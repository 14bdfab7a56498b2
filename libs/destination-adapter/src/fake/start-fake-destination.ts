import type { AddressInfo } from 'node:net';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { replyText } from './fake-script.ts';
import { createFakeDestination, type FakeDestination, type FakeDestinationOptions } from './fake-destination.ts';
import type { FakeDestinationScript } from './fake-script.ts';

/** Where a fake listens, the key that it accepts, and its faults. */
export interface FakeServerOptions extends FakeDestinationOptions {
  /** @defaultValue 0, any free one */
  readonly port?: number;
}

/** A destination on loopback. */
export interface RunningFakeDestination<FollowUp extends string = string> extends FakeDestination<FollowUp> {
  /** Without `/v1`. */
  readonly url: URL;
  /** The document of a client's secret. */
  readonly secret: Readonly<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

/** Starts a destination on 127.0.0.1 that stores what it is sent and fails according to its switches. */
export const startFakeDestination = async <FollowUp extends string>(
  script: FakeDestinationScript<FollowUp>,
  options: FakeServerOptions = {},
): Promise<RunningFakeDestination<FollowUp>> => {
  const fake = createFakeDestination(script, options);
  const server = createServer((request, response) => {
    void serve(fake, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`);
  return {
    ...fake,
    url,
    secret: { api_url: url.href, api_key: fake.apiKey },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const serve = async (fake: FakeDestination, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const reply = await fake.handle({
    method: request.method ?? 'GET',
    path: pathname,
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
