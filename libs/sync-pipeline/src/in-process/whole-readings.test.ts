import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync, type SyncEnd } from './run-sync.ts';

const old = { f_fecha_modificacion: '2025-01-01T00:00:00Z' };
const endOf = ({ status, summary }: SyncEnd): string => summary?.error?.Error ?? status;
const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;

/** Levels in two places of each item, in that order: those of the first place all come first. */
const levels = (count: number, places: readonly string[] = ['A', 'B']) =>
  places.flatMap((location) =>
    someProducts(count).map(({ f_codigo }, at) => ({ product_id: f_codigo, location, quantity: at + 1 })),
  );

describe('an incremental sync that reads everything', () => {
  const wholeBench = (count: number) =>
    aSyncBench({ rows: someProducts(count, old), stock: levels(count), client: { siesa_stock: 'endpoint' } });

  it.each([
    [49, 'SourceShrank'],
    [50, 'success'],
  ])('and brings %d of the 100 items of the last reading ends as %s', async (left, end) => {
    await using bench = await wholeBench(100);
    await runSync(bench.ports, { input: incremental });
    const cursor = stateOf(bench)?.cursor;
    bench.siesa.set(someProducts(left, old));
    const next = await runSync(bench.ports, { input: incremental });

    expect(endOf(next)).toBe(end);
    if (end !== 'success') expect(stateOf(bench)?.cursor).toBe(cursor);
  });

  it('is not asked about again once the smaller catalogue was accepted, and neither is the sync after it', async () => {
    await using bench = await wholeBench(100);
    await runSync(bench.ports, { input: incremental });
    bench.siesa.set(someProducts(10, old));
    const accepted = await runSync(bench.ports, { input: { ...incremental, accept_shrink: true } });
    const next = await runSync(bench.ports, { input: incremental });

    expect([endOf(accepted), endOf(next)]).toEqual(['success', 'success']);
  });

  it('is compared also when its rows kept moving', async () => {
    await using bench = await aSyncBench({ rows: someProducts(100, old), switches: { cap: 10 } });
    await runSync(bench.ports, { input: initial });
    let call = 0;
    bench.siesa.switches.failWhen = ({ url }) => {
      if (url.pathname.endsWith('/products') && url.searchParams.get('page') === '2') call += 1;
      bench.siesa.set(someProducts(20 + call, old)); // grows in each pass
      return undefined;
    };
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary?.error?.Error).toBe('SourceShrank');
  });
});

describe('a list whose pages are short in the middle', () => {
  it.each(['products', 'stock'])('and that nothing counts is read whole: %s', async (list) => {
    const rows = someProducts(30, old);
    await using bench = await aSyncBench({
      rows,
      stock: levels(30, ['A']),
      client: { siesa_stock: 'endpoint' },
      switches: { pagination: false },
    });
    bench.siesa.switches.failWhen = ({ url }) => {
      if (!url.pathname.endsWith(list)) return undefined;
      const all: readonly object[] = list === 'stock' ? levels(30, ['A']) : rows;
      const page = Number(url.searchParams.get('page'));
      const data = [all.slice(0, 10), all.slice(10, 13), all.slice(13, 23), all.slice(23), []][page - 1];
      return { kind: 'answer', status: 200, body: JSON.stringify({ data }) };
    };
    const end = await runSync(bench.ports, { input: initial });

    expect(end.summary).toMatchObject({ status: 'success', records_success: 30 });
    expect(bench.destination.stored.get('PROD00029')).toMatchObject({ stock_quantity: 30 });
  });
});

describe('a reading of which each row came, while rows kept moving', () => {
  it('loads all and holds the cursor', async () => {
    const rows = someProducts(20, old);
    await using bench = await aSyncBench({ rows });
    const tens = [10, 11, 12, 13, 14, 15];
    /** The second page of each pass: it lacks some rows, and repeats as many of the first page. */
    const seconds = [
      [...tens, 16, 17, 8, 9],
      [...tens, 16, 18, 7, 8],
      [...tens, 17, 18, 19, 6],
    ];
    bench.siesa.switches.failWhen = ({ url }) => {
      const second = url.searchParams.get('page') === '1' ? undefined : (seconds.shift() ?? []);
      const data = (second ?? rows.keys().take(10).toArray()).map((at) => rows[at]);
      return { kind: 'answer', status: 200, body: JSON.stringify({ data, total: 20 }) };
    };
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 20, cursor_held: true });
    expect(summary?.cursor_held_because).toMatchObject({ read: 20, total: 20 });
    expect(stateOf(bench)).not.toHaveProperty('cursor');
  });
});

describe('an incremental sync that reads changes', () => {
  it('may bring one of many', async () => {
    await using bench = await aSyncBench({ rows: someProducts(100, old) });
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert(someProducts(1, { f_fecha_modificacion: new Date().toISOString(), f_nombre: 'Otro' }));
    const { status, summary } = await runSync(bench.ports, { input: incremental });

    expect([status, summary?.records_success]).toEqual(['success', 1]);
  });
});

describe('a stock list that is read whole', () => {
  const stockBench = (stock: ReturnType<typeof levels>) =>
    aSyncBench({ rows: someProducts(100, old), stock, client: { siesa_stock: 'endpoint' } });

  it.each([
    [99, 'StockUnbelievable'],
    [100, 'success'],
  ])('and has %d of its 200 rows ends as %s', async (left, end) => {
    await using bench = await stockBench(levels(100));
    await runSync(bench.ports, { input: incremental });
    const calls = bench.destination.calls.length;
    bench.siesa.stock.set(levels(100).slice(0, left));
    const next = await runSync(bench.ports, { input: incremental });

    expect(endOf(next)).toBe(end);
    if (end === 'success') return;
    expect(next.summary?.error?.message).toMatch(/has 0\.99 rows for each of the 100 items, and had 2\.00 .*sums/);
    expect(bench.destination.calls).toHaveLength(calls);
  });

  it('may have fewer rows when the start accepts it, and is compared with them from then on', async () => {
    await using bench = await stockBench(levels(100, ['A', 'B', 'C']));
    await runSync(bench.ports, { input: incremental });
    bench.siesa.stock.set(levels(100, ['A']));
    const accepted = await runSync(bench.ports, { input: { ...incremental, accept_empty: ['inventory/stock'] } });
    const next = await runSync(bench.ports, { input: incremental });

    expect([endOf(accepted), endOf(next)]).toEqual(['success', 'success']);
  });

  it('is judged when the reading has ended, because its first items may have fewer rows than the others', async () => {
    const many = someProducts(1500, old);
    const stock = [
      ...levels(1500, ['A']),
      ...levels(1500, ['B', 'C', 'D', 'E', 'F']).filter((_, at) => at % 1500 > 999),
    ];
    await using bench = await aSyncBench({ rows: many, stock, client: { siesa_stock: 'endpoint' } });
    const slices = { input: incremental, remainingMs: () => 60_020 };
    await runSync(bench.ports, slices);

    expect(endOf(await runSync(bench.ports, slices))).toBe('success');
  });
});
