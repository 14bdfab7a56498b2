import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { runSync } from '@siesa-integration/sync-pipeline/in-process';
import { aSyncBench, initial, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { describe, expect, it } from 'vitest';
import { compareSyncs } from '../diff/diff-syncs.ts';
import { dryRunSync } from './dry-run-sync.ts';
import { nonSendingDestinations } from './non-sending-destinations.ts';

/** A client of which everything was accepted once, as Kong would have it. */
const syncedBench = async () => {
  const bench = await aSyncBench({ rows: someProducts(3) });
  const ports = { ...bench.ports, destinations: nonSendingDestinations(destinationRegistry) };
  const sync = async () => {
    bench.passTime(60_000);
    return (await runSync(ports, { input: initial })).summary?.sync_id ?? '';
  };
  return { bench, ports, sync, first: await sync(), [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose]() };
};
const changed = (f_codigo: string, fields: Readonly<Record<string, unknown>>) =>
  aSiesaProduct({ f_codigo, f_fecha_modificacion: new Date().toISOString(), ...fields });
const request = { client_id: 'cliente-a', sync_type: 'initial' } as const;

describe('dryRunSync', () => {
  it('shows which fields of accepted products would change, from what to what', async () => {
    await using setup = await syncedBench();
    setup.bench.siesa.upsert([changed('PROD00001', { f_cantidad: 9 }), changed('NEW', { f_cantidad: 1 })]);
    const dryRun = await dryRunSync(request, setup.ports, { diff: true });

    expect(dryRun).toMatchObject({ create: 1, update: 3 });
    expect(dryRun.diff).toEqual({
      compared: 3,
      changed: 1,
      unknown: 0,
      fields: [{ field: 'quantity', count: 1 }],
      samples: [{ product_id: 'PROD00001', changes: [{ field: 'quantity', old: 1, new: 9 }] }],
    });
  });

  it('takes what was accepted as the old value, and not a row that was rejected since', async () => {
    await using setup = await syncedBench();
    setup.bench.siesa.upsert([changed('PROD00001', { f_cantidad: 'agotado' })]);
    await setup.sync();
    setup.bench.siesa.upsert([changed('PROD00001', { f_cantidad: 9 })]);
    const { diff } = await dryRunSync(request, setup.ports, { diff: true });

    expect(diff?.samples).toEqual([{ product_id: 'PROD00001', changes: [{ field: 'quantity', old: 1, new: 9 }] }]);
  });

  it('counts updates of which no stored sync shows the old value', async () => {
    await using setup = await syncedBench();
    setup.bench.stores.objects.bodies.clear();

    expect((await dryRunSync(request, setup.ports, { diff: true })).diff).toMatchObject({ compared: 0, unknown: 3 });
    expect(await dryRunSync(request, setup.ports)).not.toHaveProperty('diff');
  });
});

describe('a dialect of a destination that is sent nothing', () => {
  it('makes no call and reads no secret', async () => {
    const refuse = (): never => {
      throw new Error('It was called.');
    };
    const kongCore = nonSendingDestinations(destinationRegistry).get('kong')?.dialects?.['kong-core'];
    const adapter = kongCore?.create({
      baseUrl: new URL('https://kong.example'),
      credentials: { secretName: 'siesa-integration/cliente-a/kong', read: refuse },
      settings: { customer_id: 35, type_id: 1, group_id: 10 },
      fetch: refuse,
    });

    expect(await adapter?.send([{ external_id: 'PROD001', name: 'Café' }])).toEqual([
      { id: 'PROD001', status: 'accepted' },
    ]);
  });
});

describe('compareSyncs', () => {
  it('compares what two syncs had to send, and counts what only one of them read', async () => {
    await using setup = await syncedBench();
    setup.bench.siesa.set([...someProducts(1), changed('NEW', {}), changed('PROD00001', { f_cantidad: 7 })]);
    const second = await setup.sync();
    const host = { stores: setup.ports, locate: (key: string) => key };

    expect(await compareSyncs('cliente-a', host, setup.first, second)).toMatchObject({
      compared: 2,
      changed: 1,
      fields: [{ field: 'quantity', count: 1 }],
      only_in_first: 1,
      only_in_second: 1,
    });
  });
});
