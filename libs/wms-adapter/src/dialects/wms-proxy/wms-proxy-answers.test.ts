import { describe, expect, it } from 'vitest';
import { connect, fake, products, rows, send, useFakeWmsProxy, waits } from '../../testing/wms-proxy-setup.ts';

useFakeWmsProxy();

describe('a login', () => {
  it('sends the token alone where the settings have no scheme', async () => {
    fake.own.authScheme = '';
    const [verdict] = await send(products(1), { settings: { auth_scheme: '' } });

    expect(verdict).toMatchObject({ status: 'accepted' });
  });

  it('is made again where the token ends in the middle of a run', async () => {
    Object.assign(fake.switches, { callsPerToken: 7, secondLogin: 'replaces' });
    const verdicts = await send(products(12));

    expect(verdicts.every(({ status }) => status === 'accepted')).toBe(true);
    expect(rows()).toHaveLength(12);
  });

  it.each([
    [
      { path: '/auth', status: 401, body: { message: 'Incorrect username or password.' } },
      'ProductAuthenticationFailed',
      "refuses the login of 'siesa-integration/cliente-b/wms'",
    ],
    [
      { path: '/auth', status: 403, body: { message: 'Missing Authentication Token' } },
      'ConfigurationInvalid',
      "has no 'POST /auth' at this address",
    ],
    [
      { path: '/products', status: 403, body: { message: 'Missing Authentication Token' } },
      'ConfigurationInvalid',
      "has no 'GET /products' at this address",
    ],
    [
      { path: '/products', status: 403, body: { message: 'Forbidden' } },
      'ProductAuthenticationFailed',
      'lacks permission',
    ],
  ])('or an address that is refused names what to correct: %j', async (fault, name, message) => {
    fake.switches.faults.push(fault);

    await expect(send(products(1))).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message) as unknown,
    });
  });
});

describe('answers', () => {
  it('with warnings become warnings of the record', async () => {
    fake.own.warnings.push('barcode has no check digit');
    const [verdict] = await send(products(1));

    expect(verdict).toMatchObject({
      status: 'accepted',
      warnings: [{ code: 'wms-proxy/warning', message: 'barcode has no check digit' }],
    });
  });

  it('of 429 without a header pause from 1 s on', async () => {
    fake.switches.faults.push({ method: 'POST', path: '/products', status: 429 });
    const [verdict] = await send(products(1));

    expect(verdict).toMatchObject({ status: 'accepted' });
    expect(rows()).toHaveLength(1);
    expect(waits.some((ms) => ms >= 400 && ms <= 1_000)).toBe(true);
  });

  it('that refuse a record keep its words', async () => {
    fake.switches.poison.set('PROD000002', 'name is too long');
    const verdicts = await send(products(3));

    expect(verdicts.map(({ status }) => status)).toEqual(['accepted', 'refused', 'accepted']);
    expect(verdicts[1]).toMatchObject({ message: expect.stringContaining('name is too long') as unknown });
  });
});

describe('reading', () => {
  it('lists every product page by page, past pages without rows', async () => {
    fake.own.emptyPages = 1;
    await send(products(45));
    const listed = await Array.fromAsync(connect().list?.() ?? []);

    expect(new Set(listed.map(({ id }) => id)).size).toBe(45);
    expect(listed[0]).toMatchObject({
      ref: '00000000000000000000000000000001',
      fields: { name: expect.any(String) as unknown },
    });
  });

  it('checks address, login and permission by one page', async () => {
    expect(await connect().check()).toEqual({ ok: true, message: 'WMS Proxy answers and takes the login.' });
    expect(rows()).toEqual([]);
  });
});

describe('warnings of a list', () => {
  const warningsOf = async (count: number, adapter = connect()): Promise<readonly unknown[]> => {
    let all: readonly unknown[] = [];
    await adapter.send(products(count), {
      onWarnings: (warnings) => {
        all = warnings;
      },
    });
    return all;
  };

  it('are passed on, each text once, also when the send fails', async () => {
    fake.own.emptyPages = 3;
    fake.own.warnings.push('api v1 ends in May', 'api v1 ends in May');
    const adapter = connect();
    const warning = { path: '', code: 'wms-proxy/warning', message: 'api v1 ends in May' };

    expect(await warningsOf(2, adapter)).toEqual([warning]);
    fake.switches.faults.push({ method: 'PATCH', status: 405, body: { message: 'No' } });
    let passed: readonly unknown[] = [];
    const options = { onWarnings: (warnings: readonly unknown[]) => void (passed = warnings) };
    await expect(adapter.send(products(1), options)).rejects.toThrow();
    expect(passed).toEqual([warning]);
  });

  it('are at most 50 different ones', async () => {
    fake.own.warnings.push(...Array.from({ length: 60 }, (_, at) => `row ${at.toString()}`));

    expect(await warningsOf(1)).toHaveLength(50);
  });

  it('are absent when no answer has one', async () => {
    expect(await warningsOf(1)).toEqual([]);
  });
});
