import { aSiesaProduct, type FakeSiesa, startFakeSiesa } from '@siesa-integration/siesa-client/fake';
import { afterEach, describe, expect, it } from 'vitest';
import { aClient, aMapping, type TestBench, testBench } from '../testing/index.ts';
import { runSync } from './run-sync.ts';

const opened: FakeSiesa[] = [];
afterEach(async () => {
  for (const siesa of opened.splice(0)) await siesa.close();
});

const products = (count: number): ReturnType<typeof aSiesaProduct>[] =>
  Array.from({ length: count }, (_, at) =>
    aSiesaProduct({ f_codigo: `PROD${at.toString().padStart(5, '0')}`, f_cantidad: at }),
  );

const bench = async (
  rows: readonly ReturnType<typeof aSiesaProduct>[],
  client: Readonly<Record<string, unknown>> = {},
): Promise<TestBench & { siesa: FakeSiesa }> => {
  const siesa = await startFakeSiesa({ rows });
  opened.push(siesa);
  const test = testBench();
  test.stores.clients.documents.set('cliente-a', aClient({ siesa_api_url: siesa.url.href, ...client }));
  test.stores.secrets.documents.set('siesa-integration/cliente-a/siesa', siesa.secret);
  test.stores.secrets.documents.set('siesa-integration/cliente-a/kong', {
    api_url: 'https://cliente-a.kong.com/api',
    api_key: 'key',
  });
  test.stores.mappings.documents.set('field-mappings-kong.json', aMapping());
  return { ...test, siesa };
};

const initial = { client_id: 'cliente-a', sync_type: 'initial' };
const incremental = { client_id: 'cliente-a' };

describe('a sync', () => {
  it('brings every product of Siesa to the destination, and accounts for each', async () => {
    const { ports, destination, stores } = await bench(products(2500));

    const { status, summary } = await runSync(ports, { input: initial });

    expect(status).toBe('success');
    expect(summary).toMatchObject({
      records_extracted: 2500,
      records_success: 2500,
      records_failed: 0,
      cursor_held: false,
    });
    expect(destination.stored.size).toBe(2500);
    expect(stores.state.items.get('cliente-a')?.state).toMatchObject({
      ended: { status: 'success' },
      cursor: expect.any(String) as string,
    });
    expect(stores.state.items.get('cliente-a')?.state).not.toHaveProperty('owner');
  });

  it('writes nothing when it runs again at once (A7)', async () => {
    const { ports, destination } = await bench(products(30));
    await runSync(ports, { input: initial });
    const before = destination.calls.length;

    const { summary } = await runSync(ports, { input: incremental });

    expect(destination.calls.length).toBe(before);
    expect(summary).toMatchObject({ status: 'success', records_success: 0 });
  });

  it('keeps a record that the destination refused, and loads its current value in the next sync (B16)', async () => {
    const { ports, destination, siesa, stores } = await bench(products(30));
    destination.refuses = ({ id, stock_quantity }) =>
      id === 'PROD00007' && stock_quantity === 7 ? 'Invalid quantity' : undefined;
    const first = await runSync(ports, { input: initial });
    expect(first.summary?.failed_records).toEqual([{ id: 'PROD00007', error: 'Invalid quantity' }]);
    siesa.upsert([aSiesaProduct({ f_codigo: 'PROD00007', f_cantidad: 70 })]);

    const second = await runSync(ports, { input: incremental });

    expect(second.summary).toMatchObject({ status: 'success', records_retried: 1, records_success: 1 });
    expect(destination.stored.get('PROD00007')).toMatchObject({ stock_quantity: 70 });
    expect(stores.ledger.of('cliente-a').get('PROD00007')).not.toHaveProperty('rejection');
  });

  it('is skipped while another run holds the lease (B20)', async () => {
    const { ports, stores, destination } = await bench(products(3));
    stores.state.items.set('cliente-a', {
      version: 1,
      state: { owner: 'other', sync_id: 'sync-20250115-100000-7f3a', epoch: 1, expires_at: Date.now() / 1000 + 60 },
    });

    const { status, error } = await runSync(ports, { input: incremental });

    expect(status).toBe('skipped');
    expect(error?.Cause).toContain('sync-20250115-100000-7f3a');
    expect(destination.calls).toHaveLength(0);
  });

  it('ends as failed under the name of the error that stopped a part (A2)', async () => {
    const { ports, destination, stores } = await bench(products(30));
    destination.beforeBatch = () => {
      throw Object.assign(new Error("Kong refused the key in 'siesa-integration/cliente-a/kong'."), {
        name: 'ProductAuthenticationFailed',
      });
    };

    const { status, summary } = await runSync(ports, { input: initial });

    expect(status).toBe('failed');
    expect(summary?.error?.Error).toBe('ProductAuthenticationFailed');
    const { default: document = '{}' } = JSON.parse(summary?.message ?? '{}') as { readonly default?: string };
    expect(JSON.parse(document)).toMatchObject({
      client_id: 'cliente-a',
      error: { Error: 'ProductAuthenticationFailed' },
    });
    expect(stores.state.items.get('cliente-a')?.state).not.toHaveProperty('cursor');
    expect(stores.state.items.get('cliente-a')?.state).toMatchObject({
      ended: { status: 'failed' },
      open: summary?.sync_id,
    });
  });

  it('reads on in the next slice when one has no time left', async () => {
    const { ports, destination } = await bench(products(2500));

    const { summary } = await runSync(ports, { input: initial, remainingMs: () => 60_020 });

    expect(summary).toMatchObject({ status: 'success', records_extracted: 2500, records_success: 2500 });
    expect(destination.stored.size).toBe(2500);
  });
});
