import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaPage, SiesaQuery } from '../siesa-client.ts';
import { aSiesaProduct, type FakeRow, type FakeSiesa, type FakeSiesaOptions, startFakeSiesa } from '../fake/index.ts';
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

describe('clocks', () => {
  const changed = { f_fecha_modificacion: '2026-11-29T14:20:00' }; // in Bogotá: 19:20 UTC

  it.each(['instant', 'digits'] as const)(
    'a server that compares as %s finds what changed since',
    async (modifiedSince) => {
      const time = modifiedSince === 'digits' ? changed : { f_fecha_modificacion: '2026-11-29T19:20:00Z' };
      await start({ rows: products(1, time), switches: { modifiedSince } });

      expect(distinct(await read({ modifiedSince: '2026-11-29T19:20:00.999Z' }))).toBe(1);
      expect(distinct(await read({ modifiedSince: '2026-11-29T19:20:01Z' }))).toBe(0);
    },
  );

  it('pages say when stamps are days', async () => {
    await start({ rows: products(3) });
    expect((await read())[0]?.dayStamps).toBeUndefined();

    siesa.switches.dayStamps = true;
    expect((await read())[0]?.dayStamps).toBe(true);
  });
});

describe('one byte that is not UTF-8', () => {
  const rows = [...products(2), aSiesaProduct({ f_codigo: 'X', f_nombre: 'Cañón' })];

  it('marks its row, and every other arrives', async () => {
    await start({ rows, switches: { latin1: 'Cañón' } });
    const client = aSiesaClient(siesa);
    const arrived = (await Array.fromAsync(client.pages())).flatMap((page) => page.rows);

    expect(arrived.map((row) => client.rowProblems(row).map(({ code, path }) => `${code} ${path}`))).toEqual([
      [],
      [],
      ['source/encoding f_nombre'],
    ]);
    expect(client.rowProblems((await client.product('X')) ?? {})).toHaveLength(1);
    expect(client.rowProblems((await client.product('000001')) ?? {})).toHaveLength(0);
  });

  it('keeps its mark beside a joined stock, and a stock row hands its own on', async () => {
    const stock = rows.map(({ f_codigo }) => ({
      product_id: f_codigo,
      quantity: 1,
      location: f_codigo === '000000' ? 'Ñ' : 'A',
    }));
    await start({ rows, stock, switches: { latin1: 'Ñ' } });
    const client = aSiesaClient(siesa, { stock: 'endpoint' });
    const [first, second] = (await Array.fromAsync(client.pages())).flatMap((page) => page.rows);

    expect(client.rowProblems(first ?? {})).toMatchObject([{ code: 'source/encoding', path: 'location' }]);
    expect(client.rowProblems(second ?? {})).toEqual([]);

    siesa.switches.latin1 = 'Cañón';
    const damaged = (await Array.fromAsync(client.pages())).flatMap((page) => page.rows).at(-1);
    expect(client.rowProblems(damaged ?? {})).toMatchObject([{ code: 'source/encoding', path: 'f_nombre' }]);
  });
});

describe('a key that a row has twice', () => {
  const key = 'siesa_api_key_here';
  const twice = (second: string) =>
    `{"data":[{"f_codigo":"A","f_cantidad":5,"f_cantidad":${second}},{"f_codigo":"B","f_cantidad":1,"f_cantidad":1}],"has_more":false}`;

  it('marks its row, and every other arrives', async () => {
    await start({});
    siesa.switches.failWhen = () => ({ kind: 'answer', status: 200, body: twice(`"${key}"`) });
    const client = aSiesaClient(siesa);
    const [first, second] = (await Array.fromAsync(client.pages())).flatMap((page) => page.rows);

    expect(client.rowProblems(first ?? {})).toMatchObject([
      { code: 'source/doubled-key', path: 'f_cantidad', received: expect.not.stringContaining(key) as string },
    ]);
    expect(client.rowProblems(first ?? {})[0]?.received).toMatch(/^5 and "/);
    expect(client.rowProblems(second ?? {})).toEqual([]);
  });

  it('marks a level of stock, and one product', async () => {
    await start({ rows: products(1) });
    siesa.switches.failWhen = ({ url }) =>
      url.pathname.endsWith('/stock')
        ? {
            kind: 'answer',
            status: 200,
            body: '{"data":[{"product_id":"000000","quantity":1,"quantity":2}],"has_more":false}',
          }
        : url.pathname.endsWith('/X')
          ? { kind: 'answer', status: 200, body: '{"f_codigo":"X","f_ean":"1","f_ean":"2"}' }
          : undefined;
    const client = aSiesaClient(siesa, { stock: 'endpoint' });
    const [page] = await Array.fromAsync(client.pages());

    expect(client.rowProblems(page?.rows[0] ?? {})).toMatchObject([{ code: 'source/doubled-key' }]);
    expect(aSiesaClient(siesa).rowProblems((await aSiesaClient(siesa).product('X')) ?? {})).toMatchObject([
      { code: 'source/doubled-key', path: 'f_ean' },
    ]);
  });

  it('that holds the rows is a broken contract that names it', async () => {
    await start({});
    siesa.switches.failWhen = () => ({ kind: 'answer', status: 200, body: '{"data":[{"f_codigo":"A"}],"data":[]}' });

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining("the key 'data' twice") as string,
    });
  });
});

it('is read from a server that writes deflate without its header wherever it is accepted', async () => {
  await start({ rows: products(3), switches: { deflate: 'accepted' } });

  expect(distinct(await read())).toBe(3);
  expect(siesa.calls[0]?.headers['accept-encoding']).toBe('gzip, br');
});

describe('a row that repeats the key', () => {
  const apiKey = 'T4QDAkbXgM5UUZ-kRRV2WqJX9AtwK';

  it.each<[string, string]>([
    ['as it is', apiKey],
    ['split by blanks', Array.from(apiKey).join(' ')],
    ['split by hyphens', apiKey.replaceAll(/.{4}/g, '$&-')],
    ['split by line breaks', apiKey.replaceAll(/.{5}/g, '$&\r\n')],
    ['split by characters without width', Array.from(apiKey).join('\u200b')],
    ['split by tags', apiKey.replaceAll(/.{5}/g, '$&<wbr>')],
    ['in base64, in lines', Buffer.from(apiKey).toString('base64').replaceAll(/.{10}/g, '$&\n')],
  ])('loses it: %s', async (_how, written) => {
    await start({ rows: [...products(1), ...products(1, { f_codigo: 'B', f_nombre: `De ${written}, azul` })], apiKey });
    const rows = (await read()).flatMap((page) => page.rows);

    expect(rows.map(({ f_nombre }) => f_nombre)).toEqual([
      products(1)[0]?.['f_nombre'],
      expect.stringMatching(/^De \*{3}.{0,5}, azul$/su),
    ]);
  });
});

it.each(['raw', 'zlib'] as const)(
  'is read from a server that writes deflate (%s) although it is not accepted',
  async (deflate) => {
    await start({ rows: products(3), switches: { deflate } });

    expect(distinct(await read())).toBe(3);
  },
);

it('has an identity that is readable, holds no secret, and knows former addresses', async () => {
  await start({});
  const client = aSiesaClient(siesa, {
    baseUrl: new URL('https://user:pass-word@cliente-a.siesa.com/api/v1/?key=abcdef'),
    formerBaseUrls: [new URL('https://viejo.siesa.com/api')],
  });

  expect([client.identity, ...client.formerIdentities]).toEqual([
    'inventory https://cliente-a.siesa.com/api',
    'inventory https://viejo.siesa.com/api',
  ]);
});
