import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { findClient, openMapping } from '@siesa-integration/sync-pipeline';
import { runSync } from '@siesa-integration/sync-pipeline/in-process';
import { aMapping, aSyncBench, incremental, initial, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { describe, expect, it } from 'vitest';
import { clientDestination } from '../clients/client-destination.ts';
import { repairClient } from './repair-client.ts';
import { type ReadableDestination, verifyDestination } from './verify-client.ts';

const mapping = aMapping({
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo', product_field: 'external_id', type: 'string', required: true },
      name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
    },
  },
});

/** A client with Kong Core, of which everything was synced once. */
const syncedClient = async (size = 30, settings: Readonly<Record<string, unknown>> = {}) => {
  const kong = await startFakeKongCore();
  const bench = await aSyncBench({
    rows: someProducts(size),
    client: {
      product_dialect: 'kong-core',
      product_settings: kongCoreSettingsOfFake,
      product_api_url: kong.url.href,
      ...settings,
    },
  });
  bench.stores.secrets.documents.set('siesa-integration/cliente-a/kong', kong.secret);
  bench.stores.mappings.documents.set('field-mappings-kong.json', mapping);
  const ports = { ...bench.ports, destinations: destinationRegistry };
  const sync = async (input: Record<string, unknown> = initial) => {
    bench.passTime(60_000);
    return (await runSync(ports, { input })).summary?.summary;
  };
  await sync();
  const client = await findClient('cliente-a', ports);
  const destination = clientDestination(client, await openMapping(client, mapping), ports) as ReadableDestination;
  const refOf = (id: string): string => kong.store.withId(id).map((row) => JSON.stringify(row['id']))[0] ?? '';
  return {
    kong,
    bench,
    sync,
    /** A person changes a SKU. */
    edit: (id: string, fields: Parameters<typeof kong.add>[0]) => kong.store.put(refOf(id), fields),
    remove: (id: string) => {
      kong.store.delete(refOf(id));
    },
    verify: () => verifyDestination(client, destination, { stores: ports, locate: (key) => key }, 0),
    [Symbol.asyncDispose]: async () => {
      await kong.close();
      await bench[Symbol.asyncDispose]();
    },
  };
};

const kindsOf = ({ findings }: { readonly findings: readonly { kind: string; product_id: string }[] }) =>
  findings.map(({ kind, product_id }) => `${kind} ${product_id}`);

describe('verifyClient', () => {
  it('finds nothing after a sync, and makes no write', async () => {
    await using setup = await syncedClient();
    const before = setup.kong.calls.length;

    expect(await setup.verify()).toMatchObject({ expected: 30, stored: 30, equal: 30, not_compared: 0, findings: [] });
    expect(
      new Set(setup.kong.calls.slice(before).map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)),
    ).toEqual(new Set(['POST /auth/token/login/', 'GET /inventory/skus/']));
  });

  it('finds what people changed, removed and added, and leaves out SKUs of other customers', async () => {
    await using setup = await syncedClient();
    setup.edit('PROD00001', { name: 'by hand' });
    setup.edit('PROD00002', { is_active: false });
    setup.remove('PROD00003');
    setup.kong.add({ external_id: 'OTHER', name: 'by hand', customer_id: 35 });
    setup.kong.add({ external_id: 'FOREIGN', name: 'theirs', customer_id: 36 });
    setup.kong.add({ external_id: 'PROD00004', name: 'twin', customer_id: 35 });
    const verification = await setup.verify();

    expect(kindsOf(verification).sort()).toEqual([
      'different PROD00001',
      'duplicate PROD00004',
      'extra OTHER',
      'inactive PROD00002',
      'missing PROD00003',
    ]);
    expect(verification.findings[0]?.changes).toEqual([
      { field: 'name', old: 'by hand', new: expect.any(String) as string },
    ]);
  });

  it('compares with what was accepted last, from the sync that sent it', async () => {
    await using setup = await syncedClient();
    setup.bench.siesa.upsert([
      aSiesaProduct({ f_codigo: 'PROD00001', f_nombre: 'new name', f_fecha_modificacion: new Date().toISOString() }),
    ]);
    await setup.sync(incremental);

    expect(await setup.verify()).toMatchObject({ equal: 30, findings: [] });
  });

  it('compares presence alone where no stored sync shows what was sent', async () => {
    await using setup = await syncedClient();
    setup.remove('PROD00003');
    const { bodies } = setup.bench.stores.objects;
    for (const key of bodies.keys()) if (key.includes('/canonical/')) bodies.set(key, Buffer.from('damaged'));

    expect(await setup.verify()).toMatchObject({ equal: 0, not_compared: 29, findings: [{ kind: 'missing' }] });
    bodies.clear();
    expect(await setup.verify()).toMatchObject({ equal: 0, not_compared: 29, findings: [{ kind: 'missing' }] });
  });

  it('believes a second reading about what the first one did not show', async () => {
    await using setup = await syncedClient(40);
    setup.kong.switches.faults.push({
      method: 'GET',
      path: '/inventory/skus/',
      kind: 'rewrite',
      status: 200,
      rewrite: () => ({ count: 40, next: null, previous: null, results: [] }),
    });

    expect(await setup.verify()).toMatchObject({ stored: 40, findings: [] });
  });

  it('states nothing about what a sync wrote meanwhile', async () => {
    await using setup = await syncedClient();
    setup.edit('PROD00001', { name: 'by hand' });
    const { ledger } = setup.bench.stores;
    const { entries } = ledger;
    Object.assign(ledger, {
      entries: async function* (clientId: string) {
        yield* entries(clientId);
        setup.bench.siesa.upsert([
          aSiesaProduct({ f_codigo: 'PROD00001', f_nombre: 'x', f_fecha_modificacion: new Date().toISOString() }),
        ]);
        Object.assign(ledger, { entries });
        await setup.sync(incremental);
      },
    });

    expect(await setup.verify()).toMatchObject({ changed_meanwhile: 1, findings: [] });
  });
});

describe('what a sync took out of use', () => {
  it('is expected to be so, may be gone, and is taken out of use again where a person brought it back', async () => {
    await using setup = await syncedClient(30, { deactivate_missing: true });
    const { siesa, stores } = setup.bench;
    siesa.set(someProducts(30).slice(3));
    await setup.sync();
    expect(await setup.sync()).toMatchObject({ records_deactivated: 3 });
    expect(await setup.verify()).toMatchObject({ expected: 30, equal: 30, findings: [] });

    setup.remove('PROD00000');
    setup.edit('PROD00001', { is_active: true });
    const verification = await setup.verify();
    expect(kindsOf(verification)).toEqual(['active PROD00001']);
    expect(await repairClient(verification, stores, { now: Date.now() })).toMatchObject({ marked: 1 });
    expect(await setup.sync()).toMatchObject({ records_deactivated: 1 });
    expect(kindsOf(await setup.verify())).toEqual([]);
  });
});

describe('repairClient', () => {
  it('makes the next sync send exactly the missing and the differing products again', async () => {
    await using setup = await syncedClient();
    setup.edit('PROD00001', { name: 'by hand' });
    setup.remove('PROD00003');
    setup.kong.add({ external_id: 'OTHER', name: 'by hand', customer_id: 35 });
    const { stores } = setup.bench;

    expect(await repairClient(await setup.verify(), stores, { now: Date.now() })).toEqual({ divergent: 2, marked: 2 });
    expect(await setup.sync(incremental)).toMatchObject({ status: 'success', records_success: 2, records_failed: 0 });
    expect(kindsOf(await setup.verify())).toEqual(['extra OTHER']);
    expect(await stores.ledger.openRejects('cliente-a', { limit: 10 })).toEqual([]);
  });

  it('marks nothing above 2 %, until a person accepts the number', async () => {
    await using setup = await syncedClient();
    for (const row of [...setup.kong.store.rows.values()].slice(0, 21)) setup.remove(setup.kong.store.idOf(row));
    const verification = await setup.verify();
    const { stores } = setup.bench;
    const repair = (accept?: number) => repairClient(verification, stores, { accept, now: Date.now() });

    await expect(repair()).rejects.toThrow(/^21 of 30 products .* 20 may be repaired at once: .*--accept 21\.$/);
    await expect(repair(20)).rejects.toMatchObject({ code: 'REPAIR_HELD' });
    expect(await repair(21)).toEqual({ divergent: 21, marked: 21 });
  });

  it('marks nothing while a sync runs, and nothing where nothing diverges', async () => {
    await using setup = await syncedClient();
    setup.remove('PROD00003');
    const verification = await setup.verify();
    const { stores } = setup.bench;
    const { state, version } = (await stores.state.read('cliente-a')) ?? { state: { epoch: 0 }, version: 0 };
    await stores.state.replace('cliente-a', { ...state, owner: 'x', sync_id: 'sync-1', expires_at: 100 }, version);

    await expect(repairClient(verification, stores, { now: 99_000 })).rejects.toThrow(/being synced by sync-1/);
    expect(await repairClient({ ...verification, findings: [] }, stores, { now: 99_000 })).toMatchObject({ marked: 0 });
    expect(await repairClient(verification, stores, { now: 101_000 })).toMatchObject({ marked: 1 });
  });
});
