import { gunzipSync } from 'node:zlib';
import { type FakeSiesa, startFakeSiesa } from '@siesa-integration/siesa-client/fake';
import { afterEach, describe, expect, it } from 'vitest';
import { someProducts } from '../testing/a-sync-bench.ts';
import {
  aClient,
  aMapping,
  type MemoryDestination,
  memoryDestination,
  type TestBench,
  testBench,
} from '../testing/index.ts';
import { runSync } from './run-sync.ts';

const opened: FakeSiesa[] = [];
afterEach(async () => {
  for (const siesa of opened.splice(0)) await siesa.close();
});

interface ManyClients extends TestBench {
  readonly siesas: Readonly<Record<string, FakeSiesa>>;
  readonly stored: Readonly<Record<string, MemoryDestination>>;
}

/** One client a name, with its number of products, its own Siesa and its own destination. */
const clientsWith = async (sizes: Readonly<Record<string, number>>): Promise<ManyClients> => {
  const stored = Object.fromEntries(Object.keys(sizes).map((id) => [id, memoryDestination({ name: `of-${id}` })]));
  const bench = testBench({
    destinations: new Map(Object.entries(stored).map(([id, { definition }]) => [`of-${id}`, definition])),
  });
  const siesas: Record<string, FakeSiesa> = {};
  for (const [id, size] of Object.entries(sizes)) {
    const siesa = await startFakeSiesa({
      rows: someProducts(size, { f_nombre: `Nombre de ${id}` }),
      apiKey: `key-of-${id}`,
    });
    opened.push(siesa);
    siesas[id] = siesa;
    bench.stores.clients.documents.set(
      id,
      aClient({ client_id: id, product_type: `of-${id}`, siesa_api_url: siesa.url.href }),
    );
    bench.stores.secrets.documents.set(`siesa-integration/${id}/siesa`, siesa.secret);
    bench.stores.secrets.documents.set(`siesa-integration/${id}/of-${id}`, { tenant_id: id });
    bench.stores.mappings.documents.set(`field-mappings-of-${id}.json`, aMapping({ product_type: `of-${id}` }));
  }
  return { ...bench, siesas, stored };
};

const initial = (id: string) => ({ input: { client_id: id, sync_type: 'initial' } });

describe('clients', () => {
  it('B27: that run at once end as if alone, beside one with 100 times the records and one whose destination answers 500', async () => {
    const { ports, stored } = await clientsWith({ small: 30, large: 3000, broken: 30 });
    if (stored['broken'])
      stored['broken'].beforeBatch = () =>
        Promise.reject(Object.assign(new Error('It answers 500.'), { name: 'ProductUnavailable' }));

    const [small, large, broken] = await Promise.all(
      ['small', 'large', 'broken'].map((id) => runSync(ports, initial(id))),
    );

    expect([small?.summary, large?.summary, broken?.summary]).toMatchObject([
      { status: 'success', records_success: 30 },
      { status: 'success', records_success: 3000 },
      { status: 'failed', error: { Error: 'ProductUnavailable' } },
    ]);
    expect([stored['small']?.stored.size, stored['large']?.stored.size, stored['broken']?.stored.size]).toEqual([
      30, 3000, 0,
    ]);
  });

  it('A9: have keys, prefixes, ledgers and log lines of their own', async () => {
    const { ports, stores, siesas, emitted } = await clientsWith({ one: 5, other: 5 });
    const read: string[] = [];
    const secrets: typeof stores.secrets = {
      ...stores.secrets,
      read: (name, options) => {
        read.push(name);
        return stores.secrets.read(name, options);
      },
    };
    await runSync({ ...ports, secrets }, initial('other'));
    read.length = 0;
    const before = new Set(stores.objects.bodies.keys());
    const [ledger, lines] = [structuredClone(stores.ledger.of('other')), emitted.lines.length];

    await runSync({ ...ports, secrets }, initial('one'));

    const written = [...stores.objects.bodies].filter(([key]) => !before.has(key));
    expect(written.filter(([key]) => !key.startsWith('runs/one/')).map(([key]) => key)).toEqual([]);
    expect(
      written.filter(([key, body]) => key.endsWith('.ndjson.gz') && gunzipSync(body).includes('Nombre de other')),
    ).toEqual([]);
    expect(read.filter((name) => !name.startsWith('siesa-integration/one/'))).toEqual([]);
    expect(siesas['one']?.calls.map(({ headers }) => headers.authorization)).toEqual(
      siesas['one']?.calls.map(() => 'Bearer key-of-one'),
    );
    expect(stores.ledger.of('other')).toEqual(ledger);
    expect(JSON.stringify(emitted.lines.slice(lines))).not.toContain('other');
  });

  it("B37: whose settings point at another client's host are refused before a byte is sent, because the secret is for its own host", async () => {
    const { ports, stores, siesas } = await clientsWith({ one: 5, other: 5 });
    stores.clients.documents.set(
      'one',
      aClient({ client_id: 'one', product_type: 'of-one', siesa_api_url: siesas['other']?.url.href }),
    );

    const { status, error } = await runSync(ports, initial('one'));

    expect([status, error?.Error]).toEqual(['failed', 'ConfigurationInvalid']);
    expect(error?.Cause).toContain("The secret 'siesa-integration/one/siesa'");
    expect(siesas['other']?.calls).toEqual([]);
  });
});
