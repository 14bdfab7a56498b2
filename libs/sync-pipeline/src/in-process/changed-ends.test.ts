import type { Destination } from '@siesa-integration/destination-adapter';
import { describe, expect, it } from 'vitest';
import { without } from '../run/without.ts';
import { aSyncBench, incremental, initial, type SyncBench, someProducts } from '../testing/a-sync-bench.ts';
import { aClient, aMapping } from '../testing/index.ts';
import { runSync } from './run-sync.ts';

/** A refused run changes nothing but the alerts. */
const stateOf = ({ stores }: SyncBench) =>
  without(stores.state.items.get('cliente-a')?.state ?? { epoch: 0 }, 'alerts');
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

const nameInSecret = ({ stores: { secrets } }: SyncBench, named: Readonly<Record<string, unknown>>): void => {
  const name = 'siesa-integration/cliente-a/kong';
  secrets.documents.set(name, { ...(secrets.documents.get(name) as object), ...named });
};

/** A destination whose key is refused, so that its adapter reads the secret again before it sends; by then the secret names another tenant. */
const refusedOnce = (definition: Destination, bench: SyncBench): Destination => ({
  ...definition,
  create: (connection) => {
    const adapter = definition.create(connection);
    return {
      ...adapter,
      send: async (...payloads) => {
        nameInSecret(bench, { tenant_id: 'cliente-b' });
        await connection.credentials.read({ refresh: true });
        return adapter.send(...payloads);
      },
    };
  },
});

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

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['tenant', { tenant_id: 'cliente-b' }],
    ['account', { account: 'otra' }],
    ['address of a service', { service_endpoints: { inventory: 'https://inventory-2.example' } }],
  ])('is another one when the secret names another %s, until it is stated', async (_what, named) => {
    await using bench = await aBenchWith({});
    const before = stateOf(bench);
    nameInSecret(bench, named);
    empty(bench);
    const refused = await runSync(bench.ports, { input: incremental });
    const untouched = stateOf(bench);
    const stated = await runSync(bench.ports, { input: { ...incremental, new_destination: true } });
    const next = await runSync(bench.ports, { input: incremental });

    expect([refused.status, refused.summary?.error?.Error]).toEqual(['failed', 'DestinationChanged']);
    expect(untouched).toEqual(before);
    expect(stated.summary).toMatchObject({ status: 'success', records_success: 20 });
    expect(next.summary).toMatchObject({ status: 'success', records_success: 0 });
  });

  it('is another one when the settings name another customer, until it is stated', async () => {
    await using bench = await aSyncBench({ rows: someProducts(20, old) });
    const { definition } = bench.destination;
    const destinations = new Map([[definition.name, { ...definition, dialects: { 'kong-core': definition } }]]);
    const syncOf = (customer_id: number, stated: object = {}) => {
      const settings = { product_dialect: 'kong-core', product_settings: { customer_id, type_id: 1, group_id: 10 } };
      const client = aClient({ siesa_api_url: bench.siesa.url.href, ...settings });
      bench.stores.clients.documents.set('cliente-a', client);
      return runSync({ ...bench.ports, destinations }, { input: { ...incremental, ...stated } });
    };
    await syncOf(35);
    empty(bench);
    const refused = await syncOf(36);
    const calls = [...bench.destination.calls];
    const stated = await syncOf(36, { new_destination: true });

    expect(refused.summary?.error?.Error).toBe('DestinationChanged');
    expect(refused.summary?.error?.message).toContain('customer_id 36');
    expect(calls).toEqual([]);
    expect(stated.summary).toMatchObject({ status: 'success', records_success: 20 });
  });

  it('is the same one with another key, which is rotated', async () => {
    await using bench = await aBenchWith({});
    nameInSecret(bench, { api_key: 'another', username: 'other' });
    const { status } = await runSync(bench.ports, { input: incremental });

    expect(status).toBe('success');
  });

  it('is refused in the middle of a run when the secret names another tenant', async () => {
    await using bench = await aBenchWith({});
    bench.siesa.switches.failWhen = () => {
      nameInSecret(bench, { tenant_id: 'cliente-b' });
      return undefined;
    };
    empty(bench);
    const { summary } = await runSync(bench.ports, { input: initial });

    expect(summary?.error?.Error).toBe('DestinationChanged');
    expect(bench.destination.calls).toEqual([]);
  });

  it('is refused when the secret, which is read again after a refused key, names another tenant', async () => {
    await using bench = await aBenchWith({});
    empty(bench);
    const { definition } = bench.destination;
    const destinations = new Map([[definition.name, refusedOnce(definition, bench)]]);
    const { summary } = await runSync({ ...bench.ports, destinations }, { input: initial });

    expect(summary?.error?.Error).toBe('DestinationChanged');
    expect(bench.destination.calls).toEqual([]);
  });

  it('is refused without a secret, before anything is read', async () => {
    await using bench = await aBenchWith({});
    bench.stores.secrets.documents.delete('siesa-integration/cliente-a/kong');
    const calls = bench.siesa.calls.length;
    const { summary } = await runSync(bench.ports, { input: incremental });

    expect(summary?.error?.Error).toBe('SecretMissing');
    expect(bench.siesa.calls).toHaveLength(calls);
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
