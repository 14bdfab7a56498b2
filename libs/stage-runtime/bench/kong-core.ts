/**
 * Measures a client with Kong Core as ratios to a plain script on the same simulator: `nx run stage-runtime:bench`.
 *
 * `SKUS` (5,000) and `LATENCY_MS` (50) of each call may be other.
 */
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { kong } from '@siesa-integration/kong-adapter';
import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { runSync, type RunSyncOptions } from '@siesa-integration/sync-pipeline/in-process';
import { aMapping, aSyncBench, incremental, initial, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { destinationRegistry } from '../src/destination-registry.ts';
import { loadByHand } from './by-hand.ts';

const count = Number(process.env['SKUS'] ?? '5000');
const latencyMs = Number(process.env['LATENCY_MS'] ?? '50');
const inFlight = 4;
const mostRows = 500;

const text = (siesa: string, target: string) => ({
  siesa_field: siesa,
  product_field: target,
  type: 'string',
  required: true,
});
const mapping = aMapping({
  mappings: {
    product: {
      id: text('f_codigo', 'external_id'),
      external_id: text('f_codigo_externo', 'reference'),
      name: text('f_nombre', 'name'),
      sku: text('f_codigo', 'display_name'),
    },
  },
});

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> => {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** The plain script on a Kong Core of its own. */
const byHand = async (skus: readonly Readonly<Record<string, unknown>>[]): Promise<number> => {
  const fake = await startFakeKongCore({ switches: { latencyMs, mostRows } });
  const { username, password } = fake.switches;
  const { ms } = await timed(() => loadByHand(skus, { url: fake.url, username, password, inFlight }));
  assert.equal(fake.store.rows.size, skus.length);
  await fake.close();
  return ms;
};

const benchSyncs = async (): Promise<void> => {
  const fake = await startFakeKongCore({ switches: { latencyMs, mostRows } });
  await using bench = await aSyncBench({
    rows: someProducts(count),
    client: {
      product_api_url: fake.url.href,
      product_dialect: 'kong-core',
      product_settings: kongCoreSettingsOfFake,
      product_concurrency: inFlight,
    },
  });
  bench.stores.secrets.documents.set('siesa-integration/cliente-a/kong', fake.secret);
  bench.stores.mappings.documents.set('field-mappings-kong.json', mapping);
  const ports = { ...bench.ports, destinations: destinationRegistry };
  const sync = async (input: RunSyncOptions['input']) => {
    const before = fake.calls.length;
    const { ms, value } = await timed(() => runSync(ports, { input }));
    assert.equal(value.status, 'success', JSON.stringify(value));
    const calls = fake.calls.slice(before);
    return { ms, calls, lookUps: calls.filter(({ method }) => method === 'GET').length };
  };
  const touch = (): void => {
    const f_fecha_modificacion = new Date().toISOString();
    bench.siesa.set(bench.siesa.products.rows.map((row) => ({ ...row, f_fecha_modificacion })));
  };

  const first = await sync(initial);
  assert.equal(fake.store.rows.size, count);
  const hand = await byHand([...fake.store.rows.values()]);
  console.log(
    `initial, ${count.toString()} SKUs at ${latencyMs.toString()} ms a call, ${inFlight.toString()} in flight: ${seconds(first.ms)}, by hand ${seconds(hand)}, ratio ${(first.ms / hand).toFixed(2)} (at most 1.15); ${first.lookUps.toString()} look-ups (at most 1 list of 1 page)`,
  );
  touch();
  const unchanged = await sync(incremental);
  console.log(
    `incremental, all read and none changed: ${seconds(unchanged.ms)}, ${unchanged.calls.length.toString()} calls to Kong Core (none)`,
  );
  await fake.close();
};

/** A Kong Core that holds `size` SKUs, without holding them. */
const syntheticList = (size: number): typeof fetch => {
  const rowOf = (at: number) => ({
    id: at,
    external_id: `PROD-${at.toString()}`,
    customer_id: 35,
    name: 'x'.repeat(80),
  });
  return (input, init) => {
    const { pathname, searchParams } = new URL(new Request(input).url);
    if (pathname.startsWith('/auth/')) return Promise.resolve(Response.json({ auth_token: 'a'.repeat(40) }));
    if (init?.method === 'POST')
      return Promise.resolve(Response.json({ id: size, ...JSON.parse(init.body as string) }));
    const from = (Number(searchParams.get('page') ?? '1') - 1) * mostRows;
    const results = Array.from({ length: Math.min(mostRows, size - from) }, (_, at) => rowOf(from + at));
    const next = from + mostRows < size ? `http://kong/?page=${String(from / mostRows + 2)}` : null;
    return Promise.resolve(Response.json({ count: size, next, previous: null, results }));
  };
};

const benchMemory = async (size: number): Promise<void> => {
  const adapter = kong.dialects?.['kong-core']?.create({
    baseUrl: new URL('https://kong.example/'),
    credentials: {
      secretName: 'bench',
      read: () =>
        Promise.resolve({ api_url: 'https://kong.example/', username: 'u', password: 'password-of-the-bench' }),
    },
    settings: kongCoreSettingsOfFake,
    fetch: syntheticList(size),
  });
  assert.ok(adapter);
  const payloads = Array.from({ length: 30 }, (_, at) => ({
    external_id: `NEW-${at.toString()}`,
    name: 'new',
    ...kongCoreSettingsOfFake,
  }));
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const verdicts = await adapter.send(payloads);
  assert.ok(verdicts.every(({ status }) => status === 'accepted'));
  collectGarbage();
  const kept = process.memoryUsage().heapUsed - before;
  console.log(
    `the list of ${size.toString()} SKUs keeps ${(kept / 2 ** 20).toFixed(1)} MiB, ${(kept / size).toFixed(0)} bytes each`,
  );
  await adapter.find?.(['NEW-0']); // the adapter is in use until here
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

await benchMemory(1_000); // warms up
for (const size of [10_000, 100_000]) await benchMemory(size);
await benchSyncs();
