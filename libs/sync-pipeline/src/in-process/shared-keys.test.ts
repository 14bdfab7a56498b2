import { aSiesaProduct, type FakeRow } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, reportOf, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const stamp = { f_fecha_modificacion: '2025-01-15T09:10:00Z' };
const inWarehouse = (f_bodega: string, f_cantidad: unknown, fields: Readonly<Record<string, unknown>> = {}): FakeRow =>
  aSiesaProduct({ f_codigo: 'TWICE', f_bodega, f_cantidad, ...stamp, ...fields });
const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;
const pagesOf = ({ siesa }: SyncBench): number => siesa.calls.filter(({ url }) => url.searchParams.has('page')).length;

describe('a code that really stands twice', () => {
  const rows = [...someProducts(30, stamp), ...someProducts(1, stamp)];

  it('is settled after two passes, remembered, and then after one; the report names it', async () => {
    await using bench = await aSyncBench({ rows, client: { siesa_page_size: 10 } });
    const first = await runSync(bench.ports, { input: initial });
    const firstPages = pagesOf(bench);
    const second = await runSync(bench.ports, { input: initial });

    expect(first.summary).toMatchObject({
      status: 'success',
      cursor_held: false,
      records_success: 30,
      records_warned: 1,
    });
    expect(stateOf(bench)).toMatchObject({ doubles: { count: 1 } });
    expect(pagesOf(bench) - firstPages).toBe(firstPages / 2);
    expect(second.summary).toMatchObject({ status: 'success', cursor_held: false, records_warned: 1 });
    expect(reportOf(bench, second)).toContain('PROD00000,accepted with a warning,source/double-code');
  });

  it('is settled at once where one answer has it twice', async () => {
    await using bench = await aSyncBench({ rows });
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({
      status: 'success',
      cursor_held: false,
      records_extracted: 31,
      records_success: 30,
    });
  });

  it('is not mistaken for a row that moved, nor the row that moved for it', async () => {
    await using bench = await aSyncBench({ rows, client: { siesa_page_size: 10 } });
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([...someProducts(30, stamp), ...someProducts(2, stamp).slice(1)]);
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', cursor_held: false, records_duplicate: 32 });
  });
});

describe('rows of one key that differ in the same second', () => {
  const aBenchOf = (rows: readonly FakeRow[], same_key?: string) =>
    aSyncBench({ rows: [...someProducts(5, stamp), ...rows], client: same_key === undefined ? {} : { same_key } });

  it('are refused by default: one reject names two of them and what differs', async () => {
    await using bench = await aBenchOf([inWarehouse('01', 3), inWarehouse('02', 4)]);
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 5, records_failed: 1, cursor_held: false });
    expect(bench.destination.stored.has('TWICE')).toBe(false);
    expect(bench.stores.ledger.of('cliente-a').get('TWICE')?.rejection).toMatchObject({
      code: 'source/same-key',
      message: expect.stringMatching(/'TWICE'.*f_cantidad \(3 and 4\)|'TWICE'.*f_bodega \("01" and "02"\)/) as string,
    });
  });

  it('are refused also when their dates differ, in one page', async () => {
    await using bench = await aBenchOf([
      inWarehouse('01', 3),
      inWarehouse('02', 4, { f_fecha_modificacion: '2025-01-14T00:00:00Z' }),
    ]);
    await runSync(bench.ports, { input: initial });

    expect(bench.destination.stored.has('TWICE')).toBe(false);
  });

  it('stay refused when a narrowed sync brings one of them alone', async () => {
    await using bench = await aBenchOf([inWarehouse('01', 3), inWarehouse('02', 4)]);
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([
      ...someProducts(5, stamp),
      inWarehouse('01', 3),
      inWarehouse('02', 9, { f_fecha_modificacion: new Date().toISOString() }),
    ]);
    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({ status: 'success', records_success: 0 });
    expect(bench.destination.stored.has('TWICE')).toBe(false);
    expect(bench.stores.ledger.of('cliente-a').get('TWICE')?.rejection).toMatchObject({ code: 'source/same-key' });
  });

  it('are one product again when a full sync finds one row', async () => {
    await using bench = await aBenchOf([inWarehouse('01', 3), inWarehouse('02', 4)]);
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([...someProducts(5, stamp), inWarehouse('01', 3)]);
    await runSync(bench.ports, { input: initial });

    expect(bench.destination.stored.get('TWICE')).toMatchObject({ stock_quantity: 3 });
    expect(bench.stores.ledger.of('cliente-a').get('TWICE')).not.toHaveProperty('rejection');
  });

  it('are versions with same_key "newest": the last one counts', async () => {
    await using bench = await aBenchOf([inWarehouse('01', 3), inWarehouse('02', 4)], 'newest');
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 6, records_failed: 0 });
    expect(bench.destination.stored.get('TWICE')).toMatchObject({ stock_quantity: 4 });
  });

  it.each([
    ['two', [inWarehouse('01', 3), inWarehouse('02', 4)], 7],
    ['three, one without stock', [inWarehouse('01', 3), inWarehouse('02', 0), inWarehouse('03', 4)], 7],
    [
      'two of other dates',
      [inWarehouse('01', 3), inWarehouse('02', 4, { f_fecha_modificacion: '2025-01-01T00:00:00Z' })],
      7,
    ],
  ])('are summed with same_key "sum": %s', async (_which, rows, sum) => {
    await using bench = await aBenchOf(rows, 'sum');
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 6, records_failed: 0, cursor_held: false });
    expect(bench.destination.stored.get('TWICE')).toMatchObject({ stock_quantity: sum });
  });

  it.each([
    ['another name', inWarehouse('02', 4, { f_nombre: 'Otra talla' })],
    ['a stock that is not a number', inWarehouse('02', 'N/D')],
  ])('are refused with same_key "sum" when the second has %s', async (_what, second) => {
    await using bench = await aBenchOf([inWarehouse('01', 3), second], 'sum');
    await runSync(bench.ports, { input: initial });

    expect(bench.destination.stored.has('TWICE')).toBe(false);
    expect(bench.stores.ledger.of('cliente-a').get('TWICE')?.rejection?.code).toBe('source/same-key');
  });
});
