import { isRecord } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { createEachAdapter } from '../create-each-adapter.ts';
import type { Destination, DestinationConnection, DestinationPayload } from '../definition/destination-adapter.ts';
import type { EachDefinition } from '../definition/each-definition.ts';
import { clearedBy, loginSecretSchema, payloadSchema } from '../definition/schemas.ts';
import {
  createFakeRecords,
  fakeFetch,
  type FakeRecordOptions,
  type FakeRecords,
  type FakeRecordState,
  type FakeReply,
  type FakeRequest,
} from '../fake/index.ts';
import { readId } from '../reply/record-id.ts';
import type { EachUnderTest } from './each/each-harness.ts';

const text = v.pipe(v.string('text'), v.nonEmpty('at least one character'));
const perPage = 50;

/** The definition of a destination in memory that takes one record a call: the smallest that has every part. */
export const memoryRecordsDefinition: EachDefinition = {
  name: 'memory',
  dialect: 'memory-each',
  title: 'Memory',
  idField: 'key',
  standardFields: [
    { canonical: 'id', target: 'key' },
    { canonical: 'name', target: 'name' },
    { canonical: 'ean', target: 'ean' },
    { canonical: 'custom:properties', target: 'properties' },
  ],
  payload: payloadSchema({ key: text, name: text, ean: clearedBy('', v.string('text')) }),
  secret: loginSecretSchema({}),
  login: {
    path: { path: '/login/' },
    body: ({ username, password }) => ({ username, password }),
    token: (body) => (isRecord(body) ? readId(body['token']) : undefined),
    headers: (token) => ({ authorization: `Token ${token}` }),
  },
  constants: { owner: 7 },
  references: { owner: 'product_settings.owner' },
  reading: {
    list: { path: '/records/?owner=7&page=1' },
    exact: (id) => ({ path: `/records/?owner=7&key=${encodeURIComponent(id)}` }),
    search: (id) => ({ path: `/records/?owner=7&search=${encodeURIComponent(id)}` }),
    page: (body, { path }) => {
      if (!isRecord(body) || !Array.isArray(body['results'])) return undefined;
      const next = new URL(path, 'http://memory');
      next.searchParams.set('page', String(Number(next.searchParams.get('page') ?? '1') + 1));
      return {
        rows: body['results'] as readonly unknown[],
        ...(body['next'] === true && { next: { path: next.pathname + next.search } }),
        ...(typeof body['count'] === 'number' && { total: body['count'] }),
      };
    },
    row: (row) => {
      const ref = isRecord(row) ? readId(row['id']) : undefined;
      if (!isRecord(row) || ref === undefined) return undefined;
      return { ref, id: (readId(row['key']) ?? '').trim(), own: (row['owner'] ?? 7) === 7 };
    },
  },
  collection: { path: '/records/' },
  one: (ref) => ({ path: `/records/${ref}/` }),
  createOnly: ['key', 'owner'],
  mergedFields: ['properties'],
};

/** The same destination in memory: for the kit's own tests, and for tests of code that loads products one by one. */
export const memoryRecords: Destination = {
  name: memoryRecordsDefinition.name,
  maxBatchSize: 1,
  create: (connection) => createEachAdapter(memoryRecordsDefinition, connection),
};

/** Its fake. Call it with `fakeFetch`. */
export const createMemoryRecordsFake = (options?: FakeRecordOptions): FakeRecords =>
  createFakeRecords(
    {
      idField: 'key',
      loginPath: '/login/',
      loggedIn: (token) => ({ status: 200, body: { token } }),
      loginRefused: { status: 400, body: { error: 'Unknown user or password' } },
      tokenIn: ({ authorization }) => /^Token (.+)$/.exec(String(authorization))?.[1],
      unauthorized: { status: 401, body: { error: 'Unknown token' } },
      throttled: { status: 429, body: { error: 'Too many requests' } },
      token: (number) => `token-${number.toString().padStart(12, '0')}`,
      ref: String,
      answer,
    },
    options,
  );

const answer = ({ method, path, query, body }: FakeRequest, state: FakeRecordState): FakeReply => {
  const { store, switches } = state;
  if (path === '/records/' && method === 'GET') return listed(query, state);
  const fields = isRecord(body) ? (body as DestinationPayload) : {};
  const error = switches.poison.get(store.idOf(fields));
  if (path === '/records/' && method === 'POST') {
    if (error !== undefined) return { status: 400, body: { name: [error] } };
    const [known] = switches.duplicates === 'created' ? [] : store.withId(store.idOf(fields));
    if (known && switches.duplicates === 'refused') return { status: 400, body: { key: ['It exists'] } };
    const ref = readId(known?.['id']) ?? state.newRef();
    return { status: 201, body: store.put(ref, { id: ref, ...fields }) };
  }
  const ref = /^\/records\/([^/]+)\/$/.exec(path)?.[1] ?? '';
  const row = store.rows.get(ref);
  if (!row) return { status: 404, body: { error: 'Not found' } };
  if (method === 'GET') return { status: 200, body: row };
  const refused = switches.poison.get(store.idOf(row));
  return refused === undefined
    ? { status: 200, body: store.put(ref, fields) }
    : { status: 400, body: { name: [refused] } };
};

const listed = (query: URLSearchParams, { store, switches }: FakeRecordState): FakeReply => {
  const [key, search] = [query.get('key'), query.get('search')];
  const rows = store
    .visible(switches.lookUpLag)
    .filter((row) => !switches.exactFilter || key === null || store.idOf(row) === key)
    .filter((row) => search === null || store.idOf(row).includes(search));
  const size = Math.min(perPage, switches.mostRows);
  const from = (Number(query.get('page') ?? '1') - 1) * size;
  if (from > 0 && from >= rows.length) return { status: 404, body: { error: 'Invalid page' } };
  return {
    status: 200,
    body: { count: rows.length, next: from + size < rows.length, results: rows.slice(from, from + size) },
  };
};

/** A connection to it, which never waits. */
export const memoryRecordsConnection = (
  fake: FakeRecords,
  overrides: Partial<DestinationConnection> = {},
): DestinationConnection => ({
  baseUrl: new URL('https://memory.example'),
  credentials: {
    secretName: 'a/memory',
    read: () => {
      const { username, password } = fake.switches;
      return Promise.resolve({ api_url: 'https://memory.example/', username, password });
    },
  },
  fetch: fakeFetch(fake),
  sleep: () => Promise.resolve(),
  ...overrides,
});

/** The destination in memory, as the kit takes it. */
export const startMemoryRecords = (
  destination: EachUnderTest['destination'] = memoryRecords,
): Promise<EachUnderTest> => {
  const fake = createMemoryRecordsFake();
  const url = new URL('https://memory.example/');
  return Promise.resolve({
    destination,
    dialect: memoryRecordsDefinition.dialect,
    fake,
    url,
    secret: { api_url: url.href, username: fake.switches.username, password: fake.switches.password },
    fetch: fakeFetch(fake),
    collection: '/records/',
    fields: memoryRecordsDefinition.standardFields,
    optional: { canonical: 'ean', target: 'ean', value: '7702001041725', cleared: '' },
    merged: { canonical: 'custom:properties', target: 'properties' },
    owners: { own: { owner: 7 }, foreign: { owner: 8 } },
    reference: { field: 'owner', setting: 'product_settings.owner' },
  });
};
