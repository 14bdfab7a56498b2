import { describe, expect, it } from 'vitest';
import { connect, fake, products, rows, send, useFakeWmsProxy } from '../../testing/wms-proxy-setup.ts';

useFakeWmsProxy();

describe('an answer of another shape breaks the contract', () => {
  it.each([
    ['a login without a token', '/auth', { token: '' }],
    ['a login that is text', '/auth', 'token'],
    ['a list without results', '/products', { count: 0 }],
    ['a list of lists', '/products', []],
    ['a row that is text', '/products', { results: ['PROD000001'] }],
    ['a row without an id', '/products', { results: [{ external_id: 'PROD000001' }] }],
    ['a row whose id is a number', '/products', { results: [{ external_id: 'PROD000001', variant_id: 7 }] }],
  ])('%s', async (_, path, body) => {
    fake.switches.faults.push({ path, status: 200, body });
    await expect(send(products(1))).rejects.toMatchObject({ name: 'ProductContractBroken' });
    expect(rows()).toEqual([]);
  });
});

it.each([
  ['a code that is a number', { variant_id: 'a1', external_id: 7 }, { id: '7', ref: 'a1' }],
  ['no code', { variant_id: 'a1', external_id: null }, { id: '', ref: 'a1' }],
  ['the name that a write gives its id', { id: 'b2', external_id: ' A ' }, { id: 'A', ref: 'b2' }],
])('a row with %s is listed', async (_, row, record) => {
  fake.switches.faults.push({ path: '/products', status: 200, body: { results: [row] } });
  expect(await Array.fromAsync(connect().list?.() ?? [])).toMatchObject([record]);
});

it.each([
  [{ message: 'no check digit' }, 'no check digit'],
  [{ detail: 'no check digit' }, 'no check digit'],
  [{ code: 7 }, '{"code":7}'],
  [7, '7'],
])('a warning that is %j becomes one of the record', async (warning, message) => {
  fake.switches.faults.push({
    kind: 'rewrite',
    method: 'POST',
    path: '/products',
    rewrite: (body) => ({ ...(body as object), warnings: [warning] }),
  });
  expect(await send(products(1))).toMatchObject([{ warnings: [{ code: 'wms-proxy/warning', message }] }]);
});

describe('the simulator', () => {
  const ask = (method: string, path: string, body?: unknown) => {
    const { pathname, searchParams: query } = new URL(path, 'http://wms-proxy');
    return fake.handle({ method, path: pathname, query, body, headers: {} });
  };

  it.each([
    ['a scheme that is not configured', 'Token x'],
    ['no token', 'Bearer '],
  ])('refuses %s', async (_, authorization) => {
    const request = { method: 'GET', path: '/staging/products', query: new URLSearchParams(), body: undefined };
    expect(await fake.handle({ ...request, headers: { authorization } })).toMatchObject({ status: 401 });
  });

  it('wants a token, also where it would refuse the path', async () => {
    expect(await ask('GET', '/staging/nothing')).toMatchObject({ status: 401 });
  });

  it.each([
    ['POST', '/staging/products', undefined, 400],
    ['POST', '/staging/products', { name: 'no code' }, 400],
    ['PATCH', '/staging/products/nothing', { external_id: 'A' }, 404],
    ['GET', '/products', undefined, 403],
    ['DELETE', '/staging/products/nothing', undefined, 403],
  ])('answers %s %s with %j by %i', async (method, path, body, status) => {
    const { body: login } = await ask('POST', '/staging/auth', {
      username: fake.switches.username,
      password: fake.switches.password,
    });
    const { token } = login as { token: string };
    const request = { method, path, query: new URLSearchParams(), body };
    expect(await fake.handle({ ...request, headers: { authorization: `Bearer ${token}` } })).toMatchObject({ status });
  });
});
