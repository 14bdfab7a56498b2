import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { fakeDialects, type SiesaDialectName } from '../dialects/registry.ts';
import type { SiesaCredentials } from '../siesa-options.ts';
import type { FakeCatalogue, FakeDialect, FakeRows } from './fake-dialect.ts';
import { type FakeAnswer, fail } from './fake-failure.ts';
import { allowanceOf, retryAfterHeaders } from './fake-limit.ts';
import { type FakeSiesaSwitches, standardSwitches } from './fake-switches.ts';
import { createFakeTable, type FakeRow } from './fake-table.ts';

/** One call that reached the fake. */
export interface FakeSiesaCall {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface FakeSiesaOptions extends FakeRows {
  /** @defaultValue `inventory` */
  readonly dialect?: SiesaDialectName;
  /** Products that are rows of dialect `inventory`, for a fake of any dialect, which rewrites them. @defaultValue none */
  readonly catalogue?: readonly FakeRow[];
  /** Rows of `/inventory/stock`, dialect `inventory`. @defaultValue none */
  readonly stock?: readonly FakeRow[];
  /** The bearer key, or the ConniKey. @defaultValue `siesa_api_key_here` */
  readonly apiKey?: string;
  /** @defaultValue 0: any free one */
  readonly port?: number;
  readonly switches?: Partial<FakeSiesaSwitches>;
  /** Called before each answer: the place to change the catalogue while it is read. `index` counts from 0. */
  readonly onCall?: (call: FakeSiesaCall, index: number) => void;
}

/** A Siesa on this machine. */
export interface FakeSiesa extends FakeCatalogue {
  readonly dialect: SiesaDialectName;
  /** The value of `siesa_api_url`. */
  readonly url: URL;
  /** The secret's document. */
  readonly secret: Readonly<Record<string, string>>;
  /** The same, for `createSiesaClient`. */
  readonly credentials: SiesaCredentials;
  /** Every call so far, oldest first. */
  readonly calls: readonly FakeSiesaCall[];
  /** Replaces all products. */
  readonly set: (rows: readonly FakeRow[]) => void;
  /** Replaces the whole catalogue by products that are rows of dialect `inventory`, which the dialect rewrites. */
  readonly setCatalogue: (products: readonly FakeRow[]) => void;
  /** Changes products by their id, or adds them. */
  readonly upsert: (rows: readonly FakeRow[]) => void;
  readonly switches: FakeSiesaSwitches;
  readonly close: () => Promise<void>;
}

/**
 * Starts a Siesa on 127.0.0.1 that answers as docs/reference/siesa.md has it, and wrongly when its switches demand it.
 *
 * @example
 * const siesa = await startFakeSiesa({ rows: [aSiesaProduct()] });
 * siesa.switches.failures.push({ kind: 'reset' });
 * await siesa.close();
 */
export const startFakeSiesa = async (options: FakeSiesaOptions = {}): Promise<FakeSiesa> => {
  const { dialect: name = 'inventory', apiKey = 'siesa_api_key_here' } = options;
  const dialect = fakeDialects.find((fake) => fake.name === name);
  if (!dialect) throw new TypeError(`Dialect '${name}' has no fake. Add one to registry.ts.`);
  const switches = { ...standardSwitches(), ...dialect.switches, ...options.switches };
  const catalogue = createCatalogue(dialect, options);
  const calls: FakeSiesaCall[] = [];
  const answer = answerer({ dialect, apiKey, switches, ...catalogue });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = { url: new URL(request.url ?? '/', 'http://127.0.0.1'), headers: request.headers, at: Date.now() };
    const index = calls.push(call) - 1;
    options.onCall?.(call, index);
    setDate(response, switches.date);
    const failure = switches.failures.shift() ?? switches.failWhen?.({ index, url: call.url });
    const truth = encoded(answer(call, index), request.headers['accept-encoding'] ?? '', switches);
    if (switches.latencyMs > 0) await sleep(switches.latencyMs);
    if (failure) await fail(failure, truth, response);
    else response.writeHead(truth.status, truth.headers).end(truth.body);
  };
  const server = createServer((request, response) => void serve(request, response)).listen(
    options.port ?? 0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api`);
  const { keys, secret } = dialect.keysFor(apiKey);

  return {
    dialect: name,
    url,
    secret: { api_url: url.href, ...secret },
    credentials: { secretName: 'siesa-integration/cliente-a/siesa', read: () => Promise.resolve(keys) },
    calls,
    ...catalogue,
    set: catalogue.products.set,
    setCatalogue: (products) => {
      const { rows, tables = {} } = rowsIn(dialect, { catalogue: products });
      if (rows) catalogue.products.set(rows);
      for (const [query, list] of Object.entries(tables)) catalogue.tables.get(query)?.set(list);
    },
    upsert: catalogue.products.upsert,
    switches,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** The answer as it leaves: a text of it in Latin-1, or all of it in deflate. */
const encoded = (answer: FakeAnswer, accepted: string, { latin1, deflate }: FakeSiesaSwitches): FakeAnswer => {
  const body = typeof answer.body === 'string' && latin1 !== undefined ? inLatin1(answer.body, latin1) : answer.body;
  const isDeflated = deflate === 'accepted' ? accepted.includes('deflate') : deflate !== undefined;
  if (!isDeflated || body === undefined) return { ...answer, ...(body && { body }) };
  const deflated = deflate === 'zlib' ? deflateSync(body) : deflateRawSync(body);
  return { ...answer, headers: { ...answer.headers, 'content-encoding': 'deflate' }, body: deflated };
};

const inLatin1 = (body: string, text: string): Buffer => {
  const [before = '', ...after] = body.split(text);
  return Buffer.concat([
    Buffer.from(before),
    ...after.flatMap((part) => [Buffer.from(text, 'latin1'), Buffer.from(part)]),
  ]);
};

const rowsIn = (
  { rowsOf = (rows) => ({ rows }) }: FakeDialect,
  { catalogue, ...rows }: Pick<FakeSiesaOptions, 'catalogue' | 'rows' | 'tables'>,
): FakeRows => (catalogue ? rowsOf(catalogue) : rows);

const createCatalogue = (dialect: FakeDialect, { stock, ...options }: FakeSiesaOptions): FakeCatalogue => {
  const { keyOf, productsQuery } = dialect;
  const { rows, tables = {} } = rowsIn(dialect, options);
  const products = createFakeTable(keyOf, rows ?? tables[productsQuery ?? '']);
  const others = Object.entries(tables).filter(([name]) => name !== productsQuery);
  return {
    products,
    stock: createFakeTable(JSON.stringify, stock),
    tables: new Map([
      ...(productsQuery === undefined ? [] : [[productsQuery, products] as const]),
      ...others.map(([name, list]) => [name, createFakeTable(JSON.stringify, list)] as const),
    ]),
  };
};

interface AnswererOptions extends FakeCatalogue {
  readonly dialect: FakeDialect;
  readonly apiKey: string;
  readonly switches: FakeSiesaSwitches;
}

/** What the fake answers when nothing goes wrong: keys first, then the limit, then the catalogue. */
const answerer = ({
  dialect,
  apiKey,
  switches,
  ...catalogue
}: AnswererOptions): ((call: FakeSiesaCall, index: number) => FakeAnswer) => {
  const counted: number[] = [];

  return ({ url, headers, at }, index) => {
    if (switches.refusesKeys || !dialect.accepts(headers, apiKey)) return dialect.refusal();
    const before = allowanceOf(counted, switches.requestsPerMinute, at);
    if (before && before.remaining <= 0)
      return dialect.tooManyCalls(before, retryAfterHeaders(switches.retryAfter, before, at));
    counted.push(at);

    const answer = dialect.answer({ url, index, switches, ...catalogue });
    const after = allowanceOf(counted, switches.requestsPerMinute, at);
    return after ? { ...answer, headers: { ...answer.headers, ...dialect.limitHeaders?.(after) } } : answer;
  };
};

const setDate = (response: ServerResponse, date: FakeSiesaSwitches['date']): void => {
  response.sendDate = date === 'now';
  if (typeof date === 'number') response.setHeader('date', new Date(date).toUTCString());
};
