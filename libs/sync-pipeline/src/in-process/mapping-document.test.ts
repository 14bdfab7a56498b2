import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aMapping } from '../testing/a-client.ts';
import { aSyncBench, initial, type SyncBench } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

interface Document {
  readonly mappings: { readonly product: Readonly<Record<string, object>> };
}

const required = { on_invalid: 'reject', product_field: 'x' };

/** Runs one sync of products with these values of `f_x`, and a rule for it. */
const syncWith = async (
  bench: SyncBench,
  rule: object,
  parts: Readonly<Record<string, unknown>> = {},
): Promise<ReadonlyMap<string, string>> => {
  const { mappings, ...document } = JSON.parse(aMapping(parts)) as Document;
  const product = { ...mappings.product, x: { siesa_field: 'f_x', ...required, ...rule } };
  bench.stores.mappings.documents.set(
    'field-mappings-kong.json',
    JSON.stringify({ ...document, mappings: { product } }),
  );
  await runSync(bench.ports, { input: initial });

  const entries = [...bench.stores.ledger.of('cliente-a').values()];
  return new Map(
    entries.flatMap(({ product_id, rejection }) => (rejection ? [[product_id, rejection.message] as const] : [])),
  );
};

const products = (...values: readonly unknown[]) =>
  values.map((f_x, at) => aSiesaProduct({ f_codigo: `PROD${String(at)}`, f_x }));

describe('a value that can be read in two ways', () => {
  it('is a reject with both readings, and the other products arrive with the right value', async () => {
    await using bench = await aSyncBench({ rows: products('1.234', '1.23', '1,234', 1.234) });
    const rejects = await syncWith(
      bench,
      { type: 'decimal' },
      { transformations: { decimal_separator: { from: ',', to: '.' } } },
    );

    expect([...rejects]).toEqual([['PROD0', expect.stringMatching(/^x: 1\.234 may mean 1\.234 or 1234; .*grouping/)]]);
    expect([...bench.destination.stored.values()].map(({ x }) => x)).toEqual([1.23, 1.234, 1.234]);
  });
});

describe('an expression', () => {
  it('joins text and numbers; a reject names the part that its row lacks', async () => {
    await using bench = await aSyncBench({ rows: products(40, null, '40') });
    const rejects = await syncWith(bench, { expression: '"Camisa - " + record["f_x"]' });

    expect([...rejects]).toEqual([['PROD1', 'x: record["f_x"] is missing in "Camisa - " + record["f_x"]']]);
    expect([...bench.destination.stored.values()].map(({ x }) => x)).toEqual(['Camisa - 40', 'Camisa - 40']);
  });
});

describe('a mapping document with a key that is written twice', () => {
  it('ends the run before anything is read or sent', async () => {
    await using bench = await aSyncBench({ rows: products(1) });
    bench.stores.mappings.documents.set('field-mappings-kong.json', aMapping().replace('{', '{"version":"1.0",'));
    const { status, error } = await runSync(bench.ports, { input: initial });

    expect(status).toBe('failed');
    expect(JSON.stringify(error)).toMatch(/MappingInvalid.*version: expected each key once.*line 1, column 18/);
    expect(bench.destination.stored.size).toBe(0);
  });
});
