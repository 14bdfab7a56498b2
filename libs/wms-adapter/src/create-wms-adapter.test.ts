import { aProduct, aProductWithoutStock, someProducts } from '@siesa-integration/canonical-model/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWmsAdapter, wms, type WmsAdapterOptions, type WmsItem } from './index.ts';
import { startFakeWms, type FakeWms } from './fake/index.ts';

let fake: FakeWms;
beforeEach(async () => {
  fake = await startFakeWms({ zones: ['ZONE-A', 'ZONE-B'] });
});
afterEach(() => fake.close());

const adapter = (options: Partial<WmsAdapterOptions> = {}) =>
  createWmsAdapter({ baseUrl: fake.url, apiKey: fake.apiKey, ...options });

const payloads = (products: ReturnType<typeof someProducts>): WmsItem[] =>
  products.map((product) => {
    const payload = adapter().toPayload({ warehouse_location: 'A0105', ...product });
    if (!payload.ok) throw new Error(JSON.stringify(payload.issues));
    return payload.value;
  });

/** WMS with a client's secret, as the service creates it. */
const adapterWithSecret = (secret: Readonly<Record<string, unknown>>) =>
  wms.create({
    baseUrl: fake.url,
    credentials: {
      secretName: 'siesa-integration/cliente-b/wms',
      read: () => Promise.resolve({ ...fake.secret, ...secret }),
    },
  });

const paths = (server: FakeWms): string[] => server.calls.map(({ method, path }) => `${method} ${path}`);

describe('createWmsAdapter', () => {
  it('stores items in batches of at most 100 and then their locations', async () => {
    const verdicts = await adapter().send(payloads(someProducts(150, { warehouse_zone: 'ZONE-B' })));

    expect(verdicts.filter(({ status }) => status === 'accepted')).toHaveLength(150);
    expect(fake.products.size).toBe(150);
    expect(fake.locations.get('PROD000001')).toEqual({
      item_id: 'PROD000001',
      location_code: 'A0105',
      zone_id: 'ZONE-B',
    });
    expect(paths(fake).filter((path) => path === 'GET /v1/warehouse/zones')).toHaveLength(1);
  });

  it('leaves the zone out of a location that has none', async () => {
    await adapter().send(payloads(someProducts(2)));

    expect(fake.locations.get('PROD000002')).toEqual({ item_id: 'PROD000002', location_code: 'A0105' });
    expect(paths(fake)).toEqual(['POST /v1/inventory/items/bulk', 'POST /v1/warehouse/locations']);
  });

  it('refuses an unknown zone before it is sent, and names the nearest', async () => {
    const verdicts = await adapter().send(
      payloads([aProduct({ id: 'A', warehouse_zone: 'ZONE-BB' }), aProduct({ id: 'B' })]),
    );

    expect(verdicts).toEqual([
      {
        id: 'A',
        status: 'refused',
        code: 'wms/zone',
        message: "The warehouse has no zone 'ZONE-BB'. Nearest: 'ZONE-B'.",
      },
      { id: 'B', status: 'accepted', followUps: 1 },
    ]);
    expect([...fake.products.keys()]).toEqual(['B']);
  });

  it('updates a single item under its own address', async () => {
    const items = payloads([aProduct({ id: 'A/1' })]);
    await adapter().send(items);
    await adapter().send(items);

    expect(paths(fake)).toEqual([
      'PUT /v1/inventory/items/A%2F1',
      'POST /v1/inventory/items/bulk',
      'POST /v1/warehouse/locations',
      'PUT /v1/inventory/items/A%2F1',
      'POST /v1/warehouse/locations',
    ]);
    expect(fake.products.get('A/1')).toEqual(items[0]);
  });

  it.each([
    ['location_code', { warehouse_location: '' }, 'warehouse_location', 'at least one character'],
    ['available_quantity', { stock_quantity: 0.5 }, 'stock_quantity', 'a whole number'],
    ['zone_id', { warehouse_zone: 7 }, 'warehouse_zone', 'text'],
  ])('returns what WMS expects of %s', (field, fields, path, expected) => {
    const payload = adapter().toPayload(aProduct({ warehouse_location: 'A0105', ...fields }));

    expect(payload).toMatchObject({ ok: false, issues: [{ path, code: `wms/${field}`, expected }] });
  });

  it('refuses an item whose stock is not known, and a mapping document that sends none', () => {
    expect(adapter().toPayload(aProductWithoutStock({ warehouse_location: 'A0105' }))).toMatchObject({
      ok: false,
      issues: [{ path: 'stock_quantity', code: 'wms/available_quantity', expected: 'a value' }],
    });
    expect(() => adapter({ fields: [{ canonical: 'id', target: 'item_id' }] })).toThrow(
      "sends nothing as 'available_quantity'",
    );
  });

  it('refuses an item without a location', () => {
    expect(adapter().toPayload(aProduct())).toMatchObject({
      ok: false,
      issues: [{ path: 'warehouse_location', code: 'wms/location_code' }],
    });
  });
});

describe('service endpoints', () => {
  let inventory: FakeWms;
  let warehouse: FakeWms;
  beforeEach(async () => {
    inventory = await startFakeWms();
    warehouse = await startFakeWms({ zones: ['ZONE-A'] });
  });
  afterEach(() => Promise.all([inventory.close(), warehouse.close()]));

  it('are called at their own addresses, zones included', async () => {
    const service_endpoints = {
      inventory: new URL('/inventory', inventory.url).href,
      warehouse: new URL('/warehouse', warehouse.url).href,
      orders: 'https://cliente-b.wms.com/orders',
    };
    await adapterWithSecret({ service_endpoints }).send(payloads(someProducts(2, { warehouse_zone: 'ZONE-A' })));

    expect(paths(fake)).toEqual([]);
    expect(paths(inventory)).toEqual(['POST /inventory/items/bulk']);
    expect(paths(warehouse)).toEqual(['GET /warehouse/zones', 'POST /warehouse/locations']);
  });

  it('can be given for one service alone', async () => {
    const serviceEndpoints = { warehouse: new URL('/warehouse', warehouse.url) };
    await adapter({ serviceEndpoints }).send(payloads(someProducts(2)));

    expect([...paths(fake), ...paths(warehouse)]).toEqual([
      'POST /v1/inventory/items/bulk',
      'POST /warehouse/locations',
    ]);
  });

  it.each(['http://169.254.169.254/inventory', 'https://user@wms.example/inventory', 'ftp://wms.example', 'inventory'])(
    'B35: are refused before a byte of the credential is sent: %s',
    async (address) => {
      await expect(
        adapterWithSecret({ service_endpoints: { inventory: address } }).send(payloads(someProducts(2))),
      ).rejects.toMatchObject({
        name: 'ConfigurationInvalid',
        message: expect.stringContaining(
          "'service_endpoints.inventory' in 'siesa-integration/cliente-b/wms'",
        ) as unknown,
      });
      expect(paths(fake)).toEqual([]);
    },
  );
});
