import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaPage, SiesaQuery, SiesaRow } from '../../siesa-client.ts';
import { aSiesaProduct, type FakeSiesa, type FakeSiesaOptions, startFakeSiesa } from '../../fake/index.ts';
import { aSiesaClient } from '../../testing/index.ts';
import type { InventoryOptions } from './inventory-settings.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: FakeSiesaOptions): Promise<FakeSiesa> => (siesa = await startFakeSiesa(options));
const read = (query?: SiesaQuery, options?: InventoryOptions): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, options).pages(query));
const ids = (pages: readonly { readonly rows: readonly SiesaRow[] }[]): unknown[] =>
  pages.flatMap(({ rows }) => rows.map((row) => row['f_codigo']));
const products = (count: number) =>
  Array.from({ length: count }, (_, index) => aSiesaProduct({ f_codigo: String(index).padStart(6, '0') }));

describe('inventory pages', () => {
  it('reads every page with the key, and passes on the announced total', async () => {
    await start({ rows: products(2350) });
    const pages = await read();

    expect(new Set(ids(pages)).size).toBe(2350);
    expect(pages.map(({ total }) => total)).toEqual([2350, 2350, 2350]);
    expect(pages.map(({ next }) => next)).toEqual([{ page: 2 }, { page: 3 }, undefined]);
    expect(siesa.calls.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer siesa_api_key_here'));
    expect(siesa.calls[0]?.url.href).toContain('/api/v1/inventory/products?page=1&limit=1000');
  });

  it('goes on where an earlier reading stopped', async () => {
    await start({ rows: products(25) });

    expect(ids(await read({ from: { page: 3 } }, { pageSize: 10 }))).toHaveLength(5);
  });

  it('asks for what changed since a time, inclusive', async () => {
    await start({
      rows: [
        aSiesaProduct({ f_fecha_modificacion: '2025-01-15T09:12:00Z' }),
        aSiesaProduct({ f_codigo: 'OLD', f_fecha_modificacion: '2025-01-15T09:11:59Z' }),
      ],
    });

    expect(ids(await read({ modifiedSince: '2025-01-15T09:12:00Z' }))).toEqual(['PROD001']);
  });

  it("passes on the time of Siesa's own clock", async () => {
    await start({ rows: products(1), switches: { date: Date.parse('2025-01-15T10:00:00Z') } });

    expect((await read())[0]?.serverTime).toBe(Date.parse('2025-01-15T10:00:00Z'));
  });
});

describe('an answer with another status of success', () => {
  const list = JSON.stringify({ data: [] });

  it('of 202 is asked again: nothing was read yet', async () => {
    await start({ rows: products(3), switches: { failures: [{ kind: 'answer', status: 202, body: list }] } });

    expect(ids(await read())).toHaveLength(3);
  });

  it('of 206 announces more, so an empty one is no end', async () => {
    await start({ rows: products(3) });
    siesa.switches.failWhen = () => ({ kind: 'answer', status: 206, body: list });

    await expect(read()).rejects.toMatchObject({ name: 'SiesaContractBroken' });
  });
});

describe('one product', () => {
  it('is found by its id, leading zeros kept', async () => {
    await start({ rows: [aSiesaProduct({ f_codigo: '011' })] });

    expect(await aSiesaClient(siesa).product('011')).toMatchObject({ f_codigo: '011' });
    expect(await aSiesaClient(siesa).product('11')).toBeUndefined();
  });

  it.each([
    ['HTML, as a gateway answers', 404, '<html>no such route</html>', '404 and HTML'],
    ['a record that holds nothing', 200, '{}', 'holds nothing'],
  ])('is not reported as unknown when the answer is %s', async (_what, code, body, words) => {
    await start({ rows: [], switches: { failWhen: () => ({ kind: 'answer', status: code, body }) } });

    await expect(aSiesaClient(siesa).product('011')).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining(words) as string,
    });
  });
});
