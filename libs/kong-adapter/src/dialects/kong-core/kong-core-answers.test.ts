import { aProduct } from '@siesa-integration/canonical-model/testing';
import type { Verdict } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import { kongCoreSettingsOfFake } from '../../fake/index.ts';
import { connect, fake, rows, send, skus, useFakeKongCore } from '../../testing/kong-core-setup.ts';

useFakeKongCore();

const refusedOf = (verdicts: readonly Verdict[]) => verdicts.filter(({ status }) => status === 'refused');
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error,
  );

describe('what Kong Core refuses', () => {
  it('keeps its words and names the field', async () => {
    fake.switches.poison.set('PROD000002', 'Ensure this field has no more than 100 characters.');

    expect(refusedOf(await send(skus(3)))).toEqual([
      {
        id: 'PROD000002',
        status: 'refused',
        code: 'kong-core/name',
        message: 'Kong Core API returned 400: name: Ensure this field has no more than 100 characters.',
      },
    ]);
  });

  it.each(['customer_id', 'type_id', 'group_id'])('of a %s of the settings stops the send', async (field) => {
    const adapter = connect({ settings: { ...kongCoreSettingsOfFake, [field]: 99 } });
    const payload = adapter.toPayload(aProduct());
    if (!payload.ok) throw new Error('no payload');
    expect(await errorOf(adapter.send([payload.value]))).toMatchObject({
      name: 'ConfigurationInvalid',
      message: `Kong Core does not accept 'product_settings.${field}' of the client's settings (400: ${field}: Invalid pk "99" - object does not exist.). Correct it.`,
    });
  });

  it('in Spanish is read in the same way', async () => {
    fake.switches.faults.push({
      method: 'POST',
      path: '/inventory/skus/',
      status: 400,
      body: { external_id: ['Ya existe sku con este external id.'] },
    });
    fake.add({ id: 8601, external_id: 'PROD000001', customer_id: 35 });
    fake.switches.faults.push({
      method: 'GET',
      status: 200,
      body: { count: 0, next: null, previous: null, results: [] },
    });

    expect(refusedOf(await send(skus(1)))).toEqual([]);
    expect(fake.store.rows.size).toBe(1);
  });
});

describe('writers that race', () => {
  it.each(['refused', 'created'] as const)(
    'make one SKU when an answer is lost (duplicates: %s)',
    async (duplicates) => {
      fake.switches.duplicates = duplicates;
      fake.switches.faults.push(
        { kind: 'lose', method: 'POST', path: '/inventory/skus/' },
        { kind: 'lose', method: 'POST', path: '/inventory/skus/' },
      );
      await send(skus(4));

      expect(
        rows()
          .map(({ external_id: id }) => id)
          .sort(),
      ).toEqual(['PROD000001', 'PROD000002', 'PROD000003', 'PROD000004']);
    },
  );

  it('make one SKU when two creates at once end in a 500', async () => {
    fake.switches.duplicates = 'created';
    fake.switches.faults.push({
      kind: 'rewrite',
      method: 'POST',
      path: '/inventory/skus/',
      status: 500,
      rewrite: () => undefined,
    });
    await send(skus(1));

    expect(fake.store.rows.size).toBe(1);
  });
});

describe('the login', () => {
  it.each([{ auth_token: 'a'.repeat(40) }, { token: 'b'.repeat(40) }])('gives a token (%j)', async (body) => {
    fake.switches.faults.push({ path: '/auth/token/login/', status: 201, body });
    fake.switches.faults.push({ path: '/inventory/skus/', status: 200, body: { count: 0, next: null, results: [] } });

    expect(await connect().check()).toMatchObject({ ok: true });
  });

  it('names the secret and what to correct, in English', async () => {
    fake.switches.password = 'another';

    expect(await connect().check()).toEqual({
      ok: false,
      code: 'PRODUCT_AUTHENTICATION',
      message:
        "Kong Core refuses the login of 'siesa-integration/cliente-a/kong' (400: Unable to log in with provided credentials.). Correct 'username' and 'password' there, and check that the user is active.",
    });
  });

  it('of another product is refused without a call', async () => {
    const credentials = { secretName: 'x/kong', read: () => Promise.resolve({ ...fake.secret, product_type: 'wms' }) };

    await expect(connect({ credentials }).checkCredentials()).rejects.toThrow('is for another product than Kong Core');
    expect(fake.calls).toEqual([]);
  });
});

describe('the settings', () => {
  it.each([
    [{}],
    [{ customer_id: 35 }],
    [{ customer_id: '35', type_id: 1, group_id: 10 }],
    [{ customer_id: 35, type_id: 1, type_external_id: 'T', group_id: 10 }],
    [{ ...kongCoreSettingsOfFake, filter: 8 }],
    [{ ...kongCoreSettingsOfFake, tipo: 1 }],
  ])('that are wrong are refused: %j', (settings) => {
    expect(() => connect({ settings })).toThrow();
  });
});
