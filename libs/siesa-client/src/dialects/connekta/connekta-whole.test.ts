import { afterEach, describe, expect, it } from 'vitest';
import { without } from '../../reading/without.ts';
import type { SiesaPage, SiesaQuery } from '../../siesa-client.ts';
import { aConnektaItem, connektaItems } from '../../testing/connekta-items.ts';
import {
  connektaTables,
  type FakeRow,
  type FakeSiesa,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '../../fake/index.ts';
import { aSiesaClient } from '../../testing/index.ts';
import { connektaExampleJoins } from './connekta-dialect.ts';
import { keyOf } from './connekta-row.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: Omit<FakeSiesaOptions, 'dialect'>): Promise<FakeSiesa> =>
  (siesa = await startFakeSiesa({ ...options, dialect: 'connekta' }));
type ClientOptions = Parameters<typeof aSiesaClient>[1];
const read = (query?: SiesaQuery, options?: ClientOptions): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, options).pages(query));
const rowsOf = (pages: readonly SiesaPage[]) => pages.flatMap(({ rows }) => rows);
const [barcodes, stock] = connektaExampleJoins;
const withStock = (count: number) =>
  connektaItems(count).map((item) => ({
    ...item,
    barcodes: [`77${String(item.id)}`],
    stock: [{ location: 'A', quantity: 7 }],
  }));
const quantity = 'API_v2_Inventarios_InvFecha.f400_cant_existencia_1';

describe('a Connekta that caps its pages', () => {
  it.each([1, 2, 6, 7, 8, 13, 14, 15])('gives all of %i items by key, with every stock', async (count) => {
    await start({ tables: connektaTables(withStock(count)), switches: { cap: 7 } });
    const rows = rowsOf(await read(undefined, { connekta: { joins: [barcodes, stock] } }));

    expect(rows.map((row) => row[quantity])).toEqual(Array(count).fill(7));
    expect(new Set(rows.map((row) => row['f120_id'])).size).toBe(count);
  });

  it.each([1, 7, 14, 15])('gives all of %i items by number, for dynamic queries', async (count) => {
    await start({ tables: connektaTables(withStock(count)), switches: { cap: 7 } });

    expect(rowsOf(await read(undefined, { connekta: { queryKind: 'dynamic' } }))).toHaveLength(count);
  });

  it('gives one item a page', async () => {
    await start({ tables: connektaTables(connektaItems(5)), switches: { cap: 1 } });

    expect(rowsOf(await read())).toHaveLength(5);
    expect(rowsOf(await read({ from: { after: '1003' } }))).toHaveLength(3);
  });
});

describe('dynamic queries', () => {
  it.each(['refused', 'ignored'] as const)('get no parametros, which are %s', async (dynamicFilter) => {
    await start({ tables: connektaTables(connektaItems(1500)), switches: { dynamicFilter } });
    const options = { connekta: { queryKind: 'dynamic' } } as const;

    expect(rowsOf(await read(undefined, options))).toHaveLength(1500);
    expect(siesa.calls.every(({ url }) => !url.searchParams.has('parametros'))).toBe(true);
    expect(siesa.calls).toHaveLength(2);
    expect(aSiesaClient(siesa, { connekta: { queryKind: 'dynamic', changedColumn: 'f120_ts' } }).narrows).toBe(false);
  });

  it('of version v3.1 get them, with 100 rows a page', async () => {
    await start({ tables: connektaTables(connektaItems(150)) });
    const options = {
      baseUrl: new URL(siesa.url.origin),
      connekta: { queryKind: 'dynamic', dynamicVersion: 'v3.1' },
    } as const;

    expect(rowsOf(await read(undefined, options))).toHaveLength(150);
    expect(siesa.calls.map(({ url }) => [url.pathname, url.searchParams.get('parametros')])).toEqual([
      ['/api/connekta/v3.1/ejecutarconsulta', 'f120_id_cia=1'],
      ['/api/connekta/v3.1/ejecutarconsulta', 'f120_id_cia=1 and f120_id > 1296'],
    ]);
  });

  it('are read through for one item, and no second time for one that is not there', async () => {
    await start({ tables: connektaTables(connektaItems(30)) });
    const client = aSiesaClient(siesa, { connekta: { queryKind: 'dynamic', pageSize: 10 } });

    expect(await client.product('1003')).toMatchObject({ f120_id: 1003 });
    expect(siesa.calls).toHaveLength(1);
    expect(await client.product('9')).toBeUndefined();
    expect(siesa.calls).toHaveLength(4);
    expect([await client.product('10'), (await client.product('1087'))?.['f120_id']]).toEqual([undefined, 1087]);
    expect(siesa.calls).toHaveLength(7);
  });

  it('that join are read once for all pages', async () => {
    const tables = connektaTables(withStock(25));
    await start({
      tables: { API_v2_Items: tables['API_v2_Items'] ?? [], Existencias: tables['API_v2_Inventarios_InvFecha'] ?? [] },
    });
    const join = { ...stock, query: 'Existencias' };
    const rows = rowsOf(await read(undefined, { connekta: { queryKind: 'dynamic', pageSize: 10, joins: [join] } }));

    expect(rows.map((row) => row['Existencias.f400_cant_existencia_1'])).toEqual(Array(25).fill(7));
    expect(siesa.calls.filter(({ url }) => url.search.includes('Existencias'))).toHaveLength(3);
  });
});

describe('the company guard', () => {
  const both = (ours: number, theirs: number): FakeRow[] => [
    ...(connektaTables(connektaItems(ours), 1)['API_v2_Items'] ?? []),
    ...(connektaTables(connektaItems(theirs), 2)['API_v2_Items'] ?? []),
  ];

  it('drops the rows of another company where the filter is passed over, and counts them', async () => {
    await start({ rows: both(60, 30), switches: { ignoresCompany: true } });
    const pages = await read();

    expect(new Set(rowsOf(pages).map((row) => row['f120_id_cia']))).toEqual(new Set([1]));
    expect(pages.reduce((sum, { foreignRows = 0 }) => sum + foreignRows, 0)).toBe(30);
    expect(rowsOf(pages)).toHaveLength(60);
  });

  it('stops at an answer that holds nothing else, and at rows that name no company', async () => {
    await start({ rows: both(0, 3), switches: { ignoresCompany: true } });
    await expect(read()).rejects.toMatchObject({ name: 'ConfigurationInvalid', code: 'SIESA_QUERY' });

    siesa.set(both(3, 0).map((row) => without(row, 'f120_id_cia')));
    await expect(read()).rejects.toMatchObject({ message: expect.stringContaining('siesa_company_column') as string });
    expect(rowsOf(await read(undefined, { connekta: { companyColumn: 'none' } }))).toHaveLength(3);
    expect(siesa.calls.at(-1)?.url.search).not.toContain('cia%3D');
  });

  it('holds for a joined query: its rows of another company add to no stock', async () => {
    const [ours, theirs] = [connektaTables(withStock(2), 1), connektaTables(withStock(2), 2)];
    const name = 'API_v2_Inventarios_InvFecha';
    await start({
      tables: { ...ours, [name]: [...(ours[name] ?? []), ...(theirs[name] ?? [])] },
      switches: { ignoresCompany: true },
    });

    expect(rowsOf(await read(undefined, { connekta: { joins: [stock] } })).map((row) => row[quantity])).toEqual([7, 7]);
  });
});

describe('siesa_key', () => {
  const key = ['f120_id', 'f121_id_ext1_detalle', 'f121_id_ext2_detalle'];
  const variants = (count: number): FakeRow[] =>
    Array.from({ length: count }, (_, index) => ({
      f120_id_cia: 1,
      f120_id: 1000 + Math.floor(index / 3),
      f121_rowid: 50 + index,
      f121_id_ext1_detalle: ['AZUL ', 'ROJO ', 'GRIS|1'][index % 3],
      f121_id_ext2_detalle: index % 2 === 0 ? null : 'M  ',
    }));

  it('distinguishes variants, also one that is a row of three, and finds each again', async () => {
    await start({ rows: variants(150) });
    const client = aSiesaClient(siesa, { connekta: { key } });
    const rows = rowsOf(await Array.fromAsync(client.pages()));
    const ids = rows.map((row) => client.rowId(row) ?? '');

    expect([new Set(ids).size, ids.slice(0, 3)]).toEqual([150, ['1000|AZUL|', '1000|ROJO|M', '1000|GRIS%7C1|']]);
    for (const id of ['1000|ROJO|M', '1049|GRIS%7C1|M'])
      expect(await client.product(id)).toEqual(rows[ids.indexOf(id)]);
    expect(await client.product('1000|VERDE|')).toBeUndefined();
  });

  it('of several columns is read by number, because a page may end between two variants', async () => {
    const ascending = variants(150).map((row, index) => ({ ...row, f121_id_ext1_detalle: ['A', 'B', 'C'][index % 3] }));
    await start({ rows: ascending });
    const pages = await read(undefined, { connekta: { key: key.slice(0, 2) } });

    expect(rowsOf(pages)).toHaveLength(150);
    expect(new Set(siesa.calls.map(({ url }) => url.searchParams.get('parametros')))).toEqual(
      new Set(['f120_id_cia=1']),
    );
  });

  it('that several rows of one item share is named when this item is asked for', async () => {
    await start({ rows: variants(3) });

    await expect(aSiesaClient(siesa).product('1000')).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining(
        'they share a key. Name the columns that tell them apart in siesa_key',
      ) as string,
    });
  });

  it('on which a join lies and which no item has is a configuration error', async () => {
    const tables = connektaTables(connektaItems(2));
    await start({ tables });
    const join = { query: 'API_v2_ItemsBarras', columns: ['f131_id'], pick: 'first', on: ['f121_rowid'] };
    siesa.tables.get(join.query)?.set((tables[join.query] ?? []).map((row, index) => ({ ...row, f121_rowid: index })));

    await expect(read(undefined, { connekta: { joins: [join] } })).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      message: expect.stringContaining("No item has the column 'f121_rowid'") as string,
    });
  });

  it('of one column of numbers is read by key', async () => {
    await start({ rows: variants(150) });
    siesa.products.set(variants(150));
    const pages = await read(undefined, { connekta: { key: ['f121_rowid'], pageSize: 100 } });

    expect(siesa.calls[1]?.url.searchParams.get('parametros')).toBe('f120_id_cia=1 and f121_rowid > 148');
    expect(rowsOf(pages)).toHaveLength(150);
  });

  it('of codes is read by number, and its leading zeros count', async () => {
    await start({
      tables: connektaTables([aConnektaItem(1, { reference: '011' }), aConnektaItem(2, { reference: '11' })]),
    });
    const client = aSiesaClient(siesa, { connekta: { key: ['f120_referencia'] } });

    expect(rowsOf(await Array.fromAsync(client.pages())).map(client.rowId)).toEqual(['011', '11']);
    expect(siesa.calls.at(0)?.url.search).not.toContain('f120_id%20');
  });

  it('is text without its padding, and a row with an empty first part has no id', () => {
    const text = ['f120_referencia', 'f121_id_ext1_detalle'];

    expect(keyOf({ f120_referencia: ' 011 ', f121_id_ext1_detalle: 'AZUL ' }, text)).toBe('011|AZUL');
    expect(keyOf({ f120_referencia: '  ', f121_id_ext1_detalle: 'AZUL' }, text)).toBeUndefined();
  });

  it('that no row has is a configuration error', async () => {
    await start({ tables: connektaTables(connektaItems(1)) });

    await expect(read(undefined, { connekta: { key: ['f120_id', 'color'] } })).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
      message: expect.stringContaining("'color', which siesa_key names") as string,
    });
  });

  it.each([1, 2, 3])('shows rows that share it also where a page ends between them: %i after it', async (siblings) => {
    const rows = (connektaTables(connektaItems(10))['API_v2_Items'] ?? []).slice();
    rows.splice(5, 0, ...Array.from({ length: siblings }, (_, size) => ({ ...rows[4], talla: size })));
    await start({ rows });
    const arrived = rowsOf(await read(undefined, { connekta: { pageSize: 5 } }));

    expect(new Set(arrived.map((row) => JSON.stringify(row))).size).toBe(10 + siblings);
  });
});
