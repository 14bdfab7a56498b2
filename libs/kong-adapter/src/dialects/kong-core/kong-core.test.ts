import { aProduct } from '@siesa-integration/canonical-model/testing';
import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import { kongCoreFields } from './kong-core-definition.ts';
import { connect, fake, rows, send, skus, useFakeKongCore } from '../../testing/kong-core-setup.ts';

useFakeKongCore();

const paths = (): readonly string[] => fake.calls.map(({ method, path }) => `${method} ${path}`);

describe('a new SKU', () => {
  it('is created with the references of the settings, after a look-up', async () => {
    const [verdict] = await send(skus(1, { ean: '7702001041725' }));

    expect(verdict).toEqual({ id: 'PROD000001', status: 'accepted', ref: '8601' });
    expect(paths()).toEqual([
      'POST /auth/token/login/',
      'GET /inventory/skus/?external_id=PROD000001&page_size=2&customer_id=35',
      'POST /inventory/skus/',
    ]);
    expect(fake.calls[2]?.body).toEqual({
      customer_id: 35,
      type_id: 1,
      group_id: 10,
      filter: 1,
      external_id: 'PROD000001',
      name: 'Product 1',
      reference: 'PROD000001',
      ean: '7702001041725',
    });
  });

  it('may name type and group by their external ids, and a type of 0', async () => {
    const settings = { customer_id: 35, type_id: 0, group_external_id: 'INV01', filter: 3 };
    const adapter = connect({ settings });
    const payload = adapter.toPayload(aProduct());

    expect(payload).toMatchObject({ ok: true, value: { type_id: 0, group_external_id: 'INV01', filter: 3 } });
    if (!payload.ok) return;
    const [verdict] = await adapter.send([payload.value]);
    expect(verdict).toMatchObject({
      status: 'accepted',
      warnings: [{ code: 'kong-core/ignored-field', path: 'group_external_id' }], // Kong Core answers without it
    });
  });

  it.each([
    ['ean', { ean: '12345678901234' }, 'at most 13 characters'],
    ['name', { name: 'NUL \0' }, 'text without the character NUL'],
    ['external_id', { id: '  ' }, 'at least one character'],
  ])('is refused before it is sent for its %s', (field, fields, expected) => {
    expect(connect().toPayload(aProduct(fields))).toMatchObject({
      ok: false,
      issues: [{ code: `kong-core/${field}`, expected }],
    });
  });

  it('is refused when the mapping document sends another customer than the settings have', () => {
    const fields = [...kongCoreFields.standardFields, { canonical: 'custom:owner', target: 'customer_id' }];
    const payloadFor = (owner: number) => connect({ fields }).toPayload(aProduct({ 'custom:owner': owner }));

    expect(payloadFor(35)).toMatchObject({ ok: true, value: { customer_id: 35 } });
    expect(payloadFor(36)).toMatchObject({
      ok: false,
      issues: [{ code: 'kong-core/customer_id', expected: '35, as product_settings.customer_id', received: '36' }],
    });
  });

  it('of another customer with the same code is left alone', async () => {
    fake.add({ id: 8601, external_id: 'PROD000001', customer_id: 36, name: 'foreign' });
    await send(skus(1));

    expect(rows().map(({ customer_id: customer, name }) => [customer, name])).toEqual([
      [36, 'foreign'],
      [35, 'Product 1'],
    ]);
  });
});

describe('a SKU that Kong Core has', () => {
  const add = (fields: DestinationPayload = {}): string =>
    fake.add({ id: 8601, external_id: 'PROD000001', customer_id: 35, name: 'old', properties: {}, ...fields });

  it.each([true, false])('is found and changed (exact filter: %s)', async (exactFilter) => {
    fake.switches.exactFilter = exactFilter;
    const ref = add();
    fake.add({ id: 8602, external_id: 'PROD0000011', customer_id: 35, name: 'other' });
    await send(skus(1));

    expect(fake.store.rows.get(ref)).toMatchObject({ name: 'Product 1' });
    expect(fake.store.rows.size).toBe(2);
    expect(fake.calls.at(-1)?.body).not.toHaveProperty('customer_id');
  });

  it('clears a text with an empty one, and keeps what it is not sent', async () => {
    const ref = add({ ean: '7702001041725', upc: '1' });
    const payload = connect().toPayload(aProduct({ id: 'PROD000001', ean: null }));
    if (payload.ok) await send([payload.value]);

    expect(fake.store.rows.get(ref)).toMatchObject({ ean: '', upc: '1' });
  });

  it('keeps the keys that people gave it', async () => {
    const ref = add({ properties: { shelf: 'A1', COLOR: 'ROJO', gone: 1 } });
    const fields = [
      { canonical: 'id', target: 'external_id' },
      { canonical: 'name', target: 'name' },
      { canonical: 'custom:all', target: 'properties' },
    ];
    const adapter = connect({ fields });
    const payload = adapter.toPayload(
      aProduct({ id: 'PROD000001', 'custom:all': { COLOR: 'AZUL', TALLA: 'M', gone: null } }),
    );
    if (payload.ok) await adapter.send([payload.value], { refs: new Map([['PROD000001', ref]]) });

    expect(fake.store.rows.get(ref)?.['properties']).toEqual({ shelf: 'A1', COLOR: 'AZUL', TALLA: 'M' });
  });

  it('is known by its trimmed code in the list', async () => {
    fake.add({ id: 8601, external_id: ' PROD000001 ', customer_id: 35, name: 'old' });
    await send(skus(30));

    expect(fake.store.rows.size).toBe(30);
  });

  it('is created again when a person has deleted it', async () => {
    const [verdict] = await send(skus(1), { refs: new Map([['PROD000001', '1234']]) });

    expect(verdict).toMatchObject({ status: 'accepted', ref: '8601' });
  });
});

describe('a list', () => {
  it('is followed by its own links, whatever page size was asked and whatever host they name', async () => {
    fake.switches.mostRows = 7;
    for (let at = 0; at < 20; at += 1)
      fake.add({ id: 8601 + at, external_id: `PROD0000${(at + 1).toString().padStart(2, '0')}`, customer_id: 35 });
    await send(skus(30));

    expect(
      fake.calls.filter(({ method, path }) => method === 'GET' && path.startsWith('/inventory/skus/?')),
    ).toHaveLength(3);
    expect(fake.store.rows.size).toBe(30);
  });
});

describe('the list of SKUs', () => {
  it('has the own ones with their ids, and says which are inactive', async () => {
    fake.add({ external_id: 'A', name: 'a', customer_id: 35, is_active: true });
    const ref = fake.add({ external_id: 'B', name: 'b', customer_id: 35, is_active: false });
    fake.add({ external_id: 'C', name: 'c', customer_id: 36 });
    const listed = await Array.fromAsync(connect().list?.() ?? []);

    expect(listed).toMatchObject([{ id: 'A' }, { id: 'B', ref, inactive: ['is_active'], fields: { name: 'b' } }]);
    expect(listed[0]).not.toHaveProperty('inactive');
    expect(await connect().find?.(['B', 'C'])).toMatchObject([{ ref, inactive: ['is_active'] }]);
  });
});

describe('a SKU that Siesa no longer has', () => {
  const deactivate = (...ids: readonly string[]) => connect().deactivate?.(ids);

  it('is looked up and taken out of use, and nothing else is', async () => {
    await send(skus(3));
    const foreign = fake.add({ external_id: 'PROD000002', name: 'theirs', customer_id: 36, is_active: true });
    const before = fake.calls.length;
    const verdicts = await deactivate('PROD000002', 'GONE');

    expect(verdicts).toEqual([
      { id: 'PROD000002', status: 'accepted', ref: expect.any(String) as string },
      { id: 'GONE', status: 'accepted' },
    ]);
    expect(rows().filter((row) => row['is_active'] === false)).toMatchObject([
      { external_id: 'PROD000002', customer_id: 35 },
    ]);
    expect(fake.store.rows.get(foreign)).toMatchObject({ name: 'theirs', is_active: true });
    const writes = fake.calls.slice(before).filter(({ method }) => method === 'PATCH');
    expect(writes.map(({ body }) => body)).toEqual([{ is_active: false }]);
  });

  it('comes back into use with its update, unless the mapping says otherwise', async () => {
    await send(skus(2));
    await deactivate('PROD000001', 'PROD000002');
    const reactivate = new Set(['PROD000001', 'PROD000002']);
    const [off, on] = [
      { external_id: 'PROD000001', name: 'Off', is_active: false },
      { external_id: 'PROD000002', name: 'On' },
    ];
    await send([off, on], { reactivate });

    expect(rows().map((row) => row['is_active'])).toEqual([false, true]);
  });

  it('is refused where two stand under its code, where Kong Core refuses it, or keeps it in use', async () => {
    await send(skus(3));
    fake.add({ external_id: 'PROD000001', name: 'twin', customer_id: 35 });
    fake.switches.poison.set('PROD000002', 'locked');
    fake.switches.faults.push({
      method: 'PATCH',
      path: fake.store.withId('PROD000003').map((row) => `/inventory/skus/${JSON.stringify(row['id'])}/`)[0] ?? '',
      kind: 'rewrite',
      status: 200,
      rewrite: (body) => ({ ...(body as object), is_active: true }),
    });

    expect(await deactivate('PROD000001', 'PROD000002', 'PROD000003')).toMatchObject([
      { status: 'refused', code: 'kong-core/ambiguous' },
      { status: 'refused', code: 'kong-core/refused' },
      { status: 'refused', code: 'kong-core/not-stored' },
    ]);
  });

  it('is tried again after a lost answer, and left unsent at the deadline', async () => {
    await send(skus(1));
    fake.switches.faults.push({ method: 'PATCH', path: '/inventory/skus/', kind: 'lose' });

    expect(await deactivate('PROD000001')).toMatchObject([{ status: 'accepted' }]);
    expect(await connect().deactivate?.(['PROD000001'], { deadline: Date.now() - 1 })).toEqual([
      { id: 'PROD000001', status: 'unsent' },
    ]);
  });
});
