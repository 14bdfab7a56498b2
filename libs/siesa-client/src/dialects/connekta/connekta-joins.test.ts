import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SiesaPage, SiesaQuery } from '../../siesa-client.ts';
import { aConnektaItem, connektaItems } from '../../testing/connekta-items.ts';
import { connektaTables, type FakeSiesa, type FakeSiesaOptions, startFakeSiesa } from '../../fake/index.ts';
import { aSiesaClient, aVirtualTime } from '../../testing/index.ts';
import { connektaExampleJoins } from './connekta-dialect.ts';

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

describe('a join', () => {
  it('that finds no item reports how many, and what stands in its place', async () => {
    await start({ tables: connektaTables(withStock(3)) });
    const [page] = await read(undefined, { connekta: { joins: [{ ...stock, where: { f150_id: 'nb1' } }, barcodes] } });

    expect(page?.joins).toEqual([
      {
        name: 'API_v2_Inventarios_InvFecha f150_id=nb1',
        found: 0,
        of: 3,
        rows: 0,
        hint: "no row has f150_id 'nb1'; rows have 'NB1'",
      },
      { name: 'API_v2_ItemsBarras f131_id_unidad_medida=UND', found: 3, of: 3, rows: 3 },
    ]);
    expect(page?.rows[0]).not.toHaveProperty([quantity]);
  });

  it('leaves the stock of an item without rows unknown, unless the join sets 0', async () => {
    await start({ tables: connektaTables([...withStock(1), aConnektaItem(9999)]) });
    const client = aSiesaClient(siesa, { connekta: { joins: [stock] } });
    const [known, unknown] = rowsOf(await Array.fromAsync(client.pages()));

    expect([known?.[quantity], client.rowProblems(known ?? {})]).toEqual([7, []]);
    expect(client.rowProblems(unknown ?? {})).toMatchObject([{ code: 'stock/unknown', path: quantity }]);
    expect(client.rowProblems((await client.product('9999')) ?? {})).toHaveLength(1);

    const rows = rowsOf(await read(undefined, { connekta: { joins: [{ ...stock, whenMissing: 0 }] } }));
    expect(rows.map((row) => row[quantity])).toEqual([7, 0]);
  });

  it('that announces more rows than it gives is incomplete', async () => {
    await start({ tables: connektaTables(withStock(3)) });
    siesa.switches.failWhen = ({ url }) =>
      url.search.includes('Barras')
        ? {
            kind: 'answer',
            status: 200,
            body: JSON.stringify({
              codigo: 0,
              detalle: {
                total_registros: 4,
                Datos: url.search.includes('numPag%3D1%7C') ? (siesa.tables.get('API_v2_ItemsBarras')?.rows ?? []) : [],
              },
            }),
          }
        : undefined;

    await expect(read(undefined, { connekta: { joins: [barcodes] } })).rejects.toMatchObject({
      name: 'SourceIncomplete',
      message: expect.stringMatching(/4 rows of query 'API_v2_ItemsBarras', but 3/) as string,
    });
  });
});

describe('a joined list that nothing counts', () => {
  const sums = connektaItems(250).map((entry, at) => ({
    ...entry,
    stock: Array.from({ length: 1 + (at % 2) }, (_, level) => ({ location: `L${String(level)}`, quantity: 2 })),
  }));
  const sumsOf = async (): Promise<readonly unknown[]> =>
    rowsOf(await read(undefined, { connekta: { joins: [stock] } })).map(
      (row) => row['API_v2_Inventarios_InvFecha.f400_cant_existencia_1'],
    );
  const callsOfStock = (): number => siesa.calls.filter(({ url }) => url.search.includes('InvFecha')).length;

  it('is asked for one page more behind the first short one, and not again for the next items', async () => {
    await start({ tables: connektaTables(sums) });

    expect(await sumsOf()).toEqual(sums.map((_, at) => 2 + 2 * (at % 2)));
    expect(callsOfStock()).toBe(3 + 2 + 1); // 150 rows, 149 rows, 77 rows
  });

  it('is read to an empty page for all items where a short page was followed by others', async () => {
    await start({ tables: connektaTables(sums) });
    const short: number[] = [];
    siesa.switches.failWhen = ({ url }) => {
      const page = /numPag=(\d+)/.exec(url.searchParams.get('paginacion') ?? '')?.[1];
      if (!url.search.includes('InvFecha') || Number(page) < 2) return undefined;
      const [from = 0, to = 0] =
        (url.searchParams.get('parametros') ?? '').match(/(?<=f120_id [<>]= )\d+/g)?.map(Number) ?? [];
      const all = (siesa.tables.get('API_v2_Inventarios_InvFecha')?.rows ?? []).filter(
        (row) => Number(row['f120_id']) >= from && Number(row['f120_id']) <= to,
      );
      const rest = [all.slice(100, 110), all.slice(110, 130), all.slice(130), []][Number(page) - 2];
      short.push(Number(page));
      return { kind: 'answer', status: 200, body: JSON.stringify({ codigo: 0, detalle: { Table: rest } }) };
    };

    expect(await sumsOf()).toEqual(sums.map((_, at) => 2 + 2 * (at % 2)));
    expect(short).toEqual([2, 3, 4, 5, 2, 3, 4, 5]);
  });
});

describe('an answer of Connekta', () => {
  it.each([[{ success: false }], [{ error: 'licencia' }], [{ mensaje: 'Error interno' }]])(
    'with code 0, no rows and %j is a broken contract',
    async (errorBeside) => {
      await start({ tables: connektaTables(connektaItems(3)), switches: { errorBeside } });

      await expect(read()).rejects.toMatchObject({ name: 'SiesaContractBroken' });
    },
  );

  it.each([
    'The ORDER BY clause is invalid in views, inline functions, derived tables, unless TOP or OFFSET is also specified.',
    'La cláusula ORDER BY no es válida en vistas',
    "Incorrect syntax near ')'.",
    "Ambiguous column name 'f120_id'.",
    'Conversion failed when converting the varchar value to data type int.',
    'El nombre de columna "x" no es válido.',
    "Could not find stored procedure 'x'.",
  ])("of SQL Server that a query cannot run is the settings', with its words: %s", async (detalle) => {
    await start({ tables: connektaTables(connektaItems(1)) });
    siesa.switches.failWhen = () => ({
      kind: 'answer',
      status: 500,
      body: JSON.stringify({ codigo: 1, mensaje: 'Error', detalle: `${detalle} siesa_api_key_here` }),
    });
    const error = await read().then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );

    expect(error).toMatchObject({ name: 'ConfigurationInvalid', code: 'SIESA_QUERY' });
    expect(error?.message).toContain(detalle.slice(0, 20));
    expect(error?.message).not.toContain('siesa_api_key_here');
    expect(siesa.calls).toHaveLength(1);
  });

  it('sends further headers to a gateway, and its keys win over them', async () => {
    await start({ tables: connektaTables(connektaItems(1)) });
    await read(undefined, { connekta: { headers: { client_id: 'erp-1' } } });

    expect(siesa.calls[0]?.headers).toMatchObject({ client_id: 'erp-1', connikey: 'siesa_api_key_here' });
  });
});

it('the first attempt may take 150 s, and the others 30 s', async () => {
  await start({ tables: connektaTables(connektaItems(1)) });
  const time = aVirtualTime(globalThis.fetch);
  const limits: number[] = [];
  const timers = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((_run: () => void, ms: number) => {
    limits.push(ms);
    return 0;
  }) as unknown as typeof setTimeout);
  try {
    await expect(
      read(undefined, { clock: time.clock, sleep: time.sleep, fetch: () => Promise.reject(new TypeError('down')) }),
    ).rejects.toMatchObject({ name: 'SiesaUnavailable' });
  } finally {
    timers.mockRestore();
  }

  expect(limits.slice(0, 3)).toEqual([150_000, 30_000, 30_000]);
});

it('has an identity of company, query and key, whatever path its address ends in', async () => {
  await start({});
  const identity = (baseUrl: string, connekta: NonNullable<ClientOptions>['connekta'] = {}) =>
    aSiesaClient(siesa, { baseUrl: new URL(baseUrl), connekta }).identity;
  const plain = identity('https://servicios.siesacloud.com/api/siesa/v3');

  expect(plain).toBe(
    'connekta https://servicios.siesacloud.com company 7, ERP company 1, standard query API_v2_Items, key f120_id',
  );
  expect(identity('https://servicios.siesacloud.com/api/connekta/v3')).toBe(plain);
  expect(identity('https://servicios.siesacloud.com', { key: ['f121_rowid'] })).not.toBe(plain);
});

it('has an identity of the path and the headers by which a gateway chooses between several', async () => {
  await start({});
  const identity = (connekta: NonNullable<NonNullable<ClientOptions>['connekta']>) =>
    aSiesaClient(siesa, { baseUrl: new URL('https://gateway.example'), connekta }).identity;

  expect(identity({ path: '/qa/siesa', headers: { tenant_id: 'b', client_id: 'a' } })).toMatch(
    /key f120_id, path \/qa\/siesa, client_id a, tenant_id b$/,
  );
  expect(identity({ headers: { tenant_id: 'b' } })).not.toBe(identity({ headers: { tenant_id: 'c' } }));
  expect(identity({ path: '/qa/siesa' })).not.toBe(identity({ path: '/siesa' }));
  expect(identity({ headers: { client_id: 'a', tenant_id: 'b' } })).toBe(
    identity({ headers: { tenant_id: 'b', Client_Id: 'a' } }),
  );
});
