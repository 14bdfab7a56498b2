import { isRecord } from '@siesa-integration/canonical-model';
import { memoryRecords } from '../memory-records.ts';
import { type Mutant, onAnswer, onCall, resultsOf, type InterceptedCall } from './mutate.ts';

const isLookUp = ({ url, init }: InterceptedCall): boolean =>
  init.method === 'GET' && (url.searchParams.has('key') || url.searchParams.has('search'));
const emptyPage = { results: [], count: 0, next: false };
const answered = (body: unknown, status = 200, headers = {}): Promise<Response> =>
  Promise.resolve(Response.json(body, { status, headers }));

/** Changes the answers to calls of one method. */
const reread = (
  method: string,
  change: (status: number, body: unknown, call: InterceptedCall) => { status?: number; body?: unknown } | undefined,
): Mutant =>
  onAnswer(
    (status, body, call) => (call.init.method === method ? change(status, body, call) : undefined),
    memoryRecords,
  );
const rows = (change: (row: Readonly<Record<string, unknown>>, call: InterceptedCall) => unknown): Mutant =>
  reread('GET', (_, body, call) => {
    const results = resultsOf(body);
    return results && { body: { ...(body as object), results: results.map((row) => change(row, call)) } };
  });

/** Repeats a create by itself when its answer is lost. */
const createsAgain = onCall(async ({ init, call }) => {
  if (init.method !== 'POST') return call();
  const response = await call().catch(() => undefined);
  const text = await response?.text().catch(() => undefined);
  if (!response || text === undefined || response.status >= 500) return call();
  return new Response(text, { status: response.status });
}, memoryRecords);

/** Answers look-ups with nothing, once `from` says so of an earlier call. */
const looksNothingUp = (from: (call: InterceptedCall, status: number) => boolean): Mutant => {
  let blind = false;
  return onCall(async (intercepted) => {
    if (blind && isLookUp(intercepted)) return answered(emptyPage);
    const response = await intercepted.call();
    blind ||= from(intercepted, response.status);
    return response;
  }, memoryRecords);
};

/** Adapters that call, or read an answer, in a wrong way, by the rule that they break. */
export const eachCallingMutants: Readonly<Record<string, () => Mutant>> = {
  'renews-token': () => onAnswer((status) => (status === 401 ? { status: 403 } : undefined), memoryRecords),
  'refused-token-twice': () => onAnswer((status) => (status === 401 ? { status: 503 } : undefined), memoryRecords),
  'refused-login': () =>
    onAnswer(
      (status, _, { url }) => (url.pathname === '/login/' && status >= 400 ? { status: 500 } : undefined),
      memoryRecords,
    ),
  'look-up-first': () => onCall((call) => (isLookUp(call) ? answered(emptyPage) : call.call()), memoryRecords),
  'small-pages': () =>
    reread('GET', (_, body) =>
      isRecord(body) && body['next'] === true ? { body: { results: body['results'], next: false } } : undefined,
    ),
  'ignored-filter': () =>
    rows((row, { url }) => (url.searchParams.has('key') ? { ...row, key: url.searchParams.get('key') } : row)),
  blanks: () =>
    rows((row) => (row['key'] === String(row['key']).trim() ? row : { ...row, key: `?${String(row['key'])}` })),
  ambiguous: () =>
    reread('GET', (_, body) => {
      const [first] = resultsOf(body) ?? [];
      return first && { body: { ...(body as object), results: [first] } };
    }),
  'foreign-records': () => rows((row) => ({ ...row, owner: 7 })),
  'lost-create': () => createsAgain,
  'lost-create-in-a-list': () =>
    looksNothingUp(({ init, url }) => init.method === 'GET' && url.searchParams.has('page')),
  'remembers-lost-create': () => {
    let readings = 0;
    // From the failed look-ups of the second send on.
    return looksNothingUp(({ init }, status) => init.method === 'GET' && (readings += status === 503 ? 1 : 0) > 1);
  },
  'repeats-create': () =>
    onCall(
      ({ init, call }) => (init.method === 'POST' ? call().catch(() => answered({}, 400)) : call()),
      memoryRecords,
    ),
  'refused-create': () => looksNothingUp(({ init }, status) => init.method === 'POST' && status === 400),
  'refused-record': () => reread('POST', (status) => (status === 400 ? { body: {} } : undefined)),
  'reference-of-settings': () => reread('POST', (status) => (status === 400 ? { body: { name: ['no'] } } : undefined)),
  'stale-ref': () => reread('PATCH', (status) => (status === 404 ? { status: 400 } : undefined)),
  'only-what-is-sent': () =>
    onCall(
      ({ init, record, call }) =>
        init.method === 'PATCH' ? call({ body: JSON.stringify({ ean: '', ...record }) }) : call(),
      memoryRecords,
    ),
  'merged-object': () =>
    reread('GET', (_, body) => (isRecord(body) && 'id' in body ? { body: { ...body, properties: {} } } : undefined)),
  methods: () => onCall(({ init, call }) => call(init.method === 'PATCH' ? { method: 'PUT' } : {}), memoryRecords),
  'no-warning': () =>
    reread('POST', (_, body) => (isRecord(body) && 'ean' in body ? { body: { ...body, ean: '1' } } : undefined)),
  'ignored-field': () =>
    reread('POST', (_, body, { record }) =>
      isRecord(body) && 'key' in body ? { body: { ...record, ...body } } : undefined,
    ),
  'not-stored': () =>
    reread('POST', (_, body, { record }) =>
      isRecord(body) && 'key' in body ? { body: { ...body, ...record } } : undefined,
    ),
  'no-id': () =>
    reread('POST', (status, body, { url, record }) =>
      status === 201 && url.pathname === '/records/' && !(isRecord(body) && 'id' in body)
        ? { body: { ...record, id: '1' } }
        : undefined,
    ),
  'wrong-address': () =>
    reread('POST', (status) => (status === 404 || status === 405 ? { status: 400, body: {} } : undefined)),
  permission: () => reread('POST', (status) => (status === 403 ? { status: 401 } : undefined)),
  'passing-failures': () => reread('PATCH', (status) => (status === 425 ? { status: 400, body: {} } : undefined)),
  'three-retries': () =>
    onCall(async ({ call }) => {
      const response = await call();
      return response.status === 503 ? call() : response;
    }, memoryRecords),
  'pause-for-all': () => reread('POST', (status) => (status === 429 ? { status, body: {} } : undefined)),
  'pause-without-header': () => reread('POST', (status) => (status === 429 ? { status: 503, body: {} } : undefined)),
  'pause-too-long': () =>
    onCall(async ({ call }) => {
      const response = await call();
      return response.headers.has('retry-after') ? answered({}, response.status, { 'retry-after': '60' }) : response;
    }, memoryRecords),
};
