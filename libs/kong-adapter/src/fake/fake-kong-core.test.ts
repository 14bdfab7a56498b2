import type { FakeRecords } from '@siesa-integration/destination-adapter/fake';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeKongCore } from './fake-kong-core.ts';

let fake: FakeRecords;
let token: string;

const ask = (method: string, target: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const { pathname: path, searchParams: query } = new URL(target, 'http://kong-core');
  return fake.handle({ method, path, query, body, headers: { authorization: `Token ${token}`, ...headers } });
};
const logIn = () => {
  const { username, password } = fake.switches;
  return ask('POST', '/auth/token/login/', { username, password });
};

const sku = { external_id: 'A', name: 'CAMISA', type_id: 1, group_id: 10, customer_id: 35 };

beforeEach(async () => {
  fake = createFakeKongCore();
  token = '';
  token = ((await logIn()).body as { auth_token: string }).auth_token;
});

describe('paths', () => {
  it.each([
    ['GET', '/inventory/skus', 301],
    ['POST', '/inventory/skus', 301],
    ['PATCH', '/inventory/skus/8601', 301],
    ['GET', '/v1/inventory/skus/', 404],
    ['PUT', '/inventory/skus/', 405],
    ['POST', '/inventory/skus/8601/', 405],
    ['GET', '/inventory/skus/9999/', 404],
    ['DELETE', '/inventory/skus/8601/', 204],
    ['GET', '/inventory/skus/?page=2', 404],
  ])('%s %s is answered %i', async (method, path, status) => {
    await ask('POST', '/inventory/skus/', sku);
    expect(await ask(method, path)).toMatchObject({ status });
  });

  it('without a token, with a wrong one, and after a logout elsewhere are answered 401', async () => {
    expect(await ask('GET', '/inventory/skus/', undefined, { authorization: 'Bearer x' })).toMatchObject({
      status: 401,
    });
    expect(await ask('GET', '/inventory/skus/', undefined, { authorization: 'Token x' })).toMatchObject({
      status: 401,
    });
    fake.revokeTokens();
    expect(await ask('GET', '/inventory/skus/')).toMatchObject({ status: 401 });
  });

  it('beside the login are throttled with and without a pause', async () => {
    fake.switches.callsPerWindow = 0;
    expect(await ask('GET', '/inventory/skus/')).not.toHaveProperty('headers');
    fake.switches.retryAfter = '60';
    expect(await ask('GET', '/inventory/skus/')).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  });
});

describe('a body', () => {
  it.each([
    [{}, ['external_id', 'name', 'type_id', 'group_id', 'customer_id']],
    [undefined, ['external_id', 'name', 'type_id', 'group_id', 'customer_id']],
    [[sku], ['non_field_errors']],
    [{ ...sku, name: null }, ['name']],
    [{ ...sku, name: '  ' }, ['name']],
    [{ ...sku, name: true }, ['name']],
    [{ ...sku, name: { es: 'CAMISA' } }, ['name']],
    [{ ...sku, name: 'CAMI\0SA' }, ['name']],
    [{ ...sku, ean: '77020010417251' }, ['ean']],
    [{ ...sku, type_id: 9, group_id: 9 }, ['type_id', 'group_id']],
    [{ ...sku, is_active: 'yes and no' }, ['is_active']],
    [{ ...sku, filter: 8 }, ['filter']],
    [{ ...sku, properties: ['COLOR'] }, ['properties']],
    [{ ...sku, properties: null }, ['properties']],
  ])('%j is refused by field', async (body, fields) => {
    const { status, body: answer } = await ask('POST', '/inventory/skus/', body);
    expect([status, Object.keys(answer as object)]).toEqual([400, fields]);
  });

  it.each([
    [{ name: ' CAMISA ' }, { name: 'CAMISA' }],
    [{ name: 1204 }, { name: '1204' }],
    [{ is_active: '0' }, { is_active: false }],
    [{ is_active: 'true' }, { is_active: true }],
    [{ type_id: 0 }, { type_id: 0 }],
    [{ gtin_code: '1', unknown: 1 }, { gtin_code: null }],
  ])('%j is stored as %j', async (fields, stored) => {
    expect(await ask('POST', '/inventory/skus/', { ...sku, ...fields })).toMatchObject({ status: 201, body: stored });
  });

  it('may name type and group by their external ids', async () => {
    const body = { external_id: 'A', name: 'B', customer_id: 35, type_external_id: 'T', group_external_id: 'G' };
    expect(await ask('POST', '/inventory/skus/', body)).toMatchObject({ status: 201 });
  });

  it('changes any fields with PATCH and all of them with PUT', async () => {
    await ask('POST', '/inventory/skus/', sku);
    expect(await ask('PATCH', '/inventory/skus/8601/', { ean: '7' })).toMatchObject({
      status: 200,
      body: { ean: '7' },
    });
    expect(await ask('PUT', '/inventory/skus/8601/', { ean: '8' })).toMatchObject({ status: 400 });
    expect(await ask('PUT', '/inventory/skus/8601/', { ...sku, ean: '8' })).toMatchObject({ body: { ean: '8' } });
    fake.switches.poison.set('A', 'Too short.');
    expect(await ask('PATCH', '/inventory/skus/8601/', {})).toMatchObject({ body: { name: ['Too short.'] } });
  });
});

describe('a create of a known code', () => {
  it.each([
    ['refused', { status: 400, body: { external_id: ['sku with this external id already exists.'] } }, 1],
    ['upserted', { status: 201, body: { id: 8601, name: 'OTHER' } }, 1],
    ['created', { status: 201, body: { id: 8602 } }, 2],
  ] as const)('is %s', async (duplicates, answer, rows) => {
    fake.switches.duplicates = duplicates;
    await ask('POST', '/inventory/skus/', sku);

    expect(await ask('POST', '/inventory/skus/', { ...sku, name: 'OTHER' })).toMatchObject(answer);
    expect(fake.store.rows.size).toBe(rows);
  });

  it('is another SKU for another customer', async () => {
    await ask('POST', '/inventory/skus/', sku);
    expect(await ask('POST', '/inventory/skus/', { ...sku, customer_id: 36 })).toMatchObject({ status: 201 });
  });
});

it('a list has pages of 20 rows, and no more than the cap', async () => {
  for (let at = 0; at < 25; at += 1) await ask('POST', '/inventory/skus/', { ...sku, external_id: at.toString() });
  const page = async (query: string) => (await ask('GET', `/inventory/skus/${query}`)).body as Record<string, unknown>;

  expect(await page('')).toMatchObject({
    count: 25,
    previous: null,
    next: expect.stringContaining('page=2') as unknown,
  });
  expect(await page('?page=2')).toMatchObject({ next: null, previous: expect.stringContaining('page=1') as unknown });
  fake.switches.mostRows = 7;
  expect((await page('?page_size=500'))['results']).toHaveLength(7);
});
