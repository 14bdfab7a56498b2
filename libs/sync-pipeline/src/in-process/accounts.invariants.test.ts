import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

/** 40 products were synced: 1 was refused, 1 cannot be mapped. Since then 5 have changed and 5 others have only a new modification time. */
const aMixedRun = async (): Promise<SyncBench> => {
  const bench = await aSyncBench({
    rows: [
      ...someProducts(38),
      aSiesaProduct({ f_codigo: 'REFUSED', f_cantidad: 1234 }),
      aSiesaProduct({ f_codigo: 'UNMAPPED', f_cantidad: 'agotado' }),
    ],
  });
  bench.destination.refuses = ({ stock_quantity }) => (stock_quantity === 1234 ? 'Invalid quantity' : undefined);
  await runSync(bench.ports, { input: initial });
  const now = { f_fecha_modificacion: new Date().toISOString() };
  bench.siesa.upsert(
    bench.siesa.products.rows
      .slice(0, 10)
      .map((row, at) => ({ ...row, ...now, ...(at < 5 && { f_nombre: 'Otro nombre' }) })),
  );
  return bench;
};

describe('after a run', () => {
  it('A1: the counts balance, in each part and in the run', async () => {
    await using bench = await aMixedRun();

    const { summary, loaded } = await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({
      records_extracted: 10,
      records_retried: 2,
      records_duplicate: 0,
      records_unchanged: 5,
      records_success: 5,
      records_failed: 2,
      records_processed: 12,
    });
    for (const part of loaded)
      expect(part.records_processed).toBe(part.records_success + part.records_unchanged + part.records_failed);
    expect(loaded.reduce((sum, part) => sum + part.records_processed, 0)).toBe(12);
  });

  it('A3: the destination equals the mapped Siesa, for every key that is not rejected', async () => {
    await using bench = await aMixedRun();
    await runSync(bench.ports, { input: incremental });

    const kept = bench.siesa.products.rows.filter((row) => String(row['f_codigo']).startsWith('PROD'));
    expect(
      [...bench.destination.stored.values()]
        .map((payload) => [payload['id'], payload['name'], payload['stock_quantity']])
        .toSorted(),
    ).toEqual(kept.map((row) => [row['f_codigo'], row['f_nombre'], row['f_cantidad']]).toSorted());
  });

  it('A4: every key that was not accepted has one reject, with code, reason and attempts', async () => {
    await using bench = await aMixedRun();
    await runSync(bench.ports, { input: incremental });

    const rejects = [...bench.stores.ledger.of('cliente-a').values()].flatMap(({ product_id, rejection }) =>
      rejection ? [{ product_id, ...rejection }] : [],
    );
    expect(rejects.toSorted((one, other) => (one.product_id < other.product_id ? -1 : 1))).toMatchObject([
      { product_id: 'REFUSED', code: 'kong/refused', message: 'Invalid quantity', attempts: 2 },
      {
        product_id: 'UNMAPPED',
        code: 'stock/unknown',
        message: expect.stringContaining('agotado') as string,
        attempts: 2,
      },
    ]);
  });

  it.each(['success', 'failed'] as const)(
    'A6: that ended as %s the lease is free, and there is one terminal status',
    async (wanted) => {
      await using bench = await aSyncBench({ rows: someProducts(10) });
      if (wanted === 'failed')
        bench.destination.beforeBatch = () =>
          Promise.reject(Object.assign(new Error('It answers 500.'), { name: 'ProductUnavailable' }));

      const { status, summary } = await runSync(bench.ports, { input: initial });

      const state = bench.stores.state.items.get('cliente-a')?.state;
      expect(status).toBe(wanted);
      expect(state).not.toHaveProperty('owner');
      expect(state).toMatchObject({ ended: { status: wanted, sync_id: summary?.sync_id } });
      expect(bench.stores.clients.notes.get('cliente-a')).toMatchObject({ last_sync_status: wanted });
    },
  );

  it('A10: no payload between two states was above 64 KiB, though each of 3,000 records has 2 KB, and the result equals that of a small run (B28)', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3000, { f_notas: 'ñ'.repeat(1000) }) });
    const sizes: number[] = [];

    const { summary } = await runSync(bench.ports, {
      input: initial,
      onPayload: (_, payload) => sizes.push(Buffer.byteLength(JSON.stringify(payload))),
    });

    expect(summary).toMatchObject({
      status: 'success',
      records_extracted: 3000,
      records_success: 3000,
      records_failed: 0,
    });
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024);
    expect(bench.destination.stored.size).toBe(3000);
  });
});
