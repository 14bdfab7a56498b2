import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaPage, SiesaQuery } from '../../siesa-client.ts';
import { aConnektaItem, connektaItems } from '../../testing/connekta-items.ts';
import { connektaTables, type FakeSiesa, type FakeSiesaOptions, startFakeSiesa } from '../../fake/index.ts';
import { aSiesaClient } from '../../testing/index.ts';
import { connektaExampleJoins } from './connekta-dialect.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: Omit<FakeSiesaOptions, 'dialect'>): Promise<FakeSiesa> =>
  (siesa = await startFakeSiesa({ ...options, dialect: 'connekta' }));
type ClientOptions = Parameters<typeof aSiesaClient>[1];
const read = (query?: SiesaQuery, options?: ClientOptions): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, options).pages(query));
const ids = (pages: readonly SiesaPage[]): unknown[] => pages.flatMap(({ rows }) => rows.map((row) => row['f120_id']));
const [barcodes, stock] = connektaExampleJoins;

describe('connekta joins', () => {
  it('adds barcodes and stock of each item, in any order of rows', async () => {
    const twins = connektaItems(120).map((entry, index) => ({
      ...entry,
      barcodes: [`770200${String(entry.id)}`, `1770200${String(entry.id)}`, 'SC-6182'],
      ...(index > 0 && {
        stock: [
          { location: 'PIK-01-A', quantity: 120.5 },
          { location: null, quantity: -2 },
          { location: 'PIK-02-B', quantity: 0.1 },
        ],
      }),
    }));
    await start({ tables: connektaTables(twins) });
    const pages = await read(undefined, { connekta: { joins: [barcodes, stock] } });
    const rows = pages.flatMap((page) => page.rows);

    expect(rows).toHaveLength(120);
    expect(rows.at(-1)).toMatchObject({
      f120_id: 1357,
      'API_v2_ItemsBarras.f131_id': '7702001357',
      'API_v2_Inventarios_InvFecha.f400_cant_existencia_1': 118.6,
      'API_v2_Inventarios_InvFecha.f400_id_ubicacion_aux': 'PIK-01-A',
    });
    expect(rows[0]).not.toHaveProperty(['API_v2_Inventarios_InvFecha.f400_cant_existencia_1']); // no row is not 0
    expect(rows[0]).not.toHaveProperty(['API_v2_Inventarios_InvFecha.f400_id_ubicacion_aux']);
  });

  it("reads the company's own queries as dynamic ones, and a query that two joins share once", async () => {
    const tables = connektaTables(
      connektaItems(150).map((entry) => ({ ...entry, stock: [{ location: 'A', quantity: 1 }] })),
    );
    await start({
      tables: { API_v2_Items: tables['API_v2_Items'] ?? [], Existencias: tables['API_v2_Inventarios_InvFecha'] ?? [] },
    });
    const own = { ...stock, query: 'Existencias' };
    const [page] = await read(undefined, {
      connekta: { queryKind: 'dynamic', joins: [own, { ...own, columns: ['f400_id_ubicacion_aux'], pick: 'first' }] },
    });

    expect(page?.rows.at(-1)).toMatchObject({
      'Existencias.f400_cant_existencia_1': 1,
      'Existencias.f400_id_ubicacion_aux': 'A',
    });
    // Each list has a second call, because a total of exactly one page may count that page alone.
    expect(siesa.calls.map(({ url }) => [url.pathname, url.searchParams.get('parametros')])).toEqual(
      Array(4).fill(['/api/ejecutarconsulta', null]),
    );
  });

  it('reads a range again while rows move, and loses none', async () => {
    const many = connektaItems(60).map((entry) => ({
      ...entry,
      barcodes: [`a${String(entry.id)}`, `b${String(entry.id)}`, `c${String(entry.id)}`],
    }));
    await start({
      tables: connektaTables(many),
      onCall: ({ url }, index) => {
        siesa.switches.unstableOrder = index < 4 && url.search.includes('Barras');
      },
    });
    const [page] = await read(undefined, {
      connekta: { joins: [{ query: 'API_v2_ItemsBarras', columns: ['f131_id'], pick: 'first' }] },
    });

    expect(page?.rows.map((row) => row['API_v2_ItemsBarras.f131_id'])).toEqual(many.map(({ id }) => `a${String(id)}`));
    expect(siesa.calls.length).toBeGreaterThan(3);
  });

  it('reads everything in an incremental run, because a stock that changes does not move the item', async () => {
    await start({ tables: connektaTables([aConnektaItem(1, { changed: '2020-01-01T00:00:00' })]) });
    const options = { connekta: { joins: [stock], changedColumn: 'f120_ts' } };

    expect(ids(await read({ modifiedSince: '2024-01-01T00:00:00Z' }, options))).toEqual([1]);
    expect(aSiesaClient(siesa, options).narrows).toBe(false);
    expect(aSiesaClient(siesa, { connekta: { changedColumn: 'f120_ts' } }).narrows).toBe(true);
  });
});

describe('connekta rows', () => {
  it('B30: have text without padding, ids as they are and times in the zone of the client', async () => {
    await start({
      tables: connektaTables([
        aConnektaItem(1205, { reference: '011', name: 'BOMBA METÁLICA', changed: '2023-12-12T10:02:23.43' }),
      ]),
    });
    const client = aSiesaClient(siesa);
    const [row] = (await Array.fromAsync(client.pages()))[0]?.rows ?? [];

    expect(row).toMatchObject({
      f120_referencia: '011',
      f120_descripcion: 'BOMBA METÁLICA',
      f120_ts: '2023-12-12T10:02:23.43-05:00',
      f120_id_unidad_inventario: 'UND',
      f120_id_unidad_adicional: null,
    });
    expect(row && [client.rowId(row), client.rowModified(row)]).toEqual(['1205', '2023-12-12T15:02:23.430Z']);
  });

  it('are dropped and counted when every value is null', async () => {
    await start({
      rows: [...(connektaTables([aConnektaItem(1)])['API_v2_Items'] ?? [])],
      switches: {
        failures: [
          {
            kind: 'answer',
            status: 200,
            body: '{"codigo":0,"mensaje":"","detalle":{"Table":[{"f120_id":null,"f120_ts":null},{"f120_id_cia":1,"f120_id":5}]}}',
          },
        ],
      },
    });

    expect((await read())[0]).toMatchObject({ rows: [{ f120_id: 5 }], emptyRows: 1 });
  });

  it('are found one by one, and nothing but a number reaches the filter', async () => {
    await start({ tables: connektaTables([aConnektaItem(1204, { stock: [{ location: 'A', quantity: 3 }] })]) });
    const client = aSiesaClient(siesa, { connekta: { joins: [stock] } });

    expect(await client.product('01204')).toMatchObject({
      f120_id: 1204,
      'API_v2_Inventarios_InvFecha.f400_cant_existencia_1': 3,
    });
    expect(await client.product('9')).toBeUndefined();
    expect(await client.product("1' or '1'='1")).toBeUndefined();
    expect(siesa.calls).toHaveLength(4); // the item, two pages of its stock, the item that there is not
  });

  it('of stock come by warehouse and item', async () => {
    await start({
      tables: connektaTables([
        aConnektaItem(1, { stock: [{ location: 'A', quantity: 3 }] }),
        aConnektaItem(2, { stock: [{ location: 'B', quantity: 4 }] }),
      ]),
    });
    const client = aSiesaClient(siesa);

    expect((await Array.fromAsync(client.stock()))[0]?.rows).toHaveLength(2);
    expect((await Array.fromAsync(client.stock({ warehouseId: 'NB1', productId: '2' })))[0]?.rows).toMatchObject([
      { f400_id_ubicacion_aux: 'B' },
    ]);
    expect((await Array.fromAsync(client.stock({ warehouseId: 'NB2' })))[0]?.rows).toEqual([]);
  });
});
