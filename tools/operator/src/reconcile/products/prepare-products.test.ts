import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kongCoreSettingsOfFake, startFakeKongCore } from '@siesa-integration/kong-adapter/fake';
import { parseRules } from '@siesa-integration/reconciliation';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { runSync } from '@siesa-integration/sync-pipeline/in-process';
import { aMapping, aSyncBench, initial, someProducts } from '@siesa-integration/sync-pipeline/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listStoredRuns } from '../../explain/stored-runs.ts';
import type { Host } from '../../hosts/host.ts';
import { prepareProducts } from './prepare-products.ts';

const mapping = aMapping({
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo', product_field: 'external_id', type: 'string', required: true },
      sku: { siesa_field: 'f_codigo_externo', product_field: 'reference', type: 'string', required: true },
      name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
    },
  },
});

const rulesOf = (file: readonly string[], base: readonly string[]) =>
  parseRules(
    JSON.stringify({
      name: 'products',
      file: { columns: { key: { column: file[0] } }, compared_columns: file.slice(1) },
      base: { dialect: { delimiter: ',' }, columns: { key: { column: base[0] } }, compared_columns: base.slice(1) },
      match: {},
      breaks: [{ when: 'fields', type: 'FIELDS', severity: 'LOW', detail: '{fields}' }],
    }),
  );

describe('prepareProducts', () => {
  let folder: string;
  let end: () => Promise<void>;
  let host: Host;
  let kept: Map<string, Uint8Array>;
  let ends: readonly { readonly syncId: string; readonly status: string; readonly error?: { readonly name: string } }[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'products-'));
    const kong = await startFakeKongCore();
    const bench = await aSyncBench({
      rows: someProducts(3, { f_nombre: 'Mesa; "redonda"' }),
      client: {
        product_dialect: 'kong-core',
        product_settings: kongCoreSettingsOfFake,
        product_api_url: kong.url.href,
      },
    });
    const { stores } = bench;
    stores.secrets.documents.set('siesa-integration/cliente-a/kong', kong.secret);
    stores.mappings.documents.set('field-mappings-kong.json', mapping);
    const ports = { ...bench.ports, destinations: destinationRegistry };
    await runSync(ports, { input: initial });
    const listed = await listStoredRuns(ports.objects, 'cliente-a');
    ends = listed.map(([syncId]) => ({ syncId, status: 'success' }));
    const history = { latest: () => Promise.resolve(ends) };
    kept = stores.objects.bodies;
    const used = { ...ports, history };
    host = { stores: used, options: '--local .', place: 'here', locate: (key: string) => key } as unknown as Host;
    end = async () => {
      await kong.close();
      await bench[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => end());

  const prepare = (file: readonly string[], base: readonly string[], now = Date.now()) =>
    prepareProducts(host, { clientId: 'cliente-a', rules: rulesOf(file, base), file: undefined, folder, now });
  const prepared = (now?: number) => prepare(['reference', 'name'], ['sku', 'name'], now);
  /** Changes the manifest of the only sync for the length of a call. */
  const withManifest = async <T>(change: object, use: () => Promise<T>): Promise<T> => {
    const [key = '', body = new Uint8Array()] = [...kept].find(([name]) => /\/slices\/.*\.json$/.test(name)) ?? [];
    kept.set(key, Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(body).toString()) as object), ...change })));
    return use().finally(() => kept.set(key, body));
  };

  it('writes both sides under the names of the rules, and rules that read them', async () => {
    const { file, base, rules } = await prepare(['reference', 'name'], ['sku', 'name']);
    const [header, ...rows] = (await readFile(base, 'utf8')).split('\n');

    expect(header).toBe('sku;id;name');
    expect(rows[0]).toMatch(/^[^;]+;PROD00000;"Mesa; ""redonda"""$/);
    expect((await readFile(file, 'utf8')).split('\n').map((row) => row.split(';')[1])).toContain('"Mesa');
    expect(JSON.parse(await readFile(rules, 'utf8'))).toMatchObject({
      file: { dialect: { delimiter: ';' } },
      base: { dialect: { delimiter: ';' }, columns: { asset: { column: 'id' } } },
    });
    expect(await prepare(['reference', 'name'], ['sku', 'name'])).toEqual({ file, base, rules });
  });

  it('names a column that no product has, and those that they have', async () => {
    await expect(prepare(['reference', 'name'], ['sku', 'brand'])).rejects.toThrow(
      /^Siesa's products have no field 'brand': they have external_id, id, name, sku\. /,
    );
    await expect(prepare(['barcode', 'name'], ['id', 'name'])).rejects.toThrow(
      /^The destination's records have no field 'barcode': /,
    );
  });

  it('refuses products that were read more than a day ago', async () => {
    await expect(prepared(Date.now() + 25 * 3_600_000)).rejects.toThrow(
      /^Siesa's products of 'cliente-a' were read last by sync-\S+, on 20\S+Z, more than a day ago: `siesa-sync sync cliente-a --local \.` /,
    );
  });

  it('believes no reading that a sync refused, that goes on, or that did not settle', async () => {
    const unknown = /^No sync that read all of client 'cliente-a' is kept/;
    await expect(withManifest({ settled: false }, prepared)).rejects.toThrow(unknown);

    const before = ends;
    ends = before.map((end) => ({ ...end, status: 'failed', error: { name: 'SourceShrank' } }));
    await expect(prepared()).rejects.toThrow(unknown);
    ends = [];
    await expect(prepared()).rejects.toThrow(unknown);
    ends = before.map((end) => ({ ...end, status: 'failed', error: { name: 'FailureThresholdExceeded' } }));
    await prepared();
    ends = before;
  });

  it('refuses a reading of which a slice or a part is gone or damaged', async () => {
    const notKept =
      /^What sync-\S+ read of client 'cliente-a' is not kept whole, .* --type initial --local \.` reads them\.$/;
    await expect(withManifest({ previous: { slice: 9, attempt: 'gone' } }, prepared)).rejects.toThrow(notKept);

    const [key = '', body = new Uint8Array()] = [...kept].find(([name]) => name.includes('/canonical/')) ?? [];
    kept.set(key, Buffer.from('damaged'));
    await expect(prepared()).rejects.toThrow(notKept);
    kept.delete(key);
    await expect(prepared()).rejects.toThrow(notKept);
    kept.set(key, body);
    await prepared();
  });
});
