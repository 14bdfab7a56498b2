import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaPage, SiesaQuery } from '../siesa-client.ts';
import {
  aSiesaProduct,
  type FakeRow,
  type FakeSiesa,
  type FakeSiesaOptions,
  type FakeSiesaSwitches,
  startFakeSiesa,
} from '../fake/index.ts';
import { aSiesaClient } from '../testing/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: FakeSiesaOptions): Promise<FakeSiesa> => (siesa = await startFakeSiesa(options));
const products = (count: number, fields: FakeRow = {}): FakeRow[] =>
  Array.from({ length: count }, (_, index) => aSiesaProduct({ f_codigo: String(index).padStart(6, '0'), ...fields }));
type ClientOptions = Parameters<typeof aSiesaClient>[1];
const read = (query?: SiesaQuery, options?: ClientOptions): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, { pageSize: 100, ...options }).pages(query));
const distinct = (pages: readonly SiesaPage[]): number =>
  new Set(pages.flatMap(({ rows }) => rows.map((row) => row['f_codigo']))).size;

describe('a source that caps its pages', () => {
  const words: readonly Partial<FakeSiesaSwitches>[] = [
    {},
    { pagination: false },
    { envelope: 'array' },
    { total: 'page' },
    { total: 'so far' },
    { total: 0 },
    { total: 1 },
    { pagingWords: 'has_more' },
    { pagingWords: 'next' },
    { pagingWords: 'next_url' },
    { pagingWords: 'totalItems' },
    { pagingWords: 'totalItems', total: 'page' },
    { pagingWords: 'headers', envelope: 'array' },
  ];
  const counts = [1, 9, 10, 11, 19, 20, 21, 30];

  it.each(words)('is read whole with the words %j', async (switches) => {
    await start({ switches: { ...switches, cap: 10 } });
    for (const count of counts) {
      siesa.set(products(count));
      expect([count, distinct(await read())]).toEqual([count, count]);
    }
  });

  it('is read with as few calls as its true total allows', async () => {
    await start({ rows: products(30), switches: { cap: 10 } });
    await read();

    expect(siesa.calls).toHaveLength(3);
  });

  it('is read on in another slice', async () => {
    await start({ rows: products(35), switches: { cap: 10, pagination: false } });

    expect(distinct(await read({ from: { page: 3 } }))).toBe(15);
    expect(distinct(await read({ from: { page: 4 } }))).toBe(5);
  });

  it('is read whole as a stock list too', async () => {
    const rows = products(25);
    const stock = rows.map(({ f_codigo }) => ({ product_id: f_codigo, quantity: 7 }));
    await start({ rows, stock, switches: { cap: 10, pagination: false } });
    const pages = await read(undefined, { stock: 'endpoint' });

    expect(pages.flatMap((page) => page.rows.map((row) => row['f_cantidad']))).toEqual(Array(25).fill(7));
    expect(pages[0]?.joins).toEqual([{ name: 'inventory/stock', found: 10, of: 10, rows: 10 }]);
  });
});

describe('a source that pages otherwise', () => {
  it.each<[Partial<FakeSiesaSwitches>, RegExp]>([
    [{ pagingWords: 'token' }, /names the next page by a token/],
    [{ firstPage: 0 }, /calls it page 0/],
  ])('is refused: %j', async (switches, words) => {
    await start({ rows: products(250), switches });
    if (switches.firstPage === 0)
      siesa.switches.failWhen = ({ url }) => ({
        kind: 'answer',
        status: 200,
        body: JSON.stringify({ data: products(100), pagination: { page: Number(url.searchParams.get('page')) - 1 } }),
      });

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringMatching(words) as string,
    });
  });
});

it('a source that counts from 0 in silence shows as fewer rows than its total', async () => {
  await start({ rows: products(250), switches: { firstPage: 0 } });
  const pages = await read();

  expect([distinct(pages), pages[0]?.total]).toEqual([150, 250]);
});

describe('a source that announces more than it gives', () => {
  it('fails when its first page is empty beside a total above 0', async () => {
    await start({ switches: { total: 3 } });

    await expect(read()).rejects.toMatchObject({ name: 'SourceIncomplete' });
    expect((await read(undefined, { totals: 'ignore' }))[0]?.rows).toEqual([]);
  });

  it('leaves its total with the pages, so that their reader sees what is missing', async () => {
    await start({ rows: products(30), switches: { total: 31 } });
    const pages = await read();

    expect([distinct(pages), pages.findLast(({ total }) => total !== undefined)?.total]).toEqual([30, 31]);
    expect((await read(undefined, { totals: 'ignore' })).every(({ total }) => total === undefined)).toBe(true);
  });

  it.each([
    [20, 20],
    [21, 'SourceIncomplete'],
  ])('of stock: 20 levels and a total of %i', async (total, expected) => {
    const rows = products(20);
    await start({ rows, stock: rows.map(({ f_codigo }) => ({ product_id: f_codigo, quantity: 1 })) });
    siesa.switches.failWhen = ({ url }) => {
      siesa.switches.total = url.pathname.endsWith('stock') ? total : 'true';
      return undefined;
    };
    const reading = read(undefined, { stock: 'endpoint' });

    if (expected === 20) expect(distinct(await reading)).toBe(20);
    else
      await expect(reading).rejects.toMatchObject({
        name: expected,
        message: expect.stringMatching(/21 rows of the stock, but 20/) as string,
      });
  });
});

describe('an error beside an empty list', () => {
  it.each([
    [{ success: false, message: 'Token vencido' }, 'Token vencido'],
    [{ error: { code: 'E1', message: 'licencia' } }, 'licencia'],
    [{ codigo: 9, mensaje: 'Compañía inactiva' }, 'Compañía inactiva'],
    [{ message: 'Under maintenance' }, 'Under maintenance'],
  ])('is a broken contract with its words: %j', async (errorBeside, words) => {
    await start({ rows: products(3), switches: { errorBeside } });

    for (const query of [{}, { modifiedSince: '2025-01-01T00:00:00Z' }])
      await expect(read(query)).rejects.toMatchObject({
        name: 'SiesaContractBroken',
        message: expect.stringContaining(words) as string,
      });
    await expect(read({}, { stock: 'endpoint' })).rejects.toMatchObject({ name: 'SiesaContractBroken' });
  });

  it('holds no key in its words, however the answer writes it', async () => {
    const key = 'siesa_api_key_here';
    await start({ rows: products(1) });
    for (const written of [
      key,
      Buffer.from(key).toString('base64'),
      encodeURIComponent(`a ${key}`),
      key.replace('_', '%5F'),
    ])
      for (const status of [200, 400, 401, 503]) {
        siesa.switches.failWhen = () => ({
          kind: 'answer',
          status,
          body: JSON.stringify({ data: [], error: `bad key ${written}\u001b[2J` }),
        });
        const error = await read().then(
          () => undefined,
          (thrown: unknown) => thrown as Error,
        );
        expect(error?.message).toContain('bad key');
        expect(error?.message).not.toContain(written);
        expect(error?.message).not.toContain('\u001b');
      }
  });
});

describe('the end of a list that nothing counts', () => {
  const ten = { pageSize: 10 };

  it.each([
    [25, 3],
    [11, 2],
  ])('comes with a last page that is not full and comes again: %i rows on %i pages', async (count, repeatsPage) => {
    await start({ rows: products(count), switches: { pagination: false, repeatsPage } });

    expect(distinct(await read(undefined, ten))).toBe(count);
    expect(siesa.calls).toHaveLength(repeatsPage + 1);
  });

  it('does not come with a full page that comes again, also where nothing counts the rows', async () => {
    await start({ rows: products(90), switches: { pagination: false, repeatsPage: 4 } });

    await expect(read(undefined, ten)).rejects.toMatchObject({ name: 'SiesaContractBroken' });
  });

  it('does not come with a page that is short because the server filters it after it has cut it', async () => {
    const rows = products(90);
    await start({ rows, switches: { pagination: false } });
    const shown = new Set([rows[25], rows[31], rows[32], rows[60]]);
    siesa.switches.failWhen = ({ url }) => {
      const page = Number(url.searchParams.get('page'));
      const data = rows.slice((page - 1) * 10, page * 10).filter((row) => page < 3 || shown.has(row) || page === 9);
      return page === 5 || page === 6 || page === 8
        ? undefined
        : { kind: 'answer', status: 200, body: JSON.stringify({ data }) };
    };

    // Pages 3 and 4 hold one and two rows, page 7 one; the others are full.
    expect(distinct(await read(undefined, ten))).toBe(20 + 1 + 2 + 20 + 1 + 20);
  });
});

describe('an end that is asked for once more', () => {
  it.each(['{"error":"page out of range"}', '{"detail":"Página inválida"}', '{"message":"No hay registros"}'])(
    'is an end where the server refuses it with 400: %s',
    async (body) => {
      await start({ rows: products(3), switches: { failures: [undefined, { kind: 'answer', status: 400, body }] } });

      expect(distinct(await read())).toBe(3);
    },
  );

  it('does not happen where it is refused for another reason, or refused on page 1', async () => {
    const refusal = { kind: 'answer', status: 400, body: '{"error":"license"}' } as const;
    await start({ rows: products(3), switches: { failures: [undefined, refusal] } });
    await expect(read()).rejects.toMatchObject({ message: expect.stringContaining('400: "license"') as string });

    siesa.switches.failures.push({ ...refusal, body: '{"error":"page out of range"}' });
    await expect(read()).rejects.toMatchObject({ name: 'SiesaContractBroken' });
  });

  it('costs no call where an earlier page proves how many rows a page holds', async () => {
    await start({ rows: products(150), switches: { pagination: false } });
    const client = aSiesaClient(siesa, { pageSize: 100 });
    await Array.fromAsync(client.pages());
    expect(siesa.calls).toHaveLength(3);

    siesa.set(products(99));
    await Array.fromAsync(client.pages());
    expect(siesa.calls).toHaveLength(4);
  });
});
