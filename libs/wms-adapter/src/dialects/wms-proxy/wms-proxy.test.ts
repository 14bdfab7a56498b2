import { aProduct } from '@siesa-integration/canonical-model/testing';
import { describe, expect, it } from 'vitest';
import {
  add,
  calls,
  connect,
  fake,
  products,
  rows,
  send,
  useFakeWmsProxy,
  waits,
} from '../../testing/wms-proxy-setup.ts';

useFakeWmsProxy();

describe('a new product', () => {
  it('is created with the fields of the settings, after a login and a look-up below the stage', async () => {
    const settings = { defaults: { inventory_unit: 'UNIT', sale_coin: 'COP' } };
    const adapter = connect({ settings });
    const payload = adapter.toPayload(aProduct({ ean: '7702001041725', category: 'INV01' }));
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    const [verdict] = await adapter.send([payload.value]);

    expect(verdict).toEqual({ id: 'PROD001', status: 'accepted', ref: '00000000000000000000000000000001' });
    expect(calls()).toEqual([
      'POST /staging/auth',
      'GET /staging/products?external_id__eq=PROD001',
      'POST /staging/products',
    ]);
    expect(fake.calls[2]?.body).toEqual({
      external_id: 'PROD001',
      name: 'Café orgánico 500 g',
      reference_id: 'PROD001',
      barcode: '7702001041725',
      barcode_type: 'EAN',
      reception_type: 'GENERAL',
      status: 'ACTIVE',
      inventory_unit: 'UNIT',
      sale_coin: 'COP',
      groups: [{ group_external_id: 'INV01', group_name: 'INV01', group_parent_id: null, group_type: 'category' }],
    });
  });

  it('has its custom fields in properties, beside those that the mapping and the settings place there', () => {
    const adapter = connect({
      settings: { defaults: { properties: { is_on_demand: false, size: 'U' } } },
      fields: [
        { canonical: 'id', target: 'external_id' },
        { canonical: 'name', target: 'name' },
        { canonical: 'length', target: 'properties.length' },
        { canonical: 'size', target: 'properties.size' },
      ],
    });

    expect(adapter.toPayload(aProduct({ length: 20.5, size: 'M', 'custom:color': 'AZUL' }))).toMatchObject({
      ok: true,
      value: { properties: { is_on_demand: false, size: 'M', length: 20.5, color: 'AZUL' } },
    });
  });

  it('sends no stock, because WMS Proxy has none', () => {
    expect(connect().toPayload(aProduct({ stock_quantity: 7 }))).not.toHaveProperty('value.stock_quantity');
  });

  it.each([
    ['external_id', { id: '  ' }, {}, 'at least one character'],
    ['status', { state: 'GONE' }, { canonical: 'state', target: 'status' }, 'ACTIVE or INACTIVE'],
    ['groups.0', { line: { code: 'X' } }, { canonical: 'line', target: 'groups[]' }, 'a group with its four fields'],
  ])('is refused before it is sent for its %s', (field, fields, target, expected) => {
    const standard = [
      { canonical: 'id', target: 'external_id' },
      { canonical: 'name', target: 'name' },
    ];
    const adapter = connect({ fields: 'target' in target ? [...standard, target] : standard });

    expect(adapter.toPayload(aProduct(fields))).toMatchObject({
      ok: false,
      issues: [{ code: `wms-proxy/${field}`, expected: expect.stringContaining(expected) as unknown }],
    });
  });

  it.each(['external_id', 'barcode', 'groups'])('never has one %s for all products', (field) => {
    expect(() => connect({ settings: { defaults: { [field]: 'X' } } })).toThrow(/may be the same in every product/);
  });
});

describe('a product that WMS Proxy has', () => {
  it.each([
    ['on the first page', {}],
    ['behind pages without rows', { emptyPages: 3 }],
    ['behind more pages than a look-up follows', { emptyPages: 25 }],
    ['under the other name of the cursor', { emptyPages: 2, cursorName: 'last_evaluated_key' as const }],
  ])('is found %s and changed, with its code in the body', async (_, own) => {
    Object.assign(fake.own, own);
    const ref = add();
    const [verdict] = await send(products(1));

    expect(verdict).toMatchObject({ status: 'accepted', ref });
    expect(rows()).toHaveLength(1);
    expect(fake.calls.at(-1)).toMatchObject({
      method: 'PATCH',
      path: `/staging/products/${ref}`,
      body: { external_id: 'PROD000001', name: 'Product 1' },
    });
  });

  it('is not mistaken for another where the filter is ignored', async () => {
    fake.switches.exactFilter = false;
    const ref = add();
    add({ external_id: 'PROD0000011', name: 'other' });
    await send(products(1));

    expect(fake.store.rows.get(ref)).toMatchObject({ name: 'Product 1' });
    expect(rows().map(({ name }) => name)).toEqual(['Product 1', 'other']);
  });

  it('is not looked up where its id is known, and created anew where it is gone', async () => {
    const ref = add();
    await send(products(1), { refs: new Map([['PROD000001', ref]]) });
    expect(calls()).toEqual(['POST /staging/auth', `PATCH /staging/products/${ref}`]);

    fake.store.delete(ref);
    const [verdict] = await send(products(1), { refs: new Map([['PROD000001', ref]]) });
    expect(verdict).toMatchObject({ status: 'accepted' });
    expect(rows()).toHaveLength(1);
  });

  it('keeps the keys and the status that people gave it', async () => {
    const ref = add({ status: 'INACTIVE', properties: { shelf: 'A1', color: 'ROJO' } });
    await send(products(1, { 'custom:color': 'AZUL' }));

    expect(fake.store.rows.get(ref)).toMatchObject({ status: 'INACTIVE', properties: { shelf: 'A1', color: 'AZUL' } });
  });

  it('twice is ambiguous: nothing is sent, nothing is merged', async () => {
    add();
    add({ name: 'second' });
    const [verdict] = await send(products(1));

    expect(verdict).toMatchObject({ status: 'refused', code: 'wms-proxy/ambiguous' });
    expect(rows().map(({ name }) => name)).toEqual(['old', 'second']);
  });

  it('and that a look-up did not show yet is changed after the refusal of its create', async () => {
    fake.switches.lookUpLag = 2;
    add();
    const [verdict] = await send(products(1));

    expect(verdict).toMatchObject({ status: 'accepted' });
    expect(rows()).toEqual([expect.objectContaining({ name: 'Product 1' })]);
  });
});

describe('a create whose answer is lost', () => {
  const lost = [
    ['by a broken connection', { kind: 'lose' as const }],
    [
      'by a 504 after it was carried out',
      { kind: 'rewrite' as const, status: 504, rewrite: () => ({ message: 'Endpoint request timed out' }) },
    ],
  ] as const;

  it.each(
    lost.flatMap(([how, fault]) =>
      (['upserted', 'refused', 'created'] as const).map((mode) => [how, mode, fault] as const),
    ),
  )('%s is never repeated where a known code is %s: 2 s later it is found', async (_, duplicates, fault) => {
    Object.assign(fake.switches, { duplicates, lookUpLag: 1 });
    fake.switches.faults.push({ method: 'POST', path: '/products', ...fault });
    const [verdict] = await send(products(1));

    expect(verdict).toMatchObject({ status: 'accepted' });
    expect(rows()).toHaveLength(1);
    expect(waits.slice(-2)).toEqual([2_000, 2_000]);
  });

  it('and was not carried out is made once more', async () => {
    fake.switches.faults.push({ method: 'POST', path: '/products', kind: 'reset' });
    await send(products(1));

    expect(rows()).toHaveLength(1);
    expect(calls().filter((call) => call === 'POST /staging/products')).toHaveLength(2);
  });
});

describe('the list of products', () => {
  it('says which are inactive', async () => {
    add();
    const ref = add({ external_id: 'B', status: 'INACTIVE' });
    const listed = await Array.fromAsync(connect().list?.() ?? []);

    expect(listed).toHaveLength(2);
    expect(listed.filter(({ inactive }) => inactive)).toMatchObject([{ id: 'B', ref, inactive: ['status'] }]);
  });
});

describe('a product that Siesa no longer has', () => {
  it('is taken out of use, with its code in the body, and comes back with its update', async () => {
    await send(products(1));
    expect(await connect().deactivate?.(['PROD000001'])).toMatchObject([{ status: 'accepted' }]);
    expect(fake.calls.at(-1)).toMatchObject({
      method: 'PATCH',
      body: { external_id: 'PROD000001', status: 'INACTIVE' },
    });
    await send(products(1), { reactivate: new Set(['PROD000001']) });

    expect(rows()).toMatchObject([{ external_id: 'PROD000001', status: 'ACTIVE' }]);
  });
});
