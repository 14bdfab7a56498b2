import type { AddressInfo } from 'node:net';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answer } from './fake-answer.ts';
import { createFakeStore, type FakeStore } from './fake-store.ts';
import { defaultSwitches, type FakeSwitches } from './fake-switches.ts';

/** How a product looks from outside: paths, key, id. */
export interface FakeProductScript {
  /** The key of a record in every body, for example `product_id`. */
  readonly idField: string;
  /** Makes a path into the one that it is known by here. */
  readonly route?: (path: string) => string;
  /** Takes arrays of records, for example `/v1/products/bulk`. */
  readonly bulk: string;
  /** Takes one record with PUT; the id follows. For example `/v1/products/`. */
  readonly one?: string;
  /** Take arrays of items for records that exist, by path. */
  readonly followUps?: Readonly<Record<string, string>>;
  /** Whether the headers prove the key. */
  readonly authorized: (headers: Readonly<Record<string, string | string[] | undefined>>, apiKey: string) => boolean;
  /** Anything else that it answers, by `METHOD path`: a body, or `undefined` for 404. */
  readonly extras?: Readonly<Record<string, () => unknown>>;
}

/** Where it listens and which key it takes. */
export interface FakeProductOptions {
  /** @defaultValue 0, any free one */
  readonly port?: number;
  /** @defaultValue `test-key-0123456789` */
  readonly apiKey?: string;
  /** What goes wrong from the start. */
  readonly switches?: Partial<FakeSwitches>;
}

/** One call it has had, whatever came of it. */
export interface FakeCall {
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970, when it arrived. */
  readonly at: number;
  /** Ids of the records in it, in order. */
  readonly ids: readonly string[];
  /** 0: the connection was killed. */
  readonly status: number;
}

/** A product on loopback. */
export interface FakeProduct extends FakeStore {
  /** Without `/v1`. */
  readonly url: URL;
  readonly apiKey: string;
  /** The document that a client's secret would hold. */
  readonly secret: Readonly<Record<string, unknown>>;
  readonly calls: readonly FakeCall[];
  /** What goes wrong; change it while it runs. */
  readonly switches: FakeSwitches;
  readonly close: () => Promise<void>;
}

/** Starts a product on 127.0.0.1 that keeps what it is sent, and fails as its switches say. */
export const startFakeProduct = async (script: FakeProductScript, options: FakeProductOptions = {}): Promise<FakeProduct> => {
  const store = createFakeStore(script);
  const switches: FakeSwitches = { ...defaultSwitches(options.apiKey), ...options.switches };
  const calls: FakeCall[] = [];
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = Date.now();
    const body = await readJson(request);
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const method = request.method ?? 'GET';
    const reply = answer({ method, path, headers: request.headers, body, at }, { script, store, switches });
    calls.push({ method, path, at, ids: reply.ids, status: reply.cut === 'all' ? 0 : reply.status });
    if (switches.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, switches.latencyMs));
    if (reply.cut === 'all') return void response.destroy();

    const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
    response.writeHead(reply.status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...reply.headers });
    if (reply.cut !== 'half') return void response.end(text);
    response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy());
  };

  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`);
  return {
    ...store,
    url,
    apiKey: switches.apiKey,
    secret: { api_url: url.href, api_key: switches.apiKey },
    calls,
    switches,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
};
