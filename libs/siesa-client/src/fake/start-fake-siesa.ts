import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SiesaCredentials } from '../siesa-options.ts';
import { answerConnekta, connektaError } from '../dialects/connekta/fake/answer-connekta.ts';
import { type FakeAnswer, fail } from './fake-failure.ts';
import { answerInventory } from '../dialects/inventory/fake/answer-inventory.ts';
import { allowanceOf, limitHeaders, tooManyCalls } from './fake-limit.ts';
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
  /** Rows of `/inventory/stock`, dialect `inventory`. @defaultValue none */
  readonly stock?: readonly FakeRow[];
  /** Rows by query, dialect `connekta`; `API_v2_Items` may come as `rows` instead. @defaultValue none */
  readonly tables?: Readonly<Record<string, readonly FakeRow[]>>;
  /** The bearer key, or the ConniKey. @defaultValue `siesa_api_key_here` */
  readonly apiKey?: string;
  /** @defaultValue 0: any free one */
  readonly port?: number;
  readonly switches?: Partial<FakeSiesaSwitches>;
  /** Told before each answer: the place to change the catalogue while it is read. `index` counts from 0. */
  readonly onCall?: (call: FakeSiesaCall, index: number) => void;
}

/** A Siesa on this machine. */
export interface FakeSiesa {
  readonly dialect: 'inventory' | 'connekta';
  /** What goes into `siesa_api_url`. */
  readonly url: URL;
  /** The secret's document. */
  readonly secret: Readonly<Record<string, string>>;
  /** The same, for `createSiesaClient`. */
  readonly credentials: SiesaCredentials;
  /** Every call so far, oldest first. */
  readonly calls: readonly FakeSiesaCall[];
  /** The catalogue: `/inventory/products`, or `API_v2_Items`. */
  readonly products: FakeTable;
  readonly stock: FakeTable;
  /** Dialect `connekta`: every query. */
  readonly tables: ReadonlyMap<string, FakeTable>;
  /** Replaces all products. */
  readonly set: (rows: readonly FakeRow[]) => void;
  /** Changes products by their id, or adds them. */
  readonly upsert: (rows: readonly FakeRow[]) => void;
  readonly switches: FakeSiesaSwitches;
  readonly close: () => Promise<void>;
}

/**
 * Starts a Siesa on 127.0.0.1 that answers as docs/reference/siesa.md describes, and wrongly where its switches ask for it.
 *
 * @example
 * const siesa = await startFakeSiesa({ rows: [aSiesaProduct()] });
 * siesa.switches.failures.push({ kind: 'reset' });
 * await siesa.close();
 */
export const startFakeSiesa = async (options: FakeSiesaOptions = {}): Promise<FakeSiesa> => {
  const { dialect = 'inventory', apiKey = 'siesa_api_key_here' } = options;
  const switches = { ...standardSwitches(dialect), ...options.switches };
  const catalogue = createCatalogue(options);
  const calls: FakeSiesaCall[] = [];
  const answer = answerer({ dialect, apiKey, switches, ...catalogue });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = { url: new URL(request.url ?? '/', 'http://127.0.0.1'), headers: request.headers, at: Date.now() };
    const index = calls.push(call) - 1;
    options.onCall?.(call, index);
    setDate(response, switches.date);
    const failure = switches.failures.shift() ?? switches.failWhen?.({ index, url: call.url });
    const truth = answer(call, index);
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

  return {
    dialect,
    url,
    ...credentialsFor(dialect, url, apiKey),
    calls,
    ...catalogue,
    set: catalogue.products.set,
    upsert: catalogue.products.upsert,
    switches,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

type Catalogue = Pick<FakeSiesa, 'products' | 'stock' | 'tables'>;

const createCatalogue = ({ dialect, rows, stock, tables = {} }: FakeSiesaOptions): Catalogue => {
  const keyOf =
    dialect === 'connekta'
      ? (row: FakeRow) => `${String(row['f120_id_cia'])}:${String(row['f120_id'])}`
      : (row: FakeRow) => String(row['f_codigo']).trim();
  const products = createFakeTable(keyOf, rows ?? tables['API_v2_Items']);
  const others = Object.entries(tables).filter(([name]) => name !== 'API_v2_Items');
  return {
    products,
    stock: createFakeTable(JSON.stringify, stock),
    tables: new Map([
      ['API_v2_Items', products],
      ...others.map(([name, list]) => [name, createFakeTable(JSON.stringify, list)] as const),
    ]),
  };
};

const credentialsFor = (
  dialect: FakeSiesa['dialect'],
  url: URL,
  apiKey: string,
): Pick<FakeSiesa, 'secret' | 'credentials'> => {
  const [secret, keys] =
    dialect === 'connekta'
      ? [
          { conni_key: apiKey, conni_token: 'token' },
          { conniKey: apiKey, conniToken: 'token' },
        ]
      : [{ api_key: apiKey }, { apiKey }];
  return {
    secret: { api_url: url.href, ...secret },
    credentials: { secretName: 'siesa-integration/cliente-a/siesa', read: () => Promise.resolve(keys) },
  };
};

interface AnswererOptions extends Catalogue {
  readonly dialect: 'inventory' | 'connekta';
  readonly apiKey: string;
  readonly switches: FakeSiesaSwitches;
}

/** What the fake answers when nothing goes wrong: keys first, then the limit, then the catalogue. */
const answerer = ({
  dialect,
  apiKey,
  switches,
  products,
  stock,
  tables,
}: AnswererOptions): ((call: FakeSiesaCall, index: number) => FakeAnswer) => {
  const counted: number[] = [];
  const [header, expected] = dialect === 'connekta' ? ['connikey', apiKey] : ['authorization', `Bearer ${apiKey}`];

  return ({ url, headers, at }, index) => {
    if (switches.refusesKeys || headers[header] !== expected)
      return dialect === 'connekta'
        ? connektaError(401, 'No autorizado.')
        : { status: 401, body: '{"error":"Unauthorized"}' };
    const before = allowanceOf(counted, switches.requestsPerMinute, at);
    if (before && before.remaining <= 0) return tooManyCalls(dialect, switches.retryAfter, before, at);
    counted.push(at);
    if (dialect === 'inventory') return answerInventory(url, products, stock, switches);

    const answer = answerConnekta(url, index, tables, switches);
    const after = allowanceOf(counted, switches.requestsPerMinute, at);
    return after ? { ...answer, headers: { ...answer.headers, ...limitHeaders(after) } } : answer;
  };
};

const setDate = (response: ServerResponse, date: FakeSiesaSwitches['date']): void => {
  response.sendDate = date === 'now';
  if (typeof date === 'number') response.setHeader('date', new Date(date).toUTCString());
};
