import { aSiesaProduct, type FakeRow } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, reportOf, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { aMapping } from '../testing/index.ts';
import { runSync } from './run-sync.ts';

const old = '2025-01-01T00:00:00Z';
const item = (f_codigo: string, f_codigo_externo: string, f_cantidad: number, f_fecha_modificacion = old): FakeRow =>
  aSiesaProduct({ f_codigo, f_codigo_externo, f_cantidad, f_fecha_modificacion });
/** Items whose product ids are their own. */
const others = (count: number): FakeRow[] =>
  someProducts(count, { f_fecha_modificacion: old }).map((row, at) => ({
    ...row,
    f_codigo_externo: `E${at.toString()}`,
  }));

/** A client whose product ids are not the codes that fetch the products. */
const aBenchOf = async (
  rows: readonly FakeRow[],
  client: Readonly<Record<string, unknown>> = {},
): Promise<SyncBench> => {
  const bench = await aSyncBench({ rows, client });
  bench.stores.mappings.documents.set(
    'field-mappings-kong.json',
    aMapping()
      .replace('"siesa_field":"f_codigo"', '"siesa_field":"*"')
      .replace('"siesa_field":"f_codigo_externo"', '"siesa_field":"f_codigo"')
      .replace('"siesa_field":"*"', '"siesa_field":"f_codigo_externo"'),
  );
  return bench;
};
const rejectsOf = ({ stores }: SyncBench): readonly string[] =>
  [...stores.ledger.of('cliente-a').values()]
    .flatMap(({ source_id = '', rejection }) => (rejection ? [`${source_id}: ${rejection.code}`] : []))
    .sort();
const bothRejected = ['A: two-items-one-product', 'B: two-items-one-product'];

describe('two items that the mapping makes one product', () => {
  it.each([
    ['in one part', 0, 300_000],
    ['in two parts', 1500, 300_000],
    ['in two slices', 1500, 60_020],
  ])('are both rejected, each naming the other: %s', async (_where, between, remainingMs) => {
    await using bench = await aBenchOf([item('A', 'SAME', 1), ...others(between), item('B', 'SAME', 2)]);
    const end = await runSync(bench.ports, { input: initial, remainingMs: () => remainingMs });

    expect(end.summary).toMatchObject({
      status: 'success',
      records_success: between === 0 || remainingMs === 300_000 ? between : between + 1,
    });
    expect(rejectsOf(bench)).toEqual(bothRejected);
    const report = reportOf(bench, end);
    expect(report).toMatch(/A,rejected,two-items-one-product,.*'B'/);
    expect(report).toMatch(/B,rejected,two-items-one-product,.*'A'/);
    if (remainingMs === 300_000) expect(bench.destination.stored.has('SAME')).toBe(false);
  });

  it('are both rejected also when one is named like the product', async () => {
    await using bench = await aBenchOf([item('SAME', 'SAME', 1), ...others(3), item('B', 'SAME', 2)]);
    await runSync(bench.ports, { input: initial });

    expect(rejectsOf(bench)).toEqual(['B: two-items-one-product', 'SAME: two-items-one-product']);
    expect(bench.destination.stored.has('SAME')).toBe(false);
  });

  it('are all rejected when they are three', async () => {
    await using bench = await aBenchOf([item('A', 'SAME', 1), item('B', 'SAME', 2), item('C', 'SAME', 3)]);
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ records_failed: 3, records_success: 0 });
    expect(rejectsOf(bench)).toEqual([...bothRejected, 'C: two-items-one-product']);
  });

  it('are both accepted when one becomes another product, by two parts that read the ledger at the same time', async () => {
    await using bench = await aBenchOf([item('A', 'SAME', 1), item('B', 'SAME', 2)]);
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([item('A', 'OTHER', 1), item('B', 'SAME', 3, new Date().toISOString())]); // A is read as a reject alone, because its date stayed
    const before = new Map(bench.stores.ledger.of('cliente-a'));
    const readMany: SyncBench['ports']['ledger']['readMany'] = (_clientId, ids) =>
      Promise.resolve(new Map([...before].filter(([id]) => ids.includes(id))));
    const ledger = { ...bench.ports.ledger, readMany };
    const { summary } = await runSync({ ...bench.ports, ledger }, { input: incremental });

    expect(summary).toMatchObject({ records_success: 2, records_failed: 0 });
    expect(rejectsOf(bench)).toEqual([]);
    expect(bench.stores.ledger.of('cliente-a').get('SAME')).toMatchObject({
      source_id: 'B',
      accepted: { sync_id: summary?.sync_id },
    });
  });

  it('stay rejected in narrowed syncs, and are both sent by a full one after the correction', async () => {
    await using bench = await aBenchOf([item('A', 'SAME', 1), item('B', 'SAME', 2)]);
    await runSync(bench.ports, { input: initial });
    const narrowed = await runSync(bench.ports, { input: incremental });
    const between = rejectsOf(bench);
    bench.siesa.upsert([item('B', 'OTHER', 2, new Date().toISOString())]);
    await runSync(bench.ports, { input: initial });

    expect(narrowed.summary).toMatchObject({ status: 'success', records_success: 0, records_failed: 2 });
    expect([between, rejectsOf(bench)]).toEqual([bothRejected, []]);
    expect([...bench.destination.stored.keys()].sort()).toEqual(['OTHER', 'SAME']);
  });

  it('of which a narrowed sync brings the second alone leave the first as it is', async () => {
    await using bench = await aBenchOf([item('A', 'SAME', 1), ...others(2)]);
    await runSync(bench.ports, { input: initial });
    bench.siesa.upsert([item('B', 'SAME', 2, new Date().toISOString())]);
    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({ status: 'success', records_failed: 1 });
    expect(bench.destination.stored.get('SAME')).toMatchObject({ stock_quantity: 1 });
    expect(rejectsOf(bench)).toEqual(['B: two-items-one-product']);
    expect(summary?.failed_records[0]?.error).toContain('initial sync');
  });

  it('send the newest with same_product "newest", whichever comes first', async () => {
    for (const rows of [
      [item('A', 'SAME', 1, '2025-01-02T00:00:00Z'), item('B', 'SAME', 2)],
      [item('B', 'SAME', 2), item('A', 'SAME', 1, '2025-01-02T00:00:00Z')],
    ]) {
      await using bench = await aBenchOf(rows, { same_product: 'newest' });
      const { summary } = await runSync(bench.ports, { input: initial });

      expect(summary).toMatchObject({ status: 'success', records_success: 1, records_duplicate: 1, records_failed: 0 });
      expect(bench.destination.stored.get('SAME')).toMatchObject({ stock_quantity: 1 });
    }
  });
});

describe('a code that was renamed', () => {
  it('is missing_in_siesa under its old id, and its product goes on under the new one', async () => {
    await using bench = await aBenchOf([item('A', 'SAME', 1), ...others(3)]);
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([item('A2', 'SAME', 5), ...others(3)]);
    const end = await runSync(bench.ports, { input: initial });

    expect(end.summary).toMatchObject({ status: 'success', records_failed: 0 });
    expect(bench.destination.stored.get('SAME')).toMatchObject({ stock_quantity: 5 });
  });
});
