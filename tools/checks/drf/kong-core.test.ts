import { aProduct, someProducts } from '@siesa-integration/canonical-model/testing';
import type {
  DestinationAdapter,
  DestinationCall,
  DestinationConnection,
  DestinationPayload,
  Verdict,
} from '@siesa-integration/destination-adapter';
import { kong } from '@siesa-integration/kong-adapter';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type ProgramHost, startHost } from '../src/hosts/start-host.ts';

const python = inject('python');
const password = 'test-password-0123456789';
const settings = { customer_id: 35, type_id: 1, group_id: 10 };

let host: ProgramHost;
let base: string;
let calls: DestinationCall[];

const connect = (overrides: Partial<DestinationConnection> = {}, username = 'integration'): DestinationAdapter => {
  const adapter = kong.dialects?.['kong-core']?.create({
    baseUrl: new URL(base),
    credentials: { secretName: 'a/kong', read: () => Promise.resolve({ api_url: base, username, password }) },
    settings,
    onCall: (call) => void calls.push(call),
    ...overrides,
  });
  if (!adapter) throw new Error('no dialect kong-core');
  return adapter;
};

const payloads = (
  count: number,
  prefix: string,
  fields: Parameters<typeof aProduct>[0] = {},
  adapter = connect(),
): readonly DestinationPayload[] =>
  someProducts(count, fields).map((product) => {
    const payload = adapter.toPayload({ ...product, id: `${prefix}${product.id}` });
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });

const token = async (): Promise<string> => {
  const login = await fetch(`${base}auth/token/login/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'integration', password }),
  });
  return ((await login.json()) as { auth_token: string }).auth_token;
};

/** A call as another client of the same Kong Core makes it. */
const ask = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
  const response = await fetch(base + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Token ${await token()}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
};

const create = async (fields: DestinationPayload): Promise<string> => {
  const { text } = await ask('inventory/skus/', { name: 'old', ...settings, ...fields });
  return String((JSON.parse(text) as { id: number }).id);
};
const rows = async (adapter = connect()) => await Array.fromAsync(adapter.list?.() ?? []);
const countOf = async (prefix: string): Promise<number> =>
  (await rows()).filter(({ id }) => id.startsWith(prefix)).length;
const statuses = (verdicts: readonly Verdict[]) => new Set(verdicts.map(({ status }) => status));
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error,
  );

describe.skipIf(python === '')('the adapter of Kong Core on Django REST Framework and Djoser', () => {
  beforeAll(async () => {
    host = await startHost([python], 'tools/checks/drf/kong_core_host.py');
    base = `http://127.0.0.1:${String(host.ready.port)}/`;
  });
  afterAll(() => host.close());
  beforeEach(async () => {
    calls = [];
    await host.tell({ exact_filter: true, throttle: null });
  });

  describe('the login', () => {
    it('is taken, and gives the same token each time', async () => {
      expect(await connect().check()).toEqual({ ok: true, message: 'Kong Core answers and takes the login.' });
      expect(await token()).toBe(await token());
    });

    it('that is wrong is refused by 400, in English', async () => {
      expect(await connect({}, 'somebody').check()).toMatchObject({
        ok: false,
        code: 'PRODUCT_AUTHENTICATION',
        message: expect.stringContaining('400: Unable to log in with provided credentials.') as unknown,
      });
    });

    it('that ends elsewhere is made again', async () => {
      const adapter = connect({ concurrency: 2 });
      await adapter.send(payloads(1, 'OUT-'));
      await ask('auth/token/logout/', {});

      expect(statuses(await adapter.send(payloads(4, 'OUT-')))).toEqual(new Set(['accepted']));
      expect(await countOf('OUT-')).toBe(4);
    });

    it('of a user without permission names the permission', async () => {
      expect(await errorOf(connect({}, 'reader').send(payloads(1, 'NO-')))).toMatchObject({
        name: 'ProductAuthenticationFailed',
        message: expect.stringMatching(/lacks permission for '(GET|POST) \/inventory\/skus\/'/) as unknown,
      });
    });
  });

  it('creates, finds and changes SKUs, and each is there once', async () => {
    const first = await connect().send(payloads(12, 'A-', { ean: '7702001041725' }));
    const second = await connect().send(payloads(12, 'A-', { name: 'Otro nombre' }));

    expect(first.map((verdict) => 'ref' in verdict && verdict.ref)).toEqual(
      second.map((verdict) => 'ref' in verdict && verdict.ref),
    );
    const stored = (await rows()).filter(({ id }) => id.startsWith('A-'));
    expect(stored).toHaveLength(12);
    expect(stored[0]?.fields).toMatchObject({ name: 'Otro nombre', ean: '7702001041725', filter: 1, is_active: true });
  });

  it('reads the answer as what was sent, without a warning', async () => {
    const fields = { ean: '7702001041725', display_name: ' CAMISA ', 'custom:COLOR': 'AZUL', 'custom:SIZE': 12.5 };
    const verdicts = await connect().send(payloads(1, 'ECHO-', fields));

    expect(verdicts[0]).not.toHaveProperty('warnings');
  });

  it('warns of a field that Django leaves out in silence', async () => {
    const [payload] = payloads(1, 'FIELD-');
    const [verdict] = await connect().send([{ ...payload, colour: 'blue' }]);

    expect(verdict).toMatchObject({ warnings: [{ code: 'kong-core/ignored-field', path: 'colour' }] });
  });

  it.each([true, false])('finds a SKU where an exact filter is supported: %s', async (exactFilter) => {
    await host.tell({ exact_filter: exactFilter });
    const prefix = exactFilter ? 'YES-' : 'NOT-';
    await create({ external_id: `${prefix}PROD000001-LONG` });
    const ref = await create({ external_id: `${prefix}PROD000001` });
    const [verdict] = await connect().send(payloads(1, prefix));

    expect(verdict).toMatchObject({ status: 'accepted', ref });
    expect(await countOf(prefix)).toBe(2);
  });

  it("keeps a person's own properties, clears a text with an empty one, and leaves other customers alone", async () => {
    const ref = await create({ external_id: 'P-PROD000001', ean: '7702001041725', properties: { shelf: 'A1' } });
    const foreign = await create({ external_id: 'P-PROD000001', customer_id: 36 });
    await connect().send(payloads(1, 'P-', { 'custom:COLOR': 'AZUL', ean: null }), {
      refs: new Map([['P-PROD000001', ref]]),
    });

    const stored = (await rows()).find(({ id }) => id === 'P-PROD000001');
    expect(stored?.fields).toMatchObject({ ean: '', properties: { shelf: 'A1', COLOR: 'AZUL' } });
    expect((await ask(`inventory/skus/${foreign}/`)).text).toContain('"name":"old"');
  });

  it('creates a SKU again whose id is stale', async () => {
    const ref = await create({ external_id: 'GONE-PROD000001' });
    await ask(`inventory/skus/${ref}/`, undefined, 'DELETE');
    const [verdict] = await connect().send(payloads(1, 'GONE-'), { refs: new Map([['GONE-PROD000001', ref]]) });

    expect(verdict).toMatchObject({ status: 'accepted' });
    expect(await countOf('GONE-')).toBe(1);
  });

  it('changes a SKU that another writer creates after the look-up', async () => {
    const racing: typeof fetch = async (input, init) => {
      if (init?.method === 'POST' && new Request(input).url.endsWith('/skus/'))
        await ask('inventory/skus/', JSON.parse(init.body as string) as unknown);
      return fetch(input, init);
    };
    const verdicts = await connect({ fetch: racing }).send(payloads(2, 'RACE-'));

    expect(statuses(verdicts)).toEqual(new Set(['accepted']));
    expect(await countOf('RACE-')).toBe(2);
  });

  it('makes no second SKU when the answer to a create is lost', async () => {
    let lost = 0;
    const losing: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (init?.method !== 'POST' || !new Request(input).url.endsWith('/skus/') || (lost += 1) > 2) return response;
      await response.text();
      throw new TypeError('the connection broke');
    };
    await connect({ fetch: losing }).send(payloads(4, 'LOST-'));

    expect(await countOf('LOST-')).toBe(4);
  });

  it.each([
    ['name', { name: 'x'.repeat(101) }, 'name: Ensure this field has no more than 100 characters.'],
    ['upc', { upc: '1234567890123' }, 'upc: Ensure this field has no more than 12 characters.'],
  ])('keeps the words of a refused %s, in English', async (field, fields, words) => {
    const [payload] = payloads(1, `BAD-${field}-`);
    const [verdict] = await connect().send([{ ...payload, ...fields }]);

    expect(verdict).toMatchObject({
      status: 'refused',
      code: `kong-core/${field}`,
      message: `Kong Core API returned 400: ${words}`,
    });
    expect((await ask('inventory/skus/', { ...payload, ...fields })).text).toContain('Asegúrese'); // in its own language
  });

  it('names a setting whose reference is not there', async () => {
    const adapter = connect({ settings: { ...settings, type_id: 9 } });

    expect(await errorOf(adapter.send(payloads(1, 'REF-', {}, adapter)))).toMatchObject({
      name: 'ConfigurationInvalid',
      message: expect.stringContaining("'product_settings.type_id'") as unknown,
    });
  });

  it('follows pages that the server caps, and knows all SKUs of the list', async () => {
    const before = await connect().send(payloads(30, 'LIST-'));
    calls = [];
    const after = await connect().send(payloads(30, 'LIST-'));

    expect(after.map((verdict) => 'ref' in verdict && verdict.ref)).toEqual(
      before.map((verdict) => 'ref' in verdict && verdict.ref),
    );
    const pages = Math.ceil((await rows()).length / 25);
    expect(calls.filter(({ operation }) => operation === 'look-up')).toHaveLength(pages * 2); // and those of `rows`
    expect((await ask(`inventory/skus/?page=${String(pages + 1)}&customer_id=35&page_size=25`)).status).toBe(404);
  });

  it('pauses as long as a throttled answer asks', async () => {
    await host.tell({ throttle: '6/min' });
    const waits: number[] = [];
    const verdicts = await connect({
      concurrency: 1,
      clock: () => Date.now() + waits.reduce((sum, ms) => sum + ms, 0),
      sleep: async (ms) => {
        waits.push(ms);
        await host.tell({}); // its minute is over
      },
    }).send(payloads(5, 'FAST-'));

    expect(statuses(verdicts)).toEqual(new Set(['accepted']));
    expect(Math.max(...waits)).toBeGreaterThan(30_000);
  });

  it('refuses the redirect of a path without its slash, and an address with a path too many', async () => {
    for (const path of ['inventory/skus', 'inventory/skus?page_size=1'])
      expect((await ask(path)).status, path).toBe(301);
    expect((await ask('inventory/skus', { ...settings })).status).toBe(301); // also for POST

    const baseUrl = new URL('v1/', base);
    const credentials = {
      secretName: 'a/kong',
      read: () => Promise.resolve({ api_url: baseUrl.href, username: 'integration', password }),
    };
    expect(await connect({ baseUrl, credentials }).check()).toMatchObject({
      ok: false,
      code: 'PRODUCT_CONFIGURATION',
      message: expect.stringContaining("no 'POST /auth/token/login/' at this address") as unknown,
    });
  });
});
