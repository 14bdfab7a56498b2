import { aSiesaProduct, type FakeRow } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const cursorOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state.cursor;

describe('a record that changes during a run', () => {
  it('B2: is loaded in its final version by this run or the next', async () => {
    await using bench = await aSyncBench({
      rows: someProducts(2500),
      onCall: (_, index) => {
        if (index === 1)
          bench.siesa.upsert([
            aSiesaProduct({ f_codigo: 'PROD00001', f_cantidad: 99, f_fecha_modificacion: new Date().toISOString() }),
          ]);
      },
    });
    await runSync(bench.ports, { input: initial });

    await runSync(bench.ports, { input: incremental });

    expect(bench.destination.stored.get('PROD00001')).toMatchObject({ stock_quantity: 99 });
  });

  it('B3: is loaded by the next run when it becomes visible with a time 4 minutes before the run that missed it', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    const late = new Date(Date.now() - 4 * 60_000).toISOString();
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([aSiesaProduct({ f_codigo: 'LATE', f_fecha_modificacion: late })]);

    await runSync(bench.ports, { input: incremental });

    expect(bench.destination.stored.has('LATE')).toBe(true);
  });

  it("B4: of five records in the cursor's second the two that were not visible are sent, the three are read again and not sent", async () => {
    const second = '2025-01-15T09:55:00Z';
    const rows = someProducts(5, { f_fecha_modificacion: second });
    await using bench = await aSyncBench({
      rows: rows.slice(0, 3),
      switches: { date: Date.parse('2025-01-15T10:00:00Z') },
    });
    await runSync(bench.ports, { input: initial });
    expect(cursorOf(bench)).toBe('2025-01-15T09:55:00.000Z');
    bench.siesa.upsert(rows.slice(3));

    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({ records_extracted: 5, records_success: 2, records_unchanged: 3 });
    expect(bench.destination.calls.flat()).toHaveLength(5);
  });
});

describe('pages that move', () => {
  it.each([
    ['inserted', (rows: readonly FakeRow[]) => [aSiesaProduct({ f_codigo: 'AAAA' }), ...rows], 2501],
    ['deleted', (rows: readonly FakeRow[]) => rows.slice(1), 2499],
  ])('B5: because a row before them was %s skip nothing', async (_, change, left) => {
    await using bench = await aSyncBench({
      rows: someProducts(2500),
      onCall: (_call, index) => {
        if (index === 1) bench.siesa.set(change(bench.siesa.products.rows));
      },
    });

    const { status } = await runSync(bench.ports, { input: initial });

    expect(status).toBe('success');
    const missing = bench.siesa.products.rows.filter((row) => !bench.destination.stored.has(String(row['f_codigo'])));
    expect([bench.siesa.products.rows.length, missing]).toEqual([left, []]);
  });

  it.each([
    ['in one slice', 300_000],
    ['in two', 60_020],
  ])(
    'B6: with two versions of an id, %s, leave the product with the newest, never the older after the newer, and each row that was read beside the newest is a duplicate',
    async (_, remainingMs) => {
      const twice = (at: string, quantity: number) =>
        aSiesaProduct({ f_codigo: 'TWICE', f_cantidad: quantity, f_fecha_modificacion: at });
      const many = someProducts(2500);
      const lastPage = JSON.stringify({ data: [...many.slice(1999), twice('2025-01-15T09:10:00Z', 1)] });
      await using bench = await aSyncBench({
        rows: [twice('2025-01-15T09:20:00Z', 2), ...many],
        switches: {
          failWhen: ({ url }) =>
            url.searchParams.get('page') === '3' ? { kind: 'answer', status: 200, body: lastPage } : undefined,
        },
      });

      const { summary } = await runSync(bench.ports, { input: initial, remainingMs: () => remainingMs });

      // An id that comes twice is drift, so all is read once more: 2,502 rows twice over.
      expect(summary).toMatchObject({
        status: 'success',
        records_extracted: 2 * 2502,
        records_duplicate: 2502 + 1,
        records_success: 2501,
      });
      expect(
        bench.destination.calls
          .flat()
          .filter((payload) => payload['id'] === 'TWICE')
          .map((payload) => payload['stock_quantity']),
      ).toEqual([2]);
    },
  );
});

describe('a source', () => {
  it('B23: with 3 % of the accepted products fails as SourceShrank; nothing is deleted, the cursor stays', async () => {
    await using bench = await aSyncBench({ rows: someProducts(100) });
    await runSync(bench.ports, { input: initial });
    const [cursor, stored] = [cursorOf(bench), new Map(bench.destination.stored)];
    bench.siesa.set(someProducts(3));

    const { status, summary } = await runSync(bench.ports, { input: initial });

    expect([status, summary?.error?.Error]).toEqual(['failed', 'SourceShrank']);
    expect(cursorOf(bench)).toBe(cursor);
    expect(bench.destination.stored).toEqual(stored);
  });

  it('B24: without a change ends well, moves the cursor and writes nothing', async () => {
    await using bench = await aSyncBench({ rows: someProducts(10) });
    bench.siesa.switches.date = Date.parse('2025-02-01T10:00:00Z');
    await runSync(bench.ports, { input: initial });
    bench.siesa.switches.date = Date.parse('2025-02-01T16:00:00Z');

    const { status, summary } = await runSync(bench.ports, { input: incremental });

    expect(status).toBe('success');
    expect(summary).toMatchObject({ records_extracted: 0, records_success: 0 });
    expect(cursorOf(bench)).toBe('2025-02-01T15:55:00.000Z');
    expect(bench.destination.calls.flat()).toHaveLength(10);
  });

  it('B24: that answers {} has broken its contract, which is not the same as no change', async () => {
    await using bench = await aSyncBench({ rows: someProducts(10) });
    await runSync(bench.ports, { input: initial });
    const cursor = cursorOf(bench);
    bench.siesa.switches.failWhen = () => ({ kind: 'answer', status: 200, body: '{}' });

    const { status, summary } = await runSync(bench.ports, { input: incremental });

    expect([status, summary?.error?.Error]).toEqual(['failed', 'SiesaContractBroken']);
    expect(cursorOf(bench)).toBe(cursor);
  });
});

describe('failing records', () => {
  it('B25: 51 of 1,000 fail the run with one alert, all others are loaded and the cursor moves; one old reject then fails no run', async () => {
    await using bench = await aSyncBench({ rows: someProducts(1000) });
    bench.destination.refuses = ({ stock_quantity }) => (Number(stock_quantity) < 51 ? 'Invalid quantity' : undefined);

    const first = await runSync(bench.ports, { input: initial });
    const moved = cursorOf(bench);
    bench.destination.refuses = ({ stock_quantity }) => (stock_quantity === 7 ? 'Invalid quantity' : undefined);
    const second = await runSync(bench.ports, { input: incremental });
    const third = await runSync(bench.ports, { input: incremental });

    expect(first.summary).toMatchObject({
      status: 'failed',
      subject: expect.any(String) as string,
      error: { Error: 'FailureThresholdExceeded' },
      records_success: 949,
      records_failed: 51,
    });
    expect(bench.destination.stored.size).toBe(999);
    expect(moved).toBeDefined();
    expect([second.summary, third.summary]).toMatchObject([
      { status: 'success', records_failed: 1 },
      { status: 'success', records_retried: 1, records_failed: 1 },
    ]);
  });
});

describe('a run', () => {
  it('B38: ends with the mapping that it began with, whatever replaces the document', async () => {
    await using bench = await aSyncBench({ rows: someProducts(2500) });
    const { documents } = bench.stores.mappings;
    const began = documents.get('field-mappings-kong.json') ?? '';
    const replaced = began.replace('"f_nombre"', '"f_codigo_externo"');
    const namesAfter = async (onPayload?: (state: string) => void): Promise<ReadonlySet<unknown>> => {
      await runSync(bench.ports, { input: initial, remainingMs: () => 60_020, ...(onPayload && { onPayload }) });
      return new Set([...bench.destination.stored.values()].map((payload) => payload['name']));
    };

    const during = await namesAfter((state) => {
      if (state === 'ExtractFromSiesa') documents.set('field-mappings-kong.json', replaced);
    });
    const after = await namesAfter();

    expect([during, after]).toEqual([new Set(['Café orgánico 500 g']), new Set(['SIESA-PROD001'])]);
  });
});
