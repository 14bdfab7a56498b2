import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
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
const parameter = (name: string): (string | null)[] => siesa.calls.map(({ url }) => url.searchParams.get(name));
const [barcodes, stock] = connektaExampleJoins;

describe('connekta pages by key', () => {
  it('asks for what comes after the last key, with both keys and the company', async () => {
    await start({ tables: connektaTables(connektaItems(250)) });
    const pages = await read();

    expect(ids(pages)).toHaveLength(250);
    expect(pages.map(({ next, drifts }) => [next, drifts])).toEqual([
      [{ after: '1297' }, false],
      [{ after: '1594' }, false],
      [{ after: '1747' }, false],
      [undefined, false],
    ]);
    expect(parameter('parametros')).toEqual([
      'f120_id_cia=1',
      'f120_id_cia=1 and f120_id > 1296', // the last item once more: it would show rows that share its key
      'f120_id_cia=1 and f120_id > 1593',
      'f120_id_cia=1 and f120_id > 1746', // only a page without another item is the end
    ]);
    expect(parameter('paginacion')).toEqual(Array(4).fill('numPag=1|tamPag=100'));
    expect(parameter('idCompania')).toEqual(Array(4).fill('7'));
    expect(siesa.calls[0]?.headers).toMatchObject({ connikey: 'siesa_api_key_here', connitoken: 'token' });
  });

  it('encodes the filter so that no server can misread it', async () => {
    await start({ tables: connektaTables(connektaItems(1)) });
    await read({ modifiedSince: '2024-12-05T22:00:00.400Z' }, { connekta: { changedColumn: 'f120_ts' } });

    expect(siesa.calls[0]?.url.search).toContain(
      'parametros=f120_id_cia%3D1%20and%20f120_ts%20%3E%3D%20%27%2720241205%2017%3A00%3A00%27%27',
    );
  });

  it('reads one ERP company of two', async () => {
    const [ours, theirs] = [
      connektaTables([aConnektaItem(1), aConnektaItem(2)], 1),
      connektaTables([aConnektaItem(1), aConnektaItem(3)], 2),
    ];
    await start({ rows: [...(theirs['API_v2_Items'] ?? []), ...(ours['API_v2_Items'] ?? [])] });

    expect(ids(await read())).toEqual([1, 2]);
  });

  it.each(['400', '[]', '204', 'alerta'] as const)(
    'B7: ends when the last page is exactly full and the one after answers %s',
    async (pastTheEnd) => {
      await start({ tables: connektaTables(connektaItems(200)), switches: { pastTheEnd } });

      expect(ids(await read())).toHaveLength(200);
      expect(siesa.calls).toHaveLength(4);
    },
  );

  it.each(['400', '[]', '204', 'alerta'] as const)('finds no rows when page 1 answers %s', async (pastTheEnd) => {
    await start({ switches: { pastTheEnd } });

    expect(await read()).toMatchObject([{ rows: [], drifts: false }]);
  });

  it('goes on after the key where an earlier reading stopped', async () => {
    await start({ tables: connektaTables(connektaItems(250)) });

    expect(ids(await read({ from: { after: '1597' } }))).toHaveLength(50);
  });

  it('B8: notices a server that ignores the key after one extra call', async () => {
    await start({
      tables: connektaTables(connektaItems(250)),
      switches: {
        failWhen: ({ index }) => (index > 0 ? { kind: 'answer', status: 200, body: firstPage() } : undefined),
      },
    });
    const firstPage = (): string =>
      JSON.stringify({ codigo: 0, mensaje: 'Éxito', detalle: { Table: siesa.products.rows.slice(0, 100) } });

    await expect(read(undefined, { prefetch: 0 })).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringMatching(/from 1297 on .* repeats a page/) as string,
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
    const guarded = createGuardedFetch({ allowLoopbackHttp: true });
    await start({
      tables: connektaTables(
        connektaItems(400).map((entry) => ({
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
    await start({ tables: connektaTables(connektaItems(250)), switches: { unstableOrder: true } });
    const pages = await read();

    expect(pages.map(({ drifts }) => drifts)).toEqual([true, true, true, true]);
    expect(pages[0]?.next).toEqual({ page: 2 });
    expect(parameter('paginacion').at(-1)).toBe('numPag=4|tamPag=100');
  });

  it('falls back within what comes after the last key, and goes on there in another slice', async () => {
    await start({
      tables: connektaTables(connektaItems(350)),
      onCall: (_, index) => {
        siesa.switches.unstableOrder = index === 1;
      },
    });
    const [, second] = await read();

    expect(second).toMatchObject({ drifts: true, next: { after: '1297', page: 2 } });
    siesa.switches.unstableOrder = false;
    expect(ids(await read({ from: { after: '1297', page: 2 } }))).toHaveLength(151);
  });

  it('B8: notices a repeated page after one extra call', async () => {
    await start({
      tables: connektaTables(connektaItems(450).toReversed()),
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
    await start({ tables: connektaTables(connektaItems(1500)) });
    const pages = await read(undefined, { connekta: { queryKind: 'dynamic' } });

    expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([
      [1000, 1500],
      [500, 1500],
    ]);
    expect(siesa.calls[0]?.url.pathname).toBe('/api/ejecutarconsulta');
  });
});
