import { startFakeWmsProxy, type FakeWmsProxySwitches } from '@siesa-integration/wms-adapter/fake';
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

/** Without a stock, because WMS Proxy has none, and without an external_id, which is the id. */
const mapping = aMapping({
  product_type: 'wms',
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo', product_field: 'external_id', type: 'string', required: true },
      name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
      line: { constant: 'INV01', product_field: 'groups[].category' },
      color: { siesa_field: 'f_ubicacion', product_field: 'properties.color' },
    },
  },
});

/** A client whose destination is a WMS Proxy on loopback. */
const aWmsProxy = async (count: number, own: Partial<FakeWmsProxySwitches> = {}) => {
  const wms = await startFakeWmsProxy({ own });
  const bench = await aSyncBench({
    rows: someProducts(count),
    client: {
      product_type: 'wms',
      product_dialect: 'wms-proxy',
      product_api_url: wms.url.href,
      product_credentials_secret: 'siesa-integration/cliente-a/wms',
    },
  });
  bench.stores.secrets.documents.set('siesa-integration/cliente-a/wms', wms.secret);
  bench.stores.mappings.documents.set('field-mappings-wms.json', mapping);
  const ports = { ...bench.ports, destinations: destinationRegistry };
  return {
    ...bench,
    ports,
    wms,
    sync: (input: RunSyncOptions['input'] = initial) => runSync(ports, { input }),
    codes: () => [...wms.store.rows.values()].map(({ external_id: id }) => (typeof id === 'string' ? id : '')),
    [Symbol.asyncDispose]: async () => {
      await wms.close();
      await bench[Symbol.asyncDispose]();
    },
  };
};

const unique = (codes: readonly string[]): number => new Set(codes).size;

describe('a client with WMS Proxy', () => {
  it('has each product once, with its group and properties, and warnings in the report', async () => {
    await using bench = await aWmsProxy(40, { emptyPages: 1, warnings: ['no check digit'] });
    const end = await bench.sync();

    expect(end.status).toBe('success');
    expect(end.summary?.summary).toMatchObject({ records_success: 40, records_failed: 0, records_warned: 40 });
    expect([...bench.wms.store.rows.values()][0]).toMatchObject({
      status: 'ACTIVE',
      groups: [{ group_external_id: 'INV01', group_type: 'category' }],
    });
    const lines = reportOf(bench, end).split('\r\n');
    expect(
      lines.filter((line) => line.includes('accepted with a warning,wms-proxy/warning,no check digit')),
    ).toHaveLength(40);
    expect(lines.filter((line) => line.startsWith(','))).toEqual([',,warning,wms-proxy/warning,no check digit,']);
  });

  it('makes no call for what is unchanged', async () => {
    await using bench = await aWmsProxy(30);
    await bench.sync();
    const before = bench.wms.calls.length;
    const f_fecha_modificacion = new Date().toISOString();
    bench.siesa.set(bench.siesa.products.rows.map((row) => ({ ...row, f_fecha_modificacion })));
    const { status, summary } = await bench.sync(incremental);

    expect(status).toBe('success');
    expect(summary?.summary).toMatchObject({ records_unchanged: 30 });
    expect(bench.wms.calls).toHaveLength(before);
  });

  it('has no second product after lost answers, where a known code would make one', async () => {
    await using bench = await aWmsProxy(20);
    Object.assign(bench.wms.switches, { duplicates: 'created', lookUpLag: 1 });
    bench.wms.switches.faults.push(
      { kind: 'lose', method: 'POST', path: '/products' },
      {
        kind: 'rewrite',
        method: 'POST',
        path: '/products',
        status: 504,
        rewrite: () => ({ message: 'Endpoint request timed out' }),
      },
    );
    const { status } = await bench.sync();

    expect(status).toBe('success');
    expect([bench.codes().length, unique(bench.codes())]).toEqual([20, 20]);
  });

  it('has none after a killed process either', async () => {
    await using bench = await aWmsProxy(40);
    bench.wms.switches.duplicates = 'created';
    let creates = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = await globalThis.fetch(input, init);
      if (init?.method === 'POST' && (creates += 1) === 12) bench.kill();
      return response;
    };
    const ports = { ...bench.ports, runtime: { ...bench.ports.runtime, fetch } };
    await runSync(ports, { input: initial }).catch(() => undefined);
    bench.revive();
    bench.passTime(30 * 60_000);
    const { status } = await bench.sync(incremental);

    expect(status).toBe('success');
    expect([bench.codes().length, unique(bench.codes())]).toEqual([40, 40]);
  });
});
