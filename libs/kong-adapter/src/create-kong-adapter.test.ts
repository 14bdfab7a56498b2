import { aProduct, someProducts } from '@siesa-integration/canonical-model/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKongAdapter, type KongProduct } from './index.ts';
import { startFakeKong, type FakeKong } from './testing/index.ts';

let fake: FakeKong;
beforeEach(async () => {
  fake = await startFakeKong();
});
afterEach(() => fake.close());

const adapter = (options: Partial<Parameters<typeof createKongAdapter>[0]> = {}) =>
  createKongAdapter({ baseUrl: fake.url, apiKey: fake.apiKey, ...options });

const payloads = (products: ReturnType<typeof someProducts>): KongProduct[] =>
  products.map((product) => {
    const payload = adapter().toPayload(product);
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });

describe('createKongAdapter', () => {
  it('stores products in batches of at most 100 and then their tags', async () => {
    const products = someProducts(250).map((product, index) => (index % 2 ? { ...product, rfid_tag_id: `E200${String(index)}` } : product));

    const verdicts = await adapter().send(payloads(products));

    expect(verdicts).toHaveLength(250);
    expect(verdicts.every(({ status }) => status === 'accepted')).toBe(true);
    expect(fake.products.size).toBe(250);
    expect(fake.tags.size).toBe(125);
    expect(fake.calls.filter(({ path }) => path === '/v1/products/bulk').map(({ ids }) => ids.length)).toEqual([100, 100, 50]);
  });

  it('says what Kong expects when the quantity is not whole', () => {
    const payload = adapter().toPayload(aProduct({ stock_quantity: 1.5 }));

    expect(payload).toMatchObject({ ok: false, issues: [{ path: 'stock_quantity', code: 'kong/quantity', received: '1.5' }] });
  });

  it('sends no tag when the secret says that RFID is off', async () => {
    await adapter({ rfidEnabled: false }).send(payloads([aProduct({ rfid_tag_id: 'E2001' }), aProduct({ id: 'B' })]));

    expect(fake.products.size).toBe(2);
    expect(fake.calls.map(({ path }) => path)).toEqual(['/v1/products/bulk']);
  });
});
