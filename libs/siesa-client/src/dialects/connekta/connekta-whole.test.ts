import { afterEach, describe, expect, it, vi } from 'vitest';
import { without } from '../../reading/without.ts';
import type { SiesaPage, SiesaQuery } from '../../siesa-client.ts';
import { aConnektaItem, connektaItems } from '../../testing/connekta-items.ts';
import {
  aSiesaClient,
  aVirtualTime,
  connektaTables,
  type FakeRow,
  type FakeSiesa,
  type FakeSiesaOptions,
  startFakeSiesa,
} from '../../testing/index.ts';
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

  it('tells variants apart, also one that is a row of three, and finds each again', async () => {
    await start({ rows: variants(150) });
    const client = aSiesaClient(siesa, { connekta: { key } });
    const rows = rowsOf(await Array.fromAsync(client.pages()));
    const ids = rows.map((row) => client.rowId(row) ?? '');

    expect([new Set(ids).size, ids.slice(0, 3)]).toEqual([150, ['1000|AZUL|', '1000|ROJO|M', '1000|GRIS%7C1|']]);
    for (const id of ['1000|ROJO|M', '1049|GRIS%7C1|M'])
      expect(await client.product(id)).toEqual(rows[ids.indexOf(id)]);
    expect(await client.product('1000|VERDE|')).toBeUndefined();
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

describe('a join', () => {
  it('that meets no item says how many, and what stands in its place', async () => {
    await start({ tables: connektaTables(withStock(3)) });
    const [page] = await read(undefined, { connekta: { joins: [{ ...stock, where: { f150_id: 'nb1' } }, barcodes] } });

    expect(page?.joins).toEqual([
      {
        name: 'API_v2_Inventarios_InvFecha f150_id=nb1',
        met: 0,
        of: 3,
        hint: "no row has f150_id 'nb1'; rows have 'NB1'",
      },
      { name: 'API_v2_ItemsBarras f131_id_unidad_medida=UND', met: 3, of: 3 },
    ]);
    expect(page?.rows[0]).not.toHaveProperty([quantity]);
  });

  it('leaves the stock of an item without rows unknown, unless the join says 0', async () => {
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
  const identity = (baseUrl: string, key?: string[]) =>
    aSiesaClient(siesa, { baseUrl: new URL(baseUrl), ...(key && { connekta: { key } }) }).identity;
  const plain = identity('https://servicios.siesacloud.com/api/siesa/v3');

  expect(plain).toBe(
    'connekta https://servicios.siesacloud.com company 7, ERP company 1, standard query API_v2_Items, key f120_id',
  );
  expect(identity('https://servicios.siesacloud.com/api/connekta/v3')).toBe(plain);
  expect(identity('https://servicios.siesacloud.com', ['f121_rowid'])).not.toBe(plain);
});
