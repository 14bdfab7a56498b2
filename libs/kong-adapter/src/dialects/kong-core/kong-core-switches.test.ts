import { describe, expect, it } from 'vitest';
import { connect, fake, rows, send, skus, useFakeKongCore } from '../../testing/kong-core-setup.ts';

useFakeKongCore();

const codes = (): readonly unknown[] => rows().map(({ external_id: code }) => code);
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error,
  );

describe('every way in which Kong Core may behave', () => {
  it.each([
    ['ignores the filter by our code', { exactFilter: false }],
    ['caps its pages', { mostRows: 3 }],
    ['creates a second SKU under a known code', { duplicates: 'created' as const }],
    ['changes the SKU that has the code', { duplicates: 'upserted' as const }],
    ['refuses a known code', { duplicates: 'refused' as const }],
    ['ends a token in the middle of a run', { callsPerToken: 5, secondLogin: 'replaces' as const }],
    ['throttles with a pause', { callsPerWindow: 15, windowMs: 30, retryAfter: '60' }],
    ['throttles without one', { callsPerWindow: 15, windowMs: 30 }],
  ])('%s: each of two runs stores every SKU, and each is there once', async (_, switches) => {
    Object.assign(fake.switches, switches);
    fake.add({ id: 8601, external_id: 'PROD000001', customer_id: 35, name: 'old' });
    fake.add({ id: 8602, external_id: 'PROD000002', customer_id: 36, name: 'foreign' });
    let waitedMs = 0;
    const clock = () => Date.now() + waitedMs;
    const sleep = async (ms: number): Promise<void> => {
      waitedMs += ms;
      await new Promise((resolve) => setTimeout(resolve, 40)); // longer than the window of the simulator
    };
    const verdicts = [...(await send(skus(10), { clock, sleep })), ...(await send(skus(10), { clock, sleep }))];

    expect(verdicts.map(({ status }) => status)).toEqual(Array.from(verdicts, () => 'accepted'));
    expect(codes()).toHaveLength(11);
    expect(rows()[1]).toMatchObject({ customer_id: 36, name: 'foreign' });
  });
});

describe('an address that is not Kong Core', () => {
  it.each([
    ['a page with 404', { status: 404, text: '<html><h1>Not Found</h1></html>' }],
    ['405', { status: 405, body: { detail: 'Method "GET" not allowed.' } }],
    ['a redirect to the path with a slash', { status: 301, headers: { location: '/inventory/skus/' }, text: '' }],
    ['no such path', { status: 404, body: { detail: 'Not found.' } }],
  ])('(%s) is named as such', async (_, fault) => {
    fake.switches.faults.push({ path: '/inventory/skus/', ...fault });
    expect(await errorOf(send(skus(1)))).toMatchObject({ name: 'ConfigurationInvalid' });
  });

  it('lacks its login', async () => {
    fake.switches.faults.push({ path: '/auth/token/login/', status: 404, body: { detail: 'Not found.' } });
    expect(await errorOf(send(skus(1)))).toMatchObject({ name: 'ConfigurationInvalid' });
  });
});

describe('an answer of another shape breaks the contract', () => {
  it.each([
    ['a login without a token', '/auth/token/login/', { auth_token: '' }],
    ['a login that is a list', '/auth/token/login/', null],
    ['a list without results', '/inventory/skus/', { count: 0 }],
    ['a list of lists', '/inventory/skus/', []],
    ['a row without an id', '/inventory/skus/', { results: [{ external_id: 'PROD000001', id: '' }] }],
    ['a row whose id is a flag', '/inventory/skus/', { results: [{ external_id: 'PROD000001', id: true }] }],
  ])('%s', async (_, path, body) => {
    fake.switches.faults.push({ path, status: 200, body });
    expect(await errorOf(send(skus(1)))).toMatchObject({ name: 'ProductContractBroken' });
  });
});

it.each([
  ['a code that is a number, and an id that is text', { id: 'f-1', external_id: 7 }, { id: '7', ref: 'f-1' }],
  ['no code', { id: 8, external_id: null }, { id: '', ref: '8' }],
])('a row with %s is listed', async (_, row, record) => {
  fake.switches.faults.push({ path: '/inventory/skus/', status: 200, body: { results: [row], next: null } });
  expect(await Array.fromAsync(connect().list?.() ?? [])).toMatchObject([record]);
});
