import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const old = { f_fecha_modificacion: '2025-01-01T00:00:00Z' };
const now = () => ({ f_fecha_modificacion: new Date().toISOString() });
const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;
const levels = (count: number, codeOf: (code: string) => string = (code) => code) =>
  someProducts(count).map(({ f_codigo }, at) => ({ f_codigo: codeOf(String(f_codigo)), f_cantidad: at + 1 }));

const stockBench = (stock: ReturnType<typeof levels>, client: Readonly<Record<string, unknown>> = {}) =>
  aSyncBench({ rows: someProducts(200, old), stock, client: { siesa_stock: 'endpoint', ...client } });

describe('a stock list', () => {
  it.each([
    ['that is empty', [], {}],
    ['that is empty, where a missing level is 0', [], { when_missing: 0 }],
    ['whose codes differ in case', levels(200, (code) => code.toLowerCase().replace('prod', 'x-prod')), {}],
    ['that contains 19 of 200 items', levels(19), {}],
  ])('%s stops the run before anything is sent', async (_what, stock, client) => {
    await using bench = await stockBench(stock, client);
    const { status, summary } = await runSync(bench.ports, { input: initial });

    expect([status, summary?.error?.Error]).toEqual(['failed', 'StockUnbelievable']);
    expect(summary?.error?.message).toMatch(
      /case, blanks or leading zeros.*warehouse.*--accept-empty 'inventory\/stock'/,
    );
    expect(bench.destination.calls).toEqual([]);
    expect(stateOf(bench)).not.toHaveProperty('cursor');
  });

  it('that contains a tenth of the items is believed', async () => {
    await using bench = await stockBench(levels(20));
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ records_success: 20 });
    expect(summary?.error?.Error).not.toBe('StockUnbelievable');
  });

  it('that was accepted as it is, is not asked about again after a full sync', async () => {
    await using bench = await stockBench([], { when_missing: 0 });
    const accepted = await runSync(bench.ports, { input: { ...initial, accept_empty: ['inventory/stock'] } });
    const next = await runSync(bench.ports, { input: initial });

    expect([accepted.status, next.status]).toEqual(['success', 'success']);
  });

  it('that vanishes before a narrowed sync does not set its items to 0', async () => {
    await using bench = await stockBench(levels(200), { when_missing: 0 });
    await runSync(bench.ports, { input: initial });
    const before = new Map(bench.destination.stored);
    bench.siesa.upsert(someProducts(30, now()));
    bench.siesa.stock.set([]);
    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary?.error?.Error).toBe('StockUnbelievable');
    expect(bench.destination.stored).toEqual(before);
  });
});

describe('a field that had values', () => {
  const withEan = (count: number, fields: Readonly<Record<string, unknown>>) =>
    someProducts(count, { f_ean: '7501234567890', ...old, ...fields });

  it.each([
    ['is gone from every row', withEan(200, { f_ean: null }), 'ean'],
    ['is empty in 101 of 200', [...withEan(101, { f_ean: '' }), ...withEan(200, {}).slice(101)], 'ean'],
    ['is zero in every row', withEan(200, { f_cantidad: 0 }), 'stock_quantity'],
  ])('stops the run before anything is sent when it %s', async (_what, rows, field) => {
    await using bench = await aSyncBench({ rows: withEan(200, {}) });
    await runSync(bench.ports, { input: initial });
    const [before, calls] = [stateOf(bench)?.cursor, bench.destination.calls.length];
    bench.siesa.set(rows);
    const { status, summary } = await runSync(bench.ports, { input: initial });

    expect([status, summary?.error?.Error]).toEqual(['failed', 'FieldEmptied']);
    expect(summary?.error?.message).toContain(`--accept-empty '${field}'`);
    expect(bench.destination.calls).toHaveLength(calls);
    expect(stateOf(bench)?.cursor).toBe(before);
  });

  it('may be empty in half of the rows, or when the start accepts it', async () => {
    await using bench = await aSyncBench({ rows: withEan(200, {}) });
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([...withEan(100, { f_ean: null }), ...withEan(200, {}).slice(100)]);
    const half = await runSync(bench.ports, { input: initial });
    bench.siesa.set(withEan(200, { f_ean: null }));
    const accepted = await runSync(bench.ports, { input: { ...initial, accept_empty: ['ean'] } });
    const next = await runSync(bench.ports, { input: initial });

    expect([half.status, accepted.status, next.status]).toEqual(['success', 'success', 'success']);
  });

  it.each([
    [99, 'success'],
    [100, 'failed'],
  ])('is judged from 100 rows on, also in a narrowed sync: %d changed rows', async (changed, status) => {
    await using bench = await aSyncBench({ rows: withEan(200, {}) });
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert(withEan(changed, { f_ean: null, ...now() }));
    const end = await runSync(bench.ports, { input: incremental });

    expect(end.status).toBe(status);
  });

  it('is judged over all slices so far, and no slice is released before it was judged', async () => {
    await using bench = await aSyncBench({ rows: withEan(3000, {}) });
    await runSync(bench.ports, { input: initial });
    const calls = bench.destination.calls.length;
    bench.siesa.set(withEan(3000, { f_ean: null }));
    const { summary } = await runSync(bench.ports, { input: initial, remainingMs: () => 60_020 });

    expect(summary?.error?.Error).toBe('FieldEmptied');
    expect(bench.destination.calls).toHaveLength(calls);
  });
});
