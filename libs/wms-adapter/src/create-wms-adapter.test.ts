import { aProduct, someProducts } from '@siesa-integration/canonical-model/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWmsAdapter, type WmsItem } from './index.ts';
import { startFakeWms, type FakeWms } from './testing/index.ts';

let fake: FakeWms;
beforeEach(async () => {
  fake = await startFakeWms({ zones: ['ZONE-A', 'ZONE-B'] });
});
afterEach(() => fake.close());

const adapter = (options: Partial<Parameters<typeof createWmsAdapter>[0]> = {}) =>
  createWmsAdapter({ baseUrl: fake.url, apiKey: fake.apiKey, ...options });

const payloads = (products: ReturnType<typeof someProducts>): WmsItem[] =>
  products.map((product) => {
    const payload = adapter().toPayload({ warehouse_location: 'A0105', ...product });
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });

describe('createWmsAdapter', () => {
  it('stores items in batches of at most 100 and then their locations', async () => {
    const verdicts = await adapter().send(payloads(someProducts(150, { warehouse_zone: 'ZONE-B' })));

    expect(verdicts.filter(({ status }) => status === 'accepted')).toHaveLength(150);
    expect(fake.products.size).toBe(150);
    expect(fake.locations.get('PROD001') ?? [...fake.locations.values()][0]).toMatchObject({ location_code: 'A0105', zone_id: 'ZONE-B' });
    expect(fake.calls.filter(({ path }) => path === '/v1/warehouse/zones')).toHaveLength(1);
  });

  it('refuses an unknown zone before it is sent, and names the nearest', async () => {
    const verdicts = await adapter().send(payloads([aProduct({ id: 'A', warehouse_zone: 'ZONE-BB' }), aProduct({ id: 'B' })]));

    expect(verdicts).toEqual([
      { id: 'A', status: 'refused', code: 'wms/zone', message: "The warehouse has no zone 'ZONE-BB'. Nearest: 'ZONE-B'." },
      { id: 'B', status: 'accepted', followUps: 1 },
    ]);
    expect([...fake.products.keys()]).toEqual(['B']);
  });

  it("calls each service at its own address when the secret has one", async () => {
    const warehouse = await startFakeWms();
    try {
      const serviceEndpoints = { warehouse: new URL('/warehouse', warehouse.url) };
      await adapter({ serviceEndpoints }).send(payloads([aProduct({ id: 'A' }), aProduct({ id: 'B' })]));

      expect(fake.calls.map(({ path }) => path)).toEqual(['/v1/inventory/items/bulk']);
      expect(warehouse.calls.map(({ path }) => path)).toEqual(['/warehouse/locations']);
    } finally {
      await warehouse.close();
    }
  });
});
