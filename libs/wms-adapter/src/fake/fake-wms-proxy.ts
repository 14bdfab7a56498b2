import { isRecord, type JsonValue } from '@siesa-integration/canonical-model';
import {
  createFakeRecords,
  type FakeRecordOptions,
  type FakeRecords,
  type FakeRecordScript,
  type FakeRecordState,
  type FakeReply,
  type FakeRequest,
  startFakeRecords,
  type RunningFakeRecords,
} from '@siesa-integration/destination-adapter/fake';

/** Where a fake listens, and how it differs from the usual WMS Proxy. All can be changed while it runs. */
export interface FakeWmsProxySwitches {
  /** Pages without rows that have a cursor, before each page that has some. */
  emptyPages: number;
  /** The name of the cursor in a list. */
  cursorName: 'last_evaluated_key_id' | 'last_evaluated_key';
  /** Sentences beside each product that is stored, and beside each page. */
  warnings: string[];
  /** What stands before the token in the header; empty where it stands alone. */
  authScheme: string;
  /** Seconds until a token expires. */
  tokenSeconds: number;
}

/** A WMS Proxy on loopback. */
export interface FakeWmsProxy extends RunningFakeRecords {
  readonly own: FakeWmsProxySwitches;
}

export interface FakeWmsProxyOptions extends FakeRecordOptions {
  readonly own?: Partial<FakeWmsProxySwitches>;
}

/** API Gateway's stage, which the address ends in. */
const stage = '/staging';
const products = `${stage}/products`;
const pageRows = 20;

const withSwitches = (given: Partial<FakeWmsProxySwitches> = {}): FakeWmsProxySwitches => ({
  emptyPages: 0,
  cursorName: 'last_evaluated_key_id',
  warnings: [],
  authScheme: 'Bearer',
  tokenSeconds: 3_600,
  ...given,
});

/** A WMS Proxy without a network, below `/staging`. */
export const createFakeWmsProxy = ({ own, ...options }: FakeWmsProxyOptions = {}): FakeRecords =>
  createFakeRecords(script(withSwitches(own)), options);

/**
 * Starts a WMS Proxy on 127.0.0.1 that logs in, stores products and lists them by cursor.
 *
 * @example
 * const fake = await startFakeWmsProxy({ own: { emptyPages: 2 } });
 * const address = new URL('/staging', fake.url); // the client's product_api_url
 */
export const startFakeWmsProxy = async ({
  own: given,
  ...options
}: FakeWmsProxyOptions = {}): Promise<FakeWmsProxy> => {
  const own = withSwitches(given);
  const fake = await startFakeRecords(script(own), options);
  return {
    ...fake,
    own,
    url: new URL(stage, fake.url),
    secret: { product_type: 'wms', ...fake.secret, api_url: new URL(stage, fake.url).href },
  };
};

const script = (own: FakeWmsProxySwitches): FakeRecordScript => ({
  idField: 'external_id',
  loginPath: `${stage}/auth`,
  loggedIn: (token) => ({ status: 200, body: { token, attributes_user: [{ name: 'tenant', value: '9' }] } }),
  loginRefused: { status: 401, body: { message: 'Incorrect username or password.' } },
  tokenIn: ({ authorization }) => tokenIn(String(authorization), own.authScheme),
  unauthorized: { status: 401, body: { message: 'Unauthorized' } },
  throttled: { status: 429, body: { message: 'Too Many Requests' } },
  token: (number) => jsonWebToken({ exp: Math.floor(Date.now() / 1_000) + own.tokenSeconds, jti: number }),
  ref: (number) => number.toString(16).padStart(32, '0'),
  answer: (request, state) => answer(request, state, own),
});

const tokenIn = (header: string, scheme: string): string | undefined => {
  if (scheme === '') return header;
  return header.startsWith(`${scheme} `) ? header.slice(scheme.length + 1) : undefined;
};

const jsonWebToken = (claims: object): string =>
  [{ alg: 'HS256', typ: 'JWT' }, claims, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

const answer = (request: FakeRequest, state: FakeRecordState, own: FakeWmsProxySwitches): FakeReply => {
  const { method, path } = request;
  if (path === products && method === 'GET') return listed(request.query, state, own);
  if (path === products && method === 'POST') return created(request.body, state, own);
  const [, ref] = new RegExp(`^${products}/([^/]+)$`).exec(path) ?? [];
  if (ref !== undefined && method === 'PATCH') return updated(decodeURIComponent(ref), request.body, state, own);
  return { status: 403, body: { message: 'Missing Authentication Token' } };
};

const created = (body: unknown, state: FakeRecordState, own: FakeWmsProxySwitches): FakeReply => {
  const { store, switches } = state;
  const fields = fieldsOf(body);
  const refusal = refusalOf(fields, state);
  if (refusal) return refusal;
  const [known] = switches.duplicates === 'created' ? [] : store.withId(store.idOf(fields));
  if (known && switches.duplicates === 'refused')
    return { status: 409, body: { message: 'Product already exists', external_id: store.idOf(fields) } };
  const ref = typeof known?.['id'] === 'string' ? known['id'] : state.newRef();
  return stored(ref, fields, state, own);
};

const updated = (ref: string, body: unknown, state: FakeRecordState, own: FakeWmsProxySwitches): FakeReply => {
  const fields = fieldsOf(body);
  if (!state.store.rows.has(ref)) return { status: 404, body: { message: 'Product not found' } };
  return refusalOf(fields, state) ?? stored(ref, fields, state, own);
};

const stored = (
  ref: string,
  fields: Fields,
  { store }: FakeRecordState,
  { warnings }: FakeWmsProxySwitches,
): FakeReply => {
  const row = store.put(ref, {
    measure_unit: 'UND',
    id: ref,
    ...fields,
    modified_unix_epoch: Math.floor(Date.now() / 1_000),
  });
  return { status: 200, body: warnings.length > 0 ? { ...row, warnings: [...warnings] } : row };
};

type Fields = Readonly<Record<string, JsonValue>>;

const fieldsOf = (body: unknown): Fields => (isRecord(body) ? (body as Fields) : {});

const refusalOf = (fields: Fields, { store, switches }: FakeRecordState): FakeReply | undefined => {
  const id = store.idOf(fields);
  if (id === '') return { status: 400, body: { message: 'external_id is required' } };
  const poison = switches.poison.get(id);
  return poison === undefined ? undefined : { status: 400, body: { errors: { name: [poison] } } };
};

/** Rows have their id under another name than writes. */
const listed = (query: URLSearchParams, { store, switches }: FakeRecordState, own: FakeWmsProxySwitches): FakeReply => {
  const [exact, search, cursor] = [
    query.get('external_id__eq'),
    query.get('search'),
    query.get('last_evaluated_key_id'),
  ];
  const rows = store
    .visible(switches.lookUpLag)
    .filter((row) => exact === null || !switches.exactFilter || store.idOf(row) === exact)
    .filter((row) => search === null || store.idOf(row).includes(search));
  const [from, empties] = positionOf(cursor);
  if (empties < own.emptyPages) return page([], `Tenant#9-${String(from)}-${String(empties + 1)}`, own);

  const size = Math.min(pageRows, switches.mostRows);
  const next = from + size < rows.length ? `Tenant#9-${String(from + size)}-0` : undefined;
  return page(rows.slice(from, from + size), next, own);
};

const positionOf = (cursor: string | null): readonly [from: number, emptyPages: number] => {
  const [, from, empties] = /^Tenant#9-(\d+)-(\d+)$/.exec(cursor ?? '') ?? [];
  return [Number(from ?? 0), Number(empties ?? 0)];
};

const page = (rows: readonly Fields[], cursor: string | undefined, own: FakeWmsProxySwitches): FakeReply => ({
  status: 200,
  body: {
    results: rows.map(({ id = null, ...row }) => ({ variant_id: id, ...row })),
    count: rows.length,
    limit: pageRows,
    [own.cursorName]: cursor ?? null,
    warnings: [...own.warnings],
  },
});
