import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { runSync, type RunSyncOptions } from '@siesa-integration/sync-pipeline/in-process';
import {
  aMapping,
  aSyncBench,
  incremental,
  initial,
  reportOf,
  someProducts,
} from '@siesa-integration/sync-pipeline/testing';
import { describe, expect, it } from 'vitest';
import { destinationRegistry } from './destination-registry.ts';

const mapping = aMapping({
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo', product_field: 'external_id', type: 'string', required: true },
      external_id: { siesa_field: 'f_codigo_externo', product_field: 'reference', type: 'string', required: true },
      name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
      sku: { siesa_field: 'f_codigo', product_field: 'display_name', type: 'string', required: true },
      stock_quantity: { siesa_field: 'f_cantidad', product_field: 'stock', type: 'integer', required: true },
    },
  },
});

/** A client whose destination is a Kong Core on loopback. */
const aKongCore = async (count: number, client: Readonly<Record<string, unknown>> = {}) => {
  const kong = await startFakeKongCore();
  const bench = await aSyncBench({
    rows: someProducts(count),
    client: {
      product_api_url: kong.url.href,
      product_dialect: 'kong-core',
      product_settings: kongCoreSettingsOfFake,
      ...client,
    },
  });
  bench.stores.secrets.documents.set('siesa-integration/cliente-a/kong', kong.secret);
  bench.stores.mappings.documents.set('field-mappings-kong.json', mapping);
  const ports = { ...bench.ports, destinations: destinationRegistry };
  let from = 0;
  return {
    ...bench,
    ports,
    kong,
    sync: (input: RunSyncOptions['input'] = initial, options: Partial<RunSyncOptions> = {}) =>
      runSync(ports, { input, ...options }),
    /** Calls since it was last asked, without logins. */
    newCalls: () => {
      const calls = kong.calls.slice(from).filter(({ path }) => !path.startsWith('/auth/'));
      from = kong.calls.length;
      return calls;
    },
    codes: () => [...kong.store.rows.values()].map((row) => kong.store.idOf(row)),
    entry: (id: string) => bench.stores.ledger.of('cliente-a').get(id),
    [Symbol.asyncDispose]: async () => {
      await kong.close();
      await bench[Symbol.asyncDispose]();
    },
  };
};

const unique = (codes: readonly string[]): number => new Set(codes).size;

describe('a client with Kong Core', () => {
  it('lists once, creates each product, and keeps the id that Kong Core gave it', async () => {
    await using bench = await aKongCore(60);
    const { status, summary } = await bench.sync();

    expect(status).toBe('success');
    expect(summary?.summary).toMatchObject({ records_extracted: 60, records_success: 60, records_failed: 0 });
    const calls = bench.newCalls();
    expect(calls.filter(({ method }) => method === 'GET')).toHaveLength(1);
    expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(60);
    const { ref = '' } = bench.entry('PROD00007') ?? {};
    expect(bench.kong.store.rows.get(ref)).toMatchObject({ external_id: 'PROD00007' });
  });

  it('makes no call for what is unchanged, and one for each change', async () => {
    await using bench = await aKongCore(60);
    await bench.sync();
    bench.newCalls();

    const touch = (fields: Readonly<Record<string, string>> = {}, count = 60): void => {
      const f_fecha_modificacion = new Date().toISOString();
      bench.siesa.set(
        bench.siesa.products.rows.map((row, at) => (at < count ? { ...row, ...fields, f_fecha_modificacion } : row)),
      );
    };
    touch();
    expect((await bench.sync(incremental)).summary?.summary).toMatchObject({ records_unchanged: 60 });
    expect(bench.newCalls()).toEqual([]);

    touch({ f_nombre: 'OTRO' }, 2);
    await bench.sync(incremental);
    expect(bench.newCalls().map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
  });

  it('reports what Kong Core does not store as a warning', async () => {
    await using bench = await aKongCore(3);
    const end = await bench.sync();

    expect(end.summary?.summary).toMatchObject({ records_warned: 1 });
    expect(reportOf(bench, end)).toContain('kong-core/ignored-field');
  });

  it('creates again what a person has deleted', async () => {
    await using bench = await aKongCore(3);
    await bench.sync();
    const { ref = '' } = bench.entry('PROD00001') ?? {};
    bench.kong.store.delete(ref);
    const result = await bench.sync();

    expect(result.status).toBe('success');
    expect(bench.codes().sort()).toEqual(['PROD00000', 'PROD00001', 'PROD00002']);
    expect(bench.entry('PROD00001')?.ref).not.toBe(ref);
  });

  it('leaves the records of other customers alone', async () => {
    await using bench = await aKongCore(30);
    bench.kong.add({ external_id: 'PROD00001', customer_id: 36, name: 'foreign' });
    await bench.sync();

    expect(bench.codes()).toHaveLength(31);
    expect([...bench.kong.store.rows.values()][0]).toMatchObject({ name: 'foreign' });
  });
});

describe('a loader whose time is up', () => {
  it('hands on what it could not send; every record is counted once and a refused one is sent once', async () => {
    await using bench = await aKongCore(60, { product_concurrency: 1 });
    bench.kong.switches.poison.set('PROD00003', 'No');
    let creates = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = await globalThis.fetch(input, init);
      if (init?.method === 'POST' && (creates += 1) % 20 === 0) bench.passTime(290_000); // of the 300 s of an invocation
      return response;
    };
    const invocations: unknown[] = [];
    const { status, summary } = await runSync(
      { ...bench.ports, runtime: { ...bench.ports.runtime, fetch } },
      {
        input: initial,
        onPayload: (state, payload) => state === 'LoadToProduct' && invocations.push(payload),
      },
    );

    expect(status).toBe('success');
    expect(summary?.summary).toMatchObject({ records_extracted: 60, records_success: 59, records_failed: 1 });
    expect(invocations.length).toBeGreaterThan(0);
    const refused = bench
      .newCalls()
      .filter(
        ({ method, body }) => method === 'POST' && (body as Record<string, unknown>)['external_id'] === 'PROD00003',
      );
    expect(refused).toHaveLength(1);
    expect(bench.codes()).toHaveLength(59);
    expect(bench.entry('PROD00003')?.rejection).toMatchObject({ code: 'kong-core/name', attempts: 1 });
  });
});

describe('a process that is killed', () => {
  it.each([1, 12, 30, 59])('after create %i leaves no second record, where Kong Core would make one', async (at) => {
    await using bench = await aKongCore(60, { product_concurrency: 2 });
    bench.kong.switches.duplicates = 'created';
    let creates = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = await globalThis.fetch(input, init);
      if (init?.method === 'POST' && (creates += 1) === at) bench.kill();
      return response;
    };
    const ports = { ...bench.ports, runtime: { ...bench.ports.runtime, fetch } };
    await runSync(ports, { input: initial }).catch(() => undefined);
    bench.revive();
    bench.passTime(30 * 60_000);
    const { status } = await bench.sync(incremental);

    expect(status).toBe('success');
    expect(bench.codes()).toHaveLength(60);
    expect(unique(bench.codes())).toBe(60);
  });

  it('before its answer is repeated by the machine without a second record', async () => {
    await using bench = await aKongCore(40);
    bench.kong.switches.duplicates = 'created';
    bench.kong.switches.faults.push(
      { kind: 'lose', method: 'POST', path: '/inventory/skus/', times: 3 },
      { kind: 'cut', method: 'POST', path: '/inventory/skus/', times: 2 },
    );
    const { status } = await bench.sync();

    expect(status).toBe('success');
    expect(unique(bench.codes())).toBe(bench.codes().length);
  });
});
