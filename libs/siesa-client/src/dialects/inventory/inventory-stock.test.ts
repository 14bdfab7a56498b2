import { afterEach, describe, expect, it } from 'vitest';
import {
  aSiesaProduct,
  type FakeRow,
  type FakeSiesa,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '../../fake/index.ts';
import { aSiesaClient } from '../../testing/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: FakeSiesaOptions): Promise<FakeSiesa> => (siesa = await startFakeSiesa(options));
const level = (product_id: string, quantity: unknown, location = 'A-01', more: FakeRow = {}): FakeRow => ({
  warehouse_id: 'W1',
  product_id,
  location,
  quantity,
  ...more,
});
const client = () => aSiesaClient(siesa, { stock: 'endpoint', pageSize: 10 });
const rows = async (since?: string) =>
  (await Array.fromAsync(client().pages(since === undefined ? {} : { modifiedSince: since }))).flatMap(
    (page) => page.rows,
  );

describe('stock beside the product', () => {
  it('is summed exactly, with the location of the largest', async () => {
    await start({
      rows: [aSiesaProduct(), aSiesaProduct({ f_codigo: '011' })],
      stock: [level('PROD001', '0.1'), level('PROD001', 0.2, 'B-02'), level('PROD001', '000.0'), level('011', '12,5')],
    });

    expect(await rows()).toMatchObject([
      { f_codigo: 'PROD001', f_cantidad: 0.3, f_ubicacion: 'B-02', f_nombre: 'Café orgánico 500 g' },
      { f_codigo: '011', f_cantidad: 12.5, f_ubicacion: 'A-01' },
    ]);
  });

  it('is unknown for a product without any level, which keeps its place', async () => {
    await start({ rows: [aSiesaProduct()] });
    const [row] = await rows();

    expect(row).toMatchObject({ f_ubicacion: 'A-01-05' });
    expect(row).not.toHaveProperty('f_cantidad');
    expect(client().rowProblems(row ?? {})).toMatchObject([{ code: 'stock/unknown', path: 'f_cantidad' }]);
  });

  it('reads all products and ignores the cursor, because a level that changes does not move its product', async () => {
    await start({ rows: [aSiesaProduct()], stock: [level('PROD001', 3)] });

    expect(await rows('2030-01-01T00:00:00Z')).toMatchObject([{ f_cantidad: 3 }]);
    expect(client().narrows).toBe(false);
  });

  it('joins a single product too', async () => {
    await start({ rows: [aSiesaProduct()], stock: [level('PROD001', 3), level('OTHER', 4)] });

    expect(await client().product('PROD001')).toMatchObject({ f_cantidad: 3 });
    expect(await client().product('NONE')).toBeUndefined();
  });

  it('is read again while levels move between pages, and none counts twice', async () => {
    const stock = Array.from({ length: 35 }, (_, index) => level(`P${String(index)}`, 1));
    await start({
      rows: stock.map(({ product_id }) => aSiesaProduct({ f_codigo: product_id })),
      stock,
      onCall: ({ url }, index) => {
        if (index === 2 && url.pathname.endsWith('stock')) siesa.stock.insert(level('NEW', 9), 0);
      },
    });
    const quantities = (await rows()).map((row) => row['f_cantidad']);

    expect(quantities).toEqual(Array(35).fill(1));
    expect(siesa.calls.filter(({ url }) => url.pathname.endsWith('stock')).length).toBeGreaterThan(4);
  });

  it('that is never stable is the union of three passes, with the newest quantities', async () => {
    const stock = Array.from({ length: 20 }, (_, index) => level(`P${String(index)}`, 1));
    let pass = 0;
    await start({
      rows: stock.map(({ product_id }) => aSiesaProduct({ f_codigo: product_id })),
      stock,
      onCall: ({ url }) => {
        if (!url.pathname.endsWith('stock') || url.searchParams.get('page') !== '2') return;
        pass += 1;
        siesa.stock.set([
          level('P0', pass),
          ...stock.slice(1),
          ...Array.from({ length: pass }, (_, index) => level(`N${String(index)}`, 1)),
        ]);
      },
    });
    const [first] = await rows();

    expect(first).toMatchObject({ f_codigo: 'P0', f_cantidad: 2 });
    expect(pass).toBe(3);
  });

  it.each([
    ['without a quantity', { product_id: 'PROD001', cantidad: 3 }],
    ['without a product', { quantity: 3 }],
  ])('%s breaks the contract, because a misspelt name must never become 0', async (_, row) => {
    await start({ rows: [aSiesaProduct()], stock: [row] });

    await expect(rows()).rejects.toMatchObject({ name: 'SiesaContractBroken' });
  });

  it('comes by warehouse and product when it is asked for alone', async () => {
    await start({ stock: [level('A', 1), level('B', 2), level('B', 3, 'C', { warehouse_id: 'W2' })] });
    const pages = await Array.fromAsync(aSiesaClient(siesa).stock({ warehouseId: 'W2', productId: 'B' }));

    expect(pages[0]?.rows).toMatchObject([{ quantity: 3 }]);
  });
});

describe('one product', () => {
  it.each([
    ['wrapped in data', { data: aSiesaProduct() }],
    ['wrapped in a list', { data: [aSiesaProduct()] }],
  ])('is found %s', async (_, body) => {
    await start({ switches: { failures: [{ kind: 'answer', status: 200, body: JSON.stringify(body) }] } });

    expect(await aSiesaClient(siesa).product('PROD001')).toMatchObject({ f_codigo: 'PROD001' });
  });

  it.each([
    ['another product', aSiesaProduct({ f_codigo: 'OTHER' })],
    ['a text', 'ok'],
  ])('is a broken contract when %s comes instead', async (_, body) => {
    await start({ switches: { failures: [{ kind: 'answer', status: 200, body: JSON.stringify(body) }] } });

    await expect(aSiesaClient(siesa).product('PROD001')).rejects.toMatchObject({ name: 'SiesaContractBroken' });
  });

  it.each(['.', '..', '../stock', 'a/b', 'a?b#c', '%2e%2e'])('never leaves its path: %s', async (id) => {
    await start({ rows: [aSiesaProduct({ f_codigo: id })] });
    await aSiesaClient(siesa).product(id);

    for (const { url } of siesa.calls) expect(url.pathname).toMatch(/^\/api\/v1\/inventory\/products\/[^/]+$/);
  });

  it('is unknown after 204', async () => {
    await start({ switches: { failures: [{ kind: 'answer', status: 204 }] } });

    expect(await aSiesaClient(siesa).product('PROD001')).toBeUndefined();
  });
});

it('sends the keys of Connekta along where the secret holds them', async () => {
  await start({ rows: [aSiesaProduct()] });
  await aSiesaClient(siesa, {
    credentials: {
      secretName: 's',
      read: () => Promise.resolve({ apiKey: 'siesa_api_key_here', conniKey: 'a', conniToken: 'b' }),
    },
  }).product('PROD001');

  expect(siesa.calls[0]?.headers).toMatchObject({ connikey: 'a', connitoken: 'b' });
});
