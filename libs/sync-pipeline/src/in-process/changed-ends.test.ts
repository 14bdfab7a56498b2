import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { aClient, aMapping } from '../testing/index.ts';
import { runSync } from './run-sync.ts';

const stateOf = ({ stores }: SyncBench) => stores.state.items.get('cliente-a')?.state;
const old = { f_fecha_modificacion: '2025-01-01T00:00:00Z' };

/** A client that was synced, and now has other settings. */
const aBenchWith = async (settings: Readonly<Record<string, unknown>>): Promise<SyncBench> => {
  const bench = await aSyncBench({ rows: someProducts(20, old) });
  await runSync(bench.ports, { input: initial });
  bench.stores.clients.documents.set('cliente-a', aClient({ siesa_api_url: bench.siesa.url.href, ...settings }));
  return bench;
};

/** What a new, empty destination is. */
const empty = ({ destination }: SyncBench): void => {
  destination.stored.clear();
  destination.calls.length = 0;
};

describe('a client whose destination is another one', () => {
  const moved = { product_api_url: 'https://cliente-a.kong-2.com/api' };

  it('is refused before anything is read, and the message names both ends and the flag', async () => {
    await using bench = await aBenchWith(moved);
    empty(bench);
    const before = stateOf(bench);
    const { status, summary } = await runSync(bench.ports, { input: incremental });

    expect([status, summary?.error?.Error]).toEqual(['failed', 'DestinationChanged']);
    for (const words of ['cliente-a.kong.com', 'cliente-a.kong-2.com', '--new-destination', 'former_product_api_url'])
      expect(summary?.error?.message).toContain(words);
    expect(bench.destination.calls).toEqual([]);
    expect(stateOf(bench)).toEqual(before);
  });

  it('is sent everything with new_destination, and then is the one that is known', async () => {
    await using bench = await aBenchWith(moved);
    empty(bench);
    const first = await runSync(bench.ports, { input: { ...incremental, new_destination: true } });
    const second = await runSync(bench.ports, { input: incremental });

    expect(first.summary).toMatchObject({ status: 'success', records_success: 20 });
    expect(bench.destination.stored.size).toBe(20);
    expect(second.summary).toMatchObject({ status: 'success', records_success: 0 });
    expect(stateOf(bench)).toMatchObject({ destination: expect.stringContaining('kong-2') as string });
    expect(stateOf(bench)).not.toHaveProperty('open');
  });

  it('is sent the rest by the next sync when the one with new_destination fails', async () => {
    await using bench = await aBenchWith(moved);
    empty(bench);
    bench.siesa.switches.failWhen = () => ({ kind: 'answer', status: 200, body: '{}' });
    const failed = await runSync(bench.ports, { input: { ...incremental, new_destination: true } });
    bench.siesa.switches.failWhen = undefined;
    await runSync(bench.ports, { input: incremental });

    expect(failed.status).toBe('failed');
    expect(bench.destination.stored.size).toBe(20);
  });

  it('is refused in the middle of a run too, so that no run stores half in each', async () => {
    await using bench = await aBenchWith({});
    const { documents } = bench.stores.clients;
    bench.siesa.switches.failWhen = () => {
      documents.set('cliente-a', aClient({ siesa_api_url: bench.siesa.url.href, ...moved })); // after the run has compared its ends
      return undefined;
    };
    empty(bench);
    const { status, summary } = await runSync(bench.ports, { input: initial });

    expect([status, summary?.error?.Error]).toEqual(['failed', 'DestinationChanged']);
    expect(bench.destination.calls).toEqual([]);
  });

  it('is the same one when its former address is given', async () => {
    await using bench = await aBenchWith({ ...moved, former_product_api_url: 'https://cliente-a.kong.com/api' });
    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary).toMatchObject({ status: 'success', records_success: 0 });
  });

  it('is another one also when the field of its ids changes', async () => {
    await using bench = await aBenchWith({});
    bench.stores.mappings.documents.set('field-mappings-kong.json', aMapping().replace('"product_id"', '"sku_id"'));
    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary?.error?.Error).toBe('DestinationChanged');
  });

  it('is refused for single products, too', async () => {
    await using bench = await aBenchWith(moved);
    const { summary } = await runSync(bench.ports, { input: { ...incremental, only: ['PROD00001'] } });

    expect(summary?.error?.Error).toBe('DestinationChanged');
  });
});

describe('a destination that was emptied under its address', () => {
  it('is sent everything with new_destination', async () => {
    await using bench = await aBenchWith({});
    empty(bench);
    await runSync(bench.ports, { input: { ...incremental, new_destination: true } });

    expect(bench.destination.stored.size).toBe(20);
  });
});

describe('a client whose source is another one', () => {
  it('is refused, and with new_source reads everything, older versions included', async () => {
    await using bench = await aSyncBench({ rows: someProducts(20) });
    await runSync(bench.ports, { input: initial });
    await using other = await aSyncBench({ rows: someProducts(20, { ...old, f_nombre: 'Otra empresa' }) });
    bench.stores.clients.documents.set('cliente-a', aClient({ siesa_api_url: other.siesa.url.href }));
    bench.stores.secrets.documents.set('siesa-integration/cliente-a/siesa', other.siesa.secret);

    const refused = await runSync(bench.ports, { input: incremental });
    const accepted = await runSync(bench.ports, { input: { ...incremental, new_source: true } });

    expect(refused.summary?.error?.Error).toBe('SourceChanged');
    expect(refused.summary?.error?.message).toContain('--new-source');
    expect(accepted.summary).toMatchObject({ status: 'success', records_success: 20 });
    expect(bench.destination.stored.get('PROD00001')).toMatchObject({ name: 'Otra empresa' });
  });
});

describe('a state from before ends were kept', () => {
  it('adopts the present ones', async () => {
    await using bench = await aSyncBench({ rows: someProducts(3) });
    bench.stores.state.items.set('cliente-a', { version: 1, state: { epoch: 4 } });
    const { status } = await runSync(bench.ports, { input: initial });

    expect(status).toBe('success');
    expect(stateOf(bench)).toMatchObject({
      source: expect.stringContaining('inventory') as string,
      destination: expect.stringContaining('kong') as string,
    });
  });
});
