import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaPage, SiesaQuery } from '../../siesa-client.ts';
import {
  aSiesaClient,
  type ConnektaItem,
  connektaTables,
  type FakeSiesa,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '../../testing/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: Omit<FakeSiesaOptions, 'dialect'>): Promise<FakeSiesa> =>
  (siesa = await startFakeSiesa({ ...options, dialect: 'connekta' }));
const item = (id: number, more: Partial<ConnektaItem> = {}): ConnektaItem => ({
  id,
  reference: `REF${String(id)}`,
  name: `Cuaderno ${String(id)}`,
  ...more,
});
const items = (count: number): ConnektaItem[] => Array.from({ length: count }, (_, index) => item(1000 + index * 3));
type ClientOptions = Parameters<typeof aSiesaClient>[1];
const read = (query?: SiesaQuery, options?: ClientOptions): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, options).pages(query));
const ids = (pages: readonly SiesaPage[]): unknown[] => pages.flatMap(({ rows }) => rows.map((row) => row['f120_id']));
const parameter = (name: string): (string | null)[] => siesa.calls.map(({ url }) => url.searchParams.get(name));

const barcodes = {
  query: 'API_v2_ItemsBarras',
  columns: ['f131_id'],
  pick: 'first',
  where: { f131_id_unidad_medida: 'UND' },
} as const;
const stock = {
  query: 'API_v2_Inventarios_InvFecha',
  columns: ['f400_cant_existencia_1', 'f400_id_ubicacion_aux'],
  pick: 'sum:f400_cant_existencia_1',
  where: { f150_id: 'NB1' },
} as const;

describe('connekta pages by key', () => {
  it('asks for what comes after the last key, with both keys and the company', async () => {
    await start({ tables: connektaTables(items(250)) });
    const pages = await read();

    expect(ids(pages)).toHaveLength(250);
    expect(pages.map(({ next, drifts }) => [next, drifts])).toEqual([
      [{ after: '1297' }, false],
      [{ after: '1597' }, false],
      [undefined, false],
    ]);
    expect(parameter('parametros')).toEqual([
      'f120_id_cia=1',
      'f120_id_cia=1 and f120_id > 1297',
      'f120_id_cia=1 and f120_id > 1597',
    ]);
    expect(parameter('paginacion')).toEqual(Array(3).fill('numPag=1|tamPag=100'));
    expect(parameter('idCompania')).toEqual(Array(3).fill('7'));
    expect(siesa.calls[0]?.headers).toMatchObject({ connikey: 'siesa_api_key_here', connitoken: 'token' });
  });

  it('encodes the filter so that no server can misread it', async () => {
    await start({ tables: connektaTables(items(1)) });
    await read({ modifiedSince: '2024-12-05T22:00:00.400Z' }, { connekta: { changedColumn: 'f120_ts' } });

    expect(siesa.calls[0]?.url.search).toContain(
      'parametros=f120_id_cia%3D1%20and%20f120_ts%20%3E%3D%20%27%2720241205%2017%3A00%3A00%27%27',
    );
  });

  it('reads one ERP company of two', async () => {
    const [ours, theirs] = [connektaTables([item(1), item(2)], 1), connektaTables([item(1), item(3)], 2)];
    await start({ rows: [...(theirs['API_v2_Items'] ?? []), ...(ours['API_v2_Items'] ?? [])] });

    expect(ids(await read())).toEqual([1, 2]);
  });

  it.each(['400', '[]', '204', 'alerta'] as const)(
    'B7: ends when the last page is exactly full and the one after answers %s',
    async (pastTheEnd) => {
      await start({ tables: connektaTables(items(200)), switches: { pastTheEnd } });

      expect(ids(await read())).toHaveLength(200);
      expect(siesa.calls).toHaveLength(3);
    },
  );

  it.each(['400', '[]', '204', 'alerta'] as const)('finds no rows when page 1 answers %s', async (pastTheEnd) => {
    await start({ switches: { pastTheEnd } });

    expect(await read()).toMatchObject([{ rows: [], drifts: false }]);
  });

  it('goes on after the key where an earlier reading stopped', async () => {
    await start({ tables: connektaTables(items(250)) });

    expect(ids(await read({ from: { after: '1597' } }))).toHaveLength(50);
  });

  it('B8: notices a server that ignores the key after one extra call', async () => {
    await start({
      tables: connektaTables(items(250)),
      switches: {
        failWhen: ({ index }) => (index > 0 ? { kind: 'answer', status: 200, body: firstPage() } : undefined),
      },
    });
    const firstPage = (): string =>
      JSON.stringify({ codigo: 0, mensaje: 'Éxito', detalle: { Table: siesa.products.rows.slice(0, 100) } });

    await expect(read(undefined, { prefetch: 0 })).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringMatching(/after 1297 .* repeats a page/) as string,
    });
    expect(siesa.calls).toHaveLength(2);
  });

  it('never has more than three calls at once', async () => {
    let [now, most] = [0, 0];
    const counting: typeof fetch = async (input, init) => {
      most = Math.max(most, (now += 1));
      try {
        return await guarded(input, init);
      } finally {
        now -= 1;
      }
    };
    const { createGuardedFetch } = await import('@siesa-integration/outgoing-http');
    const guarded = createGuardedFetch({ allowLoopbackHttp: true });
    await start({
      tables: connektaTables(
        items(400).map((entry) => ({
          ...entry,
          barcodes: [`77${String(entry.id)}`],
          stock: [{ location: 'A', quantity: 1 }],
        })),
      ),
      switches: { latencyMs: 5 },
    });
    await read(undefined, {
      fetch: counting,
      connekta: { joins: [barcodes, stock, { ...stock, pick: 'max:f400_cant_existencia_1' }] },
    });

    expect(most).toBe(3);
  });
});

describe('connekta pages by number', () => {
  it('falls back where rows do not ascend, and marks pages that may drift', async () => {
    await start({ tables: connektaTables(items(250)), switches: { unstableOrder: true } });
    const pages = await read();

    expect(pages.map(({ drifts }) => drifts)).toEqual([true, true, true]);
    expect(pages[0]?.next).toEqual({ page: 2 });
    expect(parameter('paginacion').at(-1)).toBe('numPag=3|tamPag=100');
  });

  it('falls back within what comes after the last key, and goes on there in another slice', async () => {
    await start({
      tables: connektaTables(items(350)),
      onCall: (_, index) => {
        siesa.switches.unstableOrder = index === 1;
      },
    });
    const [, second] = await read();

    expect(second).toMatchObject({ drifts: true, next: { after: '1297', page: 2 } });
    siesa.switches.unstableOrder = false;
    expect(ids(await read({ from: { after: '1297', page: 2 } }))).toHaveLength(150);
  });

  it('B8: notices a repeated page after one extra call', async () => {
    await start({
      tables: connektaTables(items(450).toReversed()),
      switches: {
        repeatsPage: 2,
        failWhen: ({ index }) => (index === 0 ? { kind: 'answer', status: 200, body: descending() } : undefined),
      },
    });
    const descending = (): string =>
      JSON.stringify({ codigo: 0, mensaje: 'Éxito', detalle: { Table: siesa.products.rows.slice(0, 100) } });

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining('page 3 of the items with the rows of page 2') as string,
    });
    expect(siesa.calls).toHaveLength(3);
  });
});

describe('connekta dynamic queries', () => {
  it('reads Datos in pages of 1,000, and its counts with or without accents', async () => {
    await start({ tables: connektaTables(items(1500)), switches: { unstableOrder: true } });
    const pages = await read(undefined, { connekta: { queryKind: 'dynamic' } });

    expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([
      [1000, 1500],
      [500, 1500],
    ]);
    expect(siesa.calls[0]?.url.pathname).toBe('/api/ejecutarconsulta');
  });
});

describe('the total of a dynamic query', () => {
  it('comes with the first page read by key; those of later ones are of the rest', async () => {
    await start({ tables: connektaTables(items(1500)) });
    const pages = await read(undefined, { connekta: { queryKind: 'dynamic' } });

    expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([
      [1000, 1500],
      [500, undefined],
    ]);
  });
});

describe('connekta joins', () => {
  it('adds barcodes and stock of each item, in any order of rows', async () => {
    const twins = items(120).map((entry, index) => ({
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
    expect(rows[0]).toMatchObject({ 'API_v2_Inventarios_InvFecha.f400_cant_existencia_1': 0 });
    expect(rows[0]).not.toHaveProperty(['API_v2_Inventarios_InvFecha.f400_id_ubicacion_aux']);
  });

  it("reads the company's own queries as dynamic ones, and a query that two joins share once", async () => {
    const tables = connektaTables(items(150).map((entry) => ({ ...entry, stock: [{ location: 'A', quantity: 1 }] })));
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
    expect(siesa.calls.map(({ url }) => url.pathname)).toEqual(['/api/ejecutarconsulta', '/api/ejecutarconsulta']);
  });

  it('reads a range again while rows move, and loses none', async () => {
    const many = items(60).map((entry) => ({
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
    await start({ tables: connektaTables([item(1, { changed: '2020-01-01T00:00:00' })]) });
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
        item(1205, { reference: '011', name: 'BOMBA METÁLICA', changed: '2023-12-12T10:02:23.43' }),
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
      rows: [...(connektaTables([item(1)])['API_v2_Items'] ?? [])],
      switches: {
        failures: [
          {
            kind: 'answer',
            status: 200,
            body: '{"codigo":0,"mensaje":"","detalle":{"Table":[{"f120_id":null,"f120_ts":null},{"f120_id":5}]}}',
          },
        ],
      },
    });

    expect(await read()).toMatchObject([{ rows: [{ f120_id: 5 }], emptyRows: 1 }]);
  });

  it('are found one by one, and nothing but a number reaches the filter', async () => {
    await start({ tables: connektaTables([item(1204, { stock: [{ location: 'A', quantity: 3 }] })]) });
    const client = aSiesaClient(siesa, { connekta: { joins: [stock] } });

    expect(await client.product('01204')).toMatchObject({
      f120_id: 1204,
      'API_v2_Inventarios_InvFecha.f400_cant_existencia_1': 3,
    });
    expect(await client.product('9')).toBeUndefined();
    expect(await client.product("1' or '1'='1")).toBeUndefined();
    expect(siesa.calls).toHaveLength(3);
  });

  it('of stock come by warehouse and item', async () => {
    await start({
      tables: connektaTables([
        item(1, { stock: [{ location: 'A', quantity: 3 }] }),
        item(2, { stock: [{ location: 'B', quantity: 4 }] }),
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
