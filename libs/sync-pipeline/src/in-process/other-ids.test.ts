import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench } from '../testing/a-sync-bench.ts';
import { aMapping } from '../testing/index.ts';
import { runSync } from './run-sync.ts';

/** A client whose product ids are not the codes that fetch the products. */
const aBenchOfTwoCodes = async (): Promise<SyncBench> => {
  const bench = await aSyncBench({ rows: [] });
  const field = (siesa_field: string, product_field: string, type = 'string') => ({
    siesa_field,
    product_field,
    type,
    required: true,
  });
  const product = {
    id: field('f_codigo_externo', 'product_id'),
    external_id: field('f_codigo', 'external_reference'),
    name: field('f_nombre', 'name'),
    stock_quantity: field('f_cantidad', 'quantity', 'integer'),
  };
  bench.stores.mappings.documents.set('field-mappings-kong.json', aMapping({ mappings: { product } }));
  return bench;
};

const row = (
  f_codigo: string,
  f_codigo_externo: string,
  f_cantidad: number | string,
  f_fecha_modificacion = new Date().toISOString(),
) => aSiesaProduct({ f_codigo, f_codigo_externo, f_cantidad, f_fecha_modificacion });

const openRejects = ({ stores }: SyncBench): readonly string[] =>
  [...stores.ledger.of('cliente-a').values()].filter(({ rejection }) => rejection).map(({ product_id }) => product_id);

describe('a reject whose product has another id now', () => {
  it.each([initial, incremental])('is closed by the page that brings it: $sync_type', async (input) => {
    await using bench = await aBenchOfTwoCodes();
    bench.siesa.set([row('S1', 'E0', 'agotado')]);
    await runSync(bench.ports, { input: initial });
    const before = openRejects(bench);
    bench.siesa.set([row('S1', 'E0-nuevo', 4)]);
    await runSync(bench.ports, { input });

    expect([before, openRejects(bench)]).toEqual([['E0'], []]);
    expect(bench.destination.stored.has('E0-nuevo')).toBe(true);
  });

  it('is not closed when another row of the same part is that product, and is refused (A4)', async () => {
    await using bench = await aBenchOfTwoCodes();
    const old = '2025-01-01T00:00:00Z';
    bench.destination.refuses = ({ stock_quantity }) =>
      stock_quantity === 1 || stock_quantity === 7 ? 'Invalid' : undefined;
    bench.siesa.set([row('Y', 'R', 1, old)]);
    await runSync(bench.ports, { input: initial });
    bench.passTime(1000); // the oldest reject is retried first
    bench.siesa.set([row('X', 'P', 1, old), row('Y', 'R', 1, old)]);
    await runSync(bench.ports, { input: initial });
    bench.siesa.set([row('X', 'Q', 5, old), row('Y', 'P', 7, old)]); // two products exchange their codes without a new date: both come as retried rejects
    bench.passTime(3_600_000);
    await runSync(bench.ports, { input: incremental });

    expect(openRejects(bench)).toEqual(['P']);
    expect(bench.stores.ledger.of('cliente-a').get('P')?.source_id).toBe('Y');
  });
});
