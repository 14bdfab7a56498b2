import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SiesaCredentials } from '../siesa-options.ts';
import { type FakeAnswer, fail } from './fake-failure.ts';
import { answerInventory } from './fake-inventory.ts';
import { type FakeSiesaSwitches, standardSwitches } from './fake-switches.ts';
import { createFakeTable, type FakeRow, type FakeTable } from './fake-table.ts';

/** One call that reached the fake. */
export interface FakeSiesaCall {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface FakeSiesaOptions {
  /** @defaultValue `inventory` */
  readonly dialect?: 'inventory' | 'connekta';
  /** Product rows, as Siesa would give them; they are not copied. @defaultValue none */
  readonly rows?: readonly FakeRow[];
  /** Rows of `/inventory/stock`. @defaultValue none */
  readonly stock?: readonly FakeRow[];
  /** @defaultValue `siesa_api_key_here` */
  readonly apiKey?: string;
  /** @defaultValue 0: any free one */
  readonly port?: number;
  readonly switches?: Partial<FakeSiesaSwitches>;
  /** Told before each answer: the place to change the catalogue while it is read. `index` counts from 0. */
  readonly onCall?: (call: FakeSiesaCall, index: number) => void;
}

/** A Siesa on this machine. */
export interface FakeSiesa {
  /** What goes into `siesa_api_url`. */
  readonly url: URL;
  /** The secret's document. */
  readonly secret: Readonly<Record<string, string>>;
  /** The same, for `createSiesaClient`. */
  readonly credentials: SiesaCredentials;
  /** Every call so far, oldest first. */
  readonly calls: readonly FakeSiesaCall[];
  readonly products: FakeTable;
  readonly stock: FakeTable;
  /** Replaces all products. */
  readonly set: (rows: readonly FakeRow[]) => void;
  /** Changes products by their id, or adds them. */
  readonly upsert: (rows: readonly FakeRow[]) => void;
  readonly switches: FakeSiesaSwitches;
  readonly close: () => Promise<void>;
}

/**
 * Starts a Siesa on 127.0.0.1 that answers as `apis.md` says, and wrongly when its switches say so.
 *
 * @example
 * const siesa = await startFakeSiesa({ rows: [aSiesaProduct()] });
 * siesa.switches.failures.push({ kind: 'reset' });
 * await siesa.close();
 */
export const startFakeSiesa = async (options: FakeSiesaOptions = {}): Promise<FakeSiesa> => {
  const { apiKey = 'siesa_api_key_here' } = options;
  const switches = { ...standardSwitches(), ...options.switches };
  const products = createFakeTable((row) => String(row['f_codigo']).trim(), options.rows);
  const stock = createFakeTable((row) => JSON.stringify([row['warehouse_id'], row['product_id'], row['location']]), options.stock);
  const calls: FakeSiesaCall[] = [];

  const answer = (call: FakeSiesaCall): FakeAnswer => {
    if (switches.refusesKeys || call.headers.authorization !== `Bearer ${apiKey}`) return { status: 401, body: '{"error":"Unauthorized"}' };
    return tooMany(calls, switches, call.at) ?? answerInventory(call.url, products, stock, switches);
  };
  const server = createServer((request, response) => void serve(request, response));
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = { url: new URL(request.url ?? '/', 'http://127.0.0.1'), headers: request.headers, at: Date.now() };
    const index = calls.push(call) - 1;
    options.onCall?.(call, index);
    setDate(response, switches.date);
    const failure = switches.failures.shift() ?? switches.failWhen?.({ index, url: call.url });
    const truth = answer(call);
    if (switches.latencyMs > 0) await sleep(switches.latencyMs);
    if (failure) await fail(failure, truth, response);
    else response.writeHead(truth.status, truth.headers).end(truth.body);
  };
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api`);

  return {
    url,
    secret: { api_url: url.href, api_key: apiKey },
    credentials: { secretName: 'siesa-integration/cliente-a/siesa', read: () => Promise.resolve({ apiKey }) },
    calls,
    products,
    stock,
    set: products.set,
    upsert: products.upsert,
    switches,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const setDate = (response: ServerResponse, date: FakeSiesaSwitches['date']): void => {
  response.sendDate = date === 'now';
  if (typeof date === 'number') response.setHeader('date', new Date(date).toUTCString());
};

/** 429 when the calls of the last minute pass the limit: how long it asks to wait is when the oldest of them is a minute old. */
const tooMany = (calls: readonly FakeSiesaCall[], { requestsPerMinute, retryAfter }: FakeSiesaSwitches, now: number): FakeAnswer | undefined => {
  if (requestsPerMinute === Infinity) return undefined;
  const recent = calls.slice(-requestsPerMinute - 1);
  const [oldest] = recent;
  if (recent.length <= requestsPerMinute || !oldest || oldest.at <= now - 60_000) return undefined;

  const seconds = Math.ceil((oldest.at + 60_000 - now) / 1000);
  const header = { seconds: { 'retry-after': String(seconds) }, date: { 'retry-after': new Date(now + seconds * 1000).toUTCString() }, none: {}, 'mm:ss': {} }[retryAfter];
  return { status: 429, headers: header, body: '{"error":"Too Many Requests"}' };
};
