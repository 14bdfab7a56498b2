import { aProduct, aProductWithoutStock, someProducts } from '@siesa-integration/canonical-model/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKongAdapter, kong, type KongAdapterOptions, type KongProduct } from './index.ts';
import { startFakeKong, type FakeKong } from './fake/index.ts';

let fake: FakeKong;
beforeEach(async () => {
  fake = await startFakeKong();
});
afterEach(() => fake.close());

const adapter = (options: Partial<KongAdapterOptions> = {}) =>
  createKongAdapter({ baseUrl: fake.url, apiKey: fake.apiKey, ...options });

const payloads = (products: ReturnType<typeof someProducts>): KongProduct[] =>
  products.map((product) => {
    const payload = adapter().toPayload(product);
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });

/** Kong with a client's secret, as the service creates it. */
const adapterWithSecret = (secret: Readonly<Record<string, unknown>>) =>
  kong.create({
    baseUrl: fake.url,
    credentials: {
      secretName: 'siesa-integration/cliente-a/kong',
      read: () => Promise.resolve({ ...fake.secret, ...secret }),
    },
  });

describe('createKongAdapter', () => {
  it('stores products in batches of at most 100 and then their tags', async () => {
    const products = someProducts(250).map((product, index) =>
      index % 2 ? { ...product, rfid_tag_id: `E200${String(index)}` } : product,
    );
    const verdicts = await adapter().send(payloads(products));

    expect(verdicts).toHaveLength(250);
    expect(verdicts.every(({ status }) => status === 'accepted')).toBe(true);
    expect([fake.products.size, fake.tags.size]).toEqual([250, 125]);
    expect(fake.tags.get('PROD000002')).toEqual({ product_id: 'PROD000002', rfid_tag_id: 'E2001' });
    expect(fake.calls.filter(({ path }) => path === '/v1/products/bulk').map(({ ids }) => ids.length)).toEqual([
      100, 100, 50,
    ]);
  });

  it('updates a single product under its own address', async () => {
    const products = payloads([aProduct({ id: 'A 1' })]);
    await adapter().send(products);
    await adapter().send(products);

    expect(fake.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v1/products/A%201',
      'POST /v1/products/bulk',
      'PUT /v1/products/A%201',
    ]);
  });

  it.each([
    ['quantity', { stock_quantity: 1.5 }, 'stock_quantity', 'a whole number', '1.5'],
    ['quantity', { stock_quantity: 2 ** 60 }, 'stock_quantity', 'a whole number', '1152921504606847000'],
    ['name', { name: '' }, 'name', 'at least one character', ''],
    ['product_id', { id: '' }, 'id', 'at least one character', ''],
    ['rfid_tag_id', { rfid_tag_id: 7 }, 'rfid_tag_id', 'text', '7'],
  ])('returns what Kong expects of %s', (field, fields, path, expected, received) => {
    expect(adapter().toPayload(aProduct(fields))).toEqual({
      ok: false,
      issues: [{ path, code: `kong/${field}`, expected, received }],
    });
  });

  it('refuses a product whose stock is not known, and a mapping document that sends none', () => {
    expect(adapter().toPayload(aProductWithoutStock())).toMatchObject({
      ok: false,
      issues: [{ path: 'stock_quantity', code: 'kong/quantity', expected: 'a value' }],
    });
    expect(() => adapter({ fields: [{ canonical: 'id', target: 'product_id' }] })).toThrow(
      "sends nothing as 'quantity'",
    );
  });

  it('sends null to clear a tag, and no tag call', async () => {
    await adapter().send(payloads(someProducts(2, { rfid_tag_id: null })));

    expect(fake.calls.map(({ path }) => path)).toEqual(['/v1/products/bulk']);
  });

  it.each([
    [{ additional_config: { rfid_enabled: false } }, 0],
    [{ additional_config: { rfid_enabled: true } }, 2],
    [{ additional_config: {} }, 2],
    [{}, 2],
    [{ tenant_id: 'cliente-a', database_type: 'rds', username: 'u', password: 'p' }, 2],
  ])('sends tags according to the secret: %j', async (secret, tags) => {
    await adapterWithSecret(secret).send(payloads(someProducts(2, { rfid_tag_id: 'E2001' })));

    expect(fake.tags.size).toBe(tags);
  });

  it('sends no tag when rfidEnabled is false', async () => {
    await adapter({ rfidEnabled: false }).send(payloads(someProducts(2, { rfid_tag_id: 'E2001' })));

    expect([fake.products.size, fake.tags.size]).toEqual([2, 0]);
  });
});

describe('kong', () => {
  it('names the fields of its payload, and which a record needs', () => {
    expect(kong.payloadFields).toContainEqual({ name: 'product_id', required: true });
    expect(kong.payloadFields).toContainEqual({ name: 'name', required: true });
    expect(kong.payloadFields).toContainEqual({ name: 'barcode', required: false });
  });
});
