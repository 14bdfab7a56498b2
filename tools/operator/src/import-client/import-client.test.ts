import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { parseClientConfiguration } from '@siesa-integration/sync-pipeline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kongSecret, siesaSecret, staging, table } from '../testing/import-documents.ts';
import { valueIn } from '../messages/message.ts';
import { importClient } from './import-client.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'import-client-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const at = '2026-11-30T00:00:00Z';

const write = async (name: string, document: unknown): Promise<string> => {
  const file = join(dir, name);
  await writeFile(file, typeof document === 'string' ? document : JSON.stringify(document));
  return file;
};

const written = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(dir, 'out', path), 'utf8'));

const importing = async (documents: Readonly<Record<string, unknown>>, clientId?: string) => {
  const files = await Promise.all(Object.entries(documents).map(([name, document]) => write(name, document)));
  const imported = await importClient(join(dir, 'out'), files, { at, ...(clientId !== undefined && { clientId }) });
  return { ...imported, toDo: imported.toDo.map((what) => valueIn(what, 'en')) };
};

describe('importClient', () => {
  it('writes a staging item and its secrets in our form', async () => {
    const { clientId, files } = await importing({
      'item.json': staging,
      'siesa.json': siesaSecret,
      'kong.json': kongSecret,
    });

    expect(clientId).toBe('cliente-k');
    expect(files).toEqual([
      'clients/cliente-k.json',
      'secrets/siesa-integration/cliente-k/siesa.json',
      'secrets/siesa-integration/cliente-k/kong.json',
      '.gitignore',
    ]);
    expect(await written('clients/cliente-k.json')).toEqual({
      client_id: 'cliente-k',
      enabled: true,
      product_type: 'kong',
      product_dialect: 'kong-core',
      siesa_api_url: 'https://servicios.siesacloud.com/api/siesa/v3',
      siesa_dialect: 'connekta',
      siesa_company: 7,
      siesa_query: 'API_v2_Items',
      siesa_credentials_secret: 'siesa-integration/cliente-k/siesa',
      product_api_url: 'https://kong.example',
      product_credentials_secret: 'siesa-integration/cliente-k/kong',
      field_mappings_key: 'field-mappings-cliente-k.json',
      created_at: at,
    });
    expect(await written(files[1] ?? '')).toEqual({
      api_url: 'https://servicios.siesacloud.com/api/siesa/v3',
      conni_key: 'conni-key',
      conni_token: 'conni-token',
    });
    expect(await written(files[2] ?? '')).toEqual({
      product_type: 'kong',
      api_url: 'https://kong.example',
      tenant_id: 'cliente-k',
      username: 'kong-user',
      password: 'kong-password',
    });
    expect((await stat(join(dir, 'out', files[1] ?? ''))).mode & 0o077).toBe(0);
  });

  it('names every value that it could not carry over, and what is to be added, without a secret', async () => {
    const imported = await importing({ 'item.json': staging, 'siesa.json': siesaSecret, 'kong.json': kongSecret });

    expect(imported.left.map(({ file, path }) => `${file.slice(dir.length + 1)} ${path}`)).toEqual([
      'item.json environment',
      'item.json batch_size',
      'siesa.json username',
      'siesa.json password',
      'siesa.json tenantId',
      'siesa.json environment',
      'kong.json databaseType',
      'kong.json additionalConfig.rfidEnabled',
      'kong.json additionalConfig.batchSize',
      'kong.json additionalConfig.timeout',
    ]);
    expect(imported.toDo).toEqual([
      expect.stringMatching(/^sync_schedule: /),
      expect.stringMatching(/^siesa_erp_company: the ERP's own company/),
      "product_settings: customer_id, type_id, group_id, to which Kong Core's new SKUs belong",
      expect.stringMatching(/^field-mappings\/field-mappings-cliente-k\.json: the mapping document/),
    ]);
    expect(JSON.stringify(imported)).not.toMatch(/conni-key|conni-token|kong-password|siesa-password/);
  });

  it('writes settings that our own reader takes, once what is to be added is there', async () => {
    await importing({ 'item.json': staging, 'siesa.json': siesaSecret, 'kong.json': kongSecret });
    const settings = {
      ...((await written('clients/cliente-k.json')) as object),
      siesa_erp_company: 1,
      product_settings: { customer_id: 35, type_id: 1, group_id: 10 },
    };

    expect(
      parseClientConfiguration(settings, { environment: 'prod', destinations: destinationRegistry }),
    ).toMatchObject({
      client_id: 'cliente-k',
      siesa: { dialect: 'connekta', connekta: { company: 7, erpCompany: 1 } },
    });
  });

  it('reads a row of a table, its texts and its references', async () => {
    const { clientId, left, toDo } = await importing({ 'row.json': table });

    expect(clientId).toBe('cliente-w');
    expect(await written('clients/cliente-w.json')).toMatchObject({
      enabled: true,
      product_type: 'wms',
      siesa_company: 12,
      siesa_query: 'Items_Cliente',
      siesa_query_kind: 'dynamic',
      sync_schedule: 'rate(30 minutes)',
      aws_account_id: '222222222222',
      field_mappings_key: 'cliente-w.json',
    });
    expect(left.map(({ path }) => path)).toEqual([
      'productConfig.customer_id',
      'productConfig.type_id',
      'productConfig.group_id',
      'productConfig.endpoints.skus',
      'syncConfig.batchSize',
      'syncConfig.retryAttempts',
    ]);
    expect(toDo.map((sentence) => sentence.split(':')[0])).toEqual([
      "Siesa's secret",
      'siesa_erp_company',
      "the product's secret",
      'field-mappings/cliente-w.json',
    ]);
  });

  it("keeps Kong Core's references, also without its secret", async () => {
    await importing({ 'row.json': { ...table, productType: 'KONG_RFID' } });

    expect(await written('clients/cliente-w.json')).toMatchObject({
      product_dialect: 'kong-core',
      product_settings: { customer_id: 35, type_id: 1, group_id: 0 },
    });
  });

  it('keeps the contract dialect of a product with a key, and its services', async () => {
    const { left } = await importing({
      'row.json': { ...table, productConfig: { baseUrl: 'https://wms.example/api' } },
      'wms.json': {
        productType: 'WMS',
        baseUrl: 'https://wms.example/api',
        apiKey: 'wms-key',
        serviceEndpoints: { inventory: 'https://wms.example/inventory' },
        additionalConfig: { warehouseId: 'NB1', defaultZone: 'A', lotTrackingEnabled: true },
      },
    });

    expect(await written('clients/cliente-w.json')).not.toHaveProperty('product_dialect');
    expect(await written('secrets/siesa-integration/cliente-w/wms.json')).toEqual({
      product_type: 'wms',
      api_url: 'https://wms.example/api',
      api_key: 'wms-key',
      service_endpoints: { inventory: 'https://wms.example/inventory' },
    });
    expect(left.map(({ path }) => path)).toEqual([
      'syncConfig.batchSize',
      'syncConfig.retryAttempts',
      'additionalConfig.warehouseId',
      'additionalConfig.defaultZone',
      'additionalConfig.lotTrackingEnabled',
    ]);
  });

  it('takes the mapping document along, and what the AWS command line prints', async () => {
    const { files, toDo } = await importing({
      'item.json': { Item: staging },
      'siesa.json': { Name: 'siesa-k', SecretString: JSON.stringify(siesaSecret) },
      'kong.json': kongSecret,
      'mapping.json': '{"mappings": {"product": {}}}',
    });

    expect(files).toContain('field-mappings/field-mappings-cliente-k.json');
    expect(files).toContain('secrets/siesa-integration/cliente-k/siesa.json');
    expect(toDo.join()).not.toContain('mapping');
  });

  it('says where the settings and a secret are for two hosts, and which schedule has another notation', async () => {
    const { toDo } = await importing({
      'row.json': { ...table, syncConfig: { schedule: '*/30 * * * *' } },
      'siesa.json': { ...siesaSecret, baseUrl: 'https://other.example' },
    });

    expect(toDo).toContainEqual(
      'siesa_api_url: the settings name https://connekta.example, the secret https://other.example. Correct the one that is wrong',
    );
    expect(toDo).toContainEqual(
      "sync_schedule: '*/30 * * * *' is another notation. Expected rate(6 hours), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)",
    );
    expect(await written('clients/cliente-w.json')).not.toHaveProperty('sync_schedule');
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['without settings', { 'siesa.json': siesaSecret }, /None of these files holds a client's settings/],
    [
      'of two clients',
      { 'a.json': staging, 'b.json': table },
      /are both settings of a client: import one client at a time/,
    ],
    ['of our own form', { 'a.json': { client_id: 'a', product_api_url: 'https://kong.example' } }, /own form already/],
    [
      'of an unknown form',
      { 'a.json': { apiKey: 'key-of-no-system' } },
      /cannot be imported, because it is not one of the documents that can:/,
    ],
    ['of a list', { 'a.json': [staging] }, /cannot be imported, because it is not one of the documents/],
    [
      'of an unknown product',
      { 'a.json': { ...table, productType: 'KONGA' } },
      /does not name a product that is known here/,
    ],
    [
      "with another product's secret",
      { 'a.json': table, 'b.json': kongSecret },
      /is the secret of another product than wms/,
    ],
    [
      'without an id',
      { 'a.json': { ...table, tenantId: '¿?' } },
      /gives no id that a client can have: name one with --client/,
    ],
  ])('refuses files %s', async (_, documents, message) => {
    await expect(importing(documents)).rejects.toThrow(message);
  });

  it('takes another id, and overwrites nothing', async () => {
    expect(await importing({ 'row.json': { ...table, tenantId: '¿?' } }, 'norte')).toMatchObject({ clientId: 'norte' });
    await expect(importing({ 'row.json': table }, 'norte')).rejects.toThrow(/norte\.json' is there already/);
  });
});
