import { afterEach, describe, expect, it } from 'vitest';
import type { SiesaPage, SiesaQuery, SiesaRow } from '../siesa-client.ts';
import { aSiesaProduct, type FakeRow, type FakeSiesa, type FakeSiesaOptions, startFakeSiesa } from '../fake/index.ts';
import { aSiesaClient } from '../testing/index.ts';

let siesa: FakeSiesa;
afterEach(() => siesa.close());

const start = async (options: FakeSiesaOptions): Promise<FakeSiesa> => (siesa = await startFakeSiesa(options));
const product = (index: number, fields: FakeRow = {}): FakeRow =>
  aSiesaProduct({ f_codigo: String(index).padStart(6, '0'), ...fields });
const products = (count: number): FakeRow[] => Array.from({ length: count }, (_, index) => product(index));
const read = (query?: SiesaQuery, options?: Parameters<typeof aSiesaClient>[1]): Promise<SiesaPage[]> =>
  Array.fromAsync(aSiesaClient(siesa, { pageSize: 10, ...options }).pages(query));
const ids = (pages: readonly { readonly rows: readonly SiesaRow[] }[]): unknown[] =>
  pages.flatMap(({ rows }) => rows.map((row) => row['f_codigo']));

/** The cursor that a run leaves (docs/reference/rules.md#cursor): Siesa's clock at its first answer less the lag. */
const cursorOf = ([first]: readonly SiesaPage[]): string => new Date((first?.serverTime ?? 0) - 300_000).toISOString();
const noon = Date.parse('2025-01-15T12:00:00Z');
const at = (ms: number): FakeRow => ({ f_fecha_modificacion: new Date(ms).toISOString() });

describe('the cursor', () => {
  it('B2: a record that is modified while later pages are read comes with the next run', async () => {
    await start({
      rows: products(40),
      switches: { date: noon },
      onCall: (_, index) => {
        if (index === 2) siesa.upsert([product(3, { f_nombre: 'final', ...at(noon + 2000) })]);
      },
    });
    const next = await read({ modifiedSince: cursorOf(await read(undefined, { prefetch: 0 })) });

    expect(next[0]?.rows).toMatchObject([{ f_codigo: '000003', f_nombre: 'final' }]);
  });

  it('B3: a record that becomes visible late comes with the next run', async () => {
    await start({ rows: products(5), switches: { date: noon } });
    const cursor = cursorOf(await read());
    siesa.upsert([product(9, at(noon - 240_000))]);

    expect(ids(await read({ modifiedSince: cursor }))).toEqual(['000009']);
  });

  it("B4: records of the cursor's own second are read again, also those that were not visible before", async () => {
    await start({ rows: [0, 1, 2].map((index) => product(index, at(noon))), switches: { date: noon + 300_000 } });
    const cursor = cursorOf(await read());
    siesa.upsert([3, 4].map((index) => product(index, at(noon))));

    expect(ids(await read({ modifiedSince: cursor }))).toHaveLength(5);
  });
});

describe('drift', () => {
  it('B5: a row inserted before the current page shows as a repeat, and as another total', async () => {
    await start({
      rows: products(40),
      onCall: (_, index) => {
        if (index === 2) siesa.products.insert(product(999), 0);
      },
    });
    const pages = await read(undefined, { prefetch: 0 });

    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([40, 41]));
    expect(ids(pages).length - new Set(ids(pages)).size).toBe(1);
    expect(pages.every(({ drifts }) => drifts)).toBe(true);
  });

  it('B5: a row deleted before the current page is skipped by that page, and the total shows it', async () => {
    await start({
      rows: products(40),
      onCall: (_, index) => {
        if (index === 2) siesa.products.remove('000000');
      },
    });
    const first = await read(undefined, { prefetch: 0 });
    const second = await read();

    expect(ids(first)).not.toContain('000020');
    expect(new Set(first.map(({ total }) => total))).toEqual(new Set([40, 39]));
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(40);
  });

  it('B5: an end before the announced one leaves the total that was announced', async () => {
    await start({
      rows: products(40),
      onCall: (_, index) => {
        if (index === 1) siesa.set(products(8));
      },
    });

    expect((await read(undefined, { prefetch: 0 })).map(({ total }) => total)).toEqual([40, undefined]);
  });

  it('B6: both versions of an id on two pages are returned, each with its own time', async () => {
    await start({
      rows: products(50),
      onCall: (_, index) => {
        if (index === 4) siesa.set([...products(49), product(13, at(noon))]);
      },
    });
    const pages = await read(undefined, { prefetch: 0 });
    const client = aSiesaClient(siesa);

    const versions = pages.flatMap(({ rows }) =>
      rows.filter((row) => client.rowId(row) === '000013').map(client.rowModified),
    );
    expect(versions).toEqual(['2025-01-15T09:12:00.000Z', '2025-01-15T12:00:00.000Z']);
  });
});

describe('the end', () => {
  it.each(['[]', '404', '204'] as const)(
    'B7: comes when the last page is exactly full and the one after answers %s',
    async (pastTheEnd) => {
      await start({ rows: products(20), switches: { pagination: false, pastTheEnd } });

      expect(ids(await read())).toHaveLength(20);
      expect(siesa.calls).toHaveLength(3);
    },
  );

  it('B7: needs no further call where Siesa counts its pages', async () => {
    await start({ rows: products(20) });
    await read();

    expect(siesa.calls).toHaveLength(2);
  });

  it.each(['items', 'products', 'results', 'array'] as const)(
    'comes with a page without rows where rows are under %s',
    async (envelope) => {
      await start({ rows: products(25), switches: { envelope, pagination: false } });

      expect(ids(await read())).toHaveLength(25);
      expect(siesa.calls).toHaveLength(4);
    },
  );

  it('B8: comes after one extra call when a server repeats page 2 without end', async () => {
    await start({ rows: products(90), switches: { repeatsPage: 2 } });

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining('page 3 of the products with the rows of page 2') as string,
    });
    expect(siesa.calls).toHaveLength(3);
  });

  it('B8: comes also when the repeated page has another order', async () => {
    await start({
      rows: products(90),
      switches: { repeatsPage: 2, pagination: false },
      onCall: (_, index) => {
        siesa.switches.unstableOrder = index % 2 === 0;
      },
    });

    await expect(read()).rejects.toMatchObject({ name: 'SiesaContractBroken' });
    expect(siesa.calls).toHaveLength(3);
  });

  it('is an error where the path is unknown: a wrong address never means "no products"', async () => {
    await start({ rows: products(1) });

    await expect(
      Array.fromAsync(aSiesaClient(siesa, { baseUrl: new URL('/wrong', siesa.url) }).pages()),
    ).rejects.toMatchObject({ name: 'ConfigurationInvalid' });
  });

  it('differs from a wrong address where 404 means that nothing has changed', async () => {
    await start({
      rows: products(1),
      switches: { failures: [{ kind: 'answer', status: 404, body: '{"error":"Not Found"}' }] },
    });

    expect(await read({ modifiedSince: '2025-01-01T00:00:00Z' })).toMatchObject([{ rows: [] }]);
    expect(siesa.calls.map(({ url }) => url.search)).toEqual([
      '?modified_since=2024-12-31T19%3A00%3A00-05%3A00&page=1&limit=10',
      '?page=1&limit=1',
    ]);

    siesa.switches.failWhen = () => ({ kind: 'answer', status: 404 });
    await expect(read({ modifiedSince: '2025-01-01T00:00:00Z' })).rejects.toMatchObject({
      name: 'ConfigurationInvalid',
    });
  });

  it.each([
    ['{}', 'an empty object'],
    ['"ok"', 'a string'],
    ['{"data":["a"]}', 'a list that holds a string'],
    ['{"rows":[]}', "an object with 'rows'"],
    ['null', 'null'],
  ])('is an error when the answer is %s', async (body, found) => {
    await start({ rows: products(1), switches: { failWhen: () => ({ kind: 'answer', status: 200, body }) } });

    await expect(read()).rejects.toMatchObject({
      name: 'SiesaContractBroken',
      message: expect.stringContaining(found) as string,
    });
    expect(siesa.calls).toHaveLength(1);
  });
});

describe('pages fetched ahead', () => {
  it('are three at most, and come in order', async () => {
    let [now, most] = [0, 0];
    await start({
      rows: products(120),
      switches: { latencyMs: 5 },
      onCall: () => {
        most = Math.max(most, (now += 1));
      },
    });
    const pages: SiesaPage[] = [];
    for await (const page of aSiesaClient(siesa, { pageSize: 10 }).pages()) {
      now -= 1;
      pages.push(page);
    }

    expect(ids(pages)).toEqual(products(120).map((row) => row['f_codigo']));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('are dropped when the reader stops, and when its signal aborts', async () => {
    await start({ rows: products(120) });
    const pages = aSiesaClient(siesa, { pageSize: 10 }).pages();
    await pages.next();
    await pages.return();
    expect(siesa.calls.length).toBeLessThanOrEqual(2);

    const stop = new AbortController();
    siesa.switches.latencyMs = 10_000;
    const reading = read({ signal: stop.signal });
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 20);
    await expect(reading).rejects.toThrow('enough');
  });
});
