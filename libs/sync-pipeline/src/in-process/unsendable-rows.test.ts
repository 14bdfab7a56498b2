import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { aMapping } from '../testing/index.ts';
import { runSync } from './run-sync.ts';

const rejectsOf = ({ stores }: SyncBench) =>
  [...stores.ledger.of('cliente-a').values()].flatMap(({ product_id, rejection }) =>
    rejection ? [{ product_id, code: rejection.code }] : [],
  );

describe('a row that cannot be sent', () => {
  it.each([
    ['1,024 bytes', 'ñ'.repeat(512), []],
    ['1,025 bytes', `${'ñ'.repeat(512)}x`, ['source/id-too-long']],
  ])('has an id of %s', async (_length, f_codigo, codes) => {
    await using bench = await aSyncBench({ rows: [...someProducts(3), aSiesaProduct({ f_codigo })] });
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 4 - codes.length });
    const rejects = rejectsOf(bench);
    expect(rejects.map(({ code }) => code)).toEqual(codes);
    for (const { product_id } of rejects) expect(product_id).toMatch(/^\?.{22}$/);
  });

  it('has a byte that is not UTF-8 in a field that the mapping reads: it alone is rejected', async () => {
    await using bench = await aSyncBench({
      rows: [...someProducts(20), aSiesaProduct({ f_codigo: 'BAD', f_nombre: 'Cañón' })],
      switches: { latin1: 'Cañón' },
    });
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 20, records_failed: 1 });
    expect(rejectsOf(bench)).toEqual([{ product_id: 'BAD', code: 'source/encoding' }]);
  });

  it.each(['f_cantidad', 'f_notas', 'f_codigo'])(
    'has %s twice with different values: it alone is rejected',
    async (field) => {
      const rows = [...someProducts(20), aSiesaProduct({ f_codigo: 'BAD', f_notas: 'x' })];
      await using bench = await aSyncBench({ rows });
      bench.siesa.switches.failWhen = () => ({
        kind: 'answer',
        status: 200,
        body: JSON.stringify({ data: rows, has_more: false }).replace(
          '"f_codigo":"BAD"',
          `"${field}":"7","f_codigo":"BAD"`,
        ),
      });
      const { summary } = await runSync(bench.ports, { input: initial });

      expect(summary).toMatchObject({ status: 'success', records_success: 20, records_failed: 1 });
      expect(rejectsOf(bench)).toEqual([{ product_id: 'BAD', code: 'source/doubled-key' }]);
    },
  );

  it('is sent when the damaged field is one that the mapping does not read', async () => {
    await using bench = await aSyncBench({
      rows: [...someProducts(20), aSiesaProduct({ f_codigo: 'GOOD', f_notas: 'Cañón' })],
      switches: { latin1: 'Cañón' },
    });
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 21 });
  });
});

describe('an item whose stock is not known', () => {
  const stock = someProducts(19).map(({ f_codigo }, at) => ({ f_codigo, f_cantidad: at }));

  it.each([
    ['has no level', stock],
    ['has null', [...stock, { f_codigo: 'PROD00019', f_cantidad: null }]],
    ['has an empty text', [...stock, { f_codigo: 'PROD00019', f_cantidad: '' }]],
    ['has words', [...stock, { f_codigo: 'PROD00019', f_cantidad: 'N/D' }]],
  ])('is rejected as stock/unknown and never sent as 0, the others are sent: it %s', async (what, levels) => {
    await using bench = await aSyncBench({
      rows: someProducts(20),
      stock: levels,
      client: { siesa_stock: 'endpoint' },
    });
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 19, records_failed: 1 });
    expect(rejectsOf(bench)).toEqual([{ product_id: 'PROD00019', code: 'stock/unknown' }]);
    const message = bench.stores.ledger.of('cliente-a').get('PROD00019')?.rejection?.message;
    if (what === 'has words') expect(message).toContain('N/D');
  });

  it('keeps the code of a number that the field does not take: a fraction is known', async () => {
    await using bench = await aSyncBench({
      rows: [...someProducts(3), aSiesaProduct({ f_codigo: 'N', f_cantidad: 12.5 })],
    });
    await runSync(bench.ports, { input: initial });

    expect(rejectsOf(bench)).toEqual([{ product_id: 'N', code: 'mapping/integer' }]);
  });

  it.each([null, '', 'agotado'])('is rejected under the same code when its own row has %j', async (f_cantidad) => {
    await using bench = await aSyncBench({
      rows: [...someProducts(3), aSiesaProduct({ f_codigo: 'N', f_cantidad })],
    });
    await runSync(bench.ports, { input: initial });

    expect(rejectsOf(bench)).toEqual([{ product_id: 'N', code: 'stock/unknown' }]);
  });

  it.each([
    ['when_missing of the settings', { siesa_stock: 'endpoint', when_missing: 0 }, aMapping()],
    [
      'a default of the mapping',
      { siesa_stock: 'endpoint' },
      aMapping().replace('"product_field":"quantity"', '"product_field":"quantity","default":0'),
    ],
  ])('is 0 with %s', async (_what, client, mapping) => {
    await using bench = await aSyncBench({ rows: someProducts(20), stock, client });
    bench.stores.mappings.documents.set('field-mappings-kong.json', mapping);
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary).toMatchObject({ status: 'success', records_success: 20 });
    expect(bench.destination.stored.get('PROD00019')).toMatchObject({ stock_quantity: 0 });
  });
});
