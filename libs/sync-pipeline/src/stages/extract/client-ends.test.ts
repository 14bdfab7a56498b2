import { describe, expect, it } from 'vitest';
import { clientEnds } from './client-ends.ts';

const mapping = { destinationFields: [{ canonical: 'id', target: 'product_id' }] };
const siesa = { identity: 'inventory https://siesa.example', formerIdentities: ['inventory https://old.example'] };
const contract = { product_dialect: 'contract', product_settings: {} };
const keys = { api_url: 'https://kong.example/api', api_key: 'canary-key', username: 'canary-user' };
const product_api_url = 'https://kong.example/api';
const endsOf = (
  address: string,
  {
    former,
    product_type = 'kong',
    secret = keys,
  }: {
    readonly former?: readonly string[];
    readonly product_type?: string;
    readonly secret?: Readonly<Record<string, unknown>>;
  } = {},
) =>
  clientEnds({
    client: {
      ...contract,
      product_type,
      product_api_url: address,
      ...(former && { former_product_api_url: [...former] }),
    },
    secret,
    mapping,
    siesa,
  });
const withSecret = (secret: Readonly<Record<string, unknown>>): string =>
  endsOf(product_api_url, { secret: { ...keys, ...secret } }).destination;

const wmsProxy = {
  product_type: 'wms',
  product_api_url: 'https://wms.example/staging',
  product_dialect: 'wms-proxy',
};

describe('clientEnds', () => {
  it('names the destination by its kind, its address and its id field', () => {
    expect(endsOf('https://kong.example/api/')).toEqual({
      source: siesa.identity,
      formerSources: siesa.formerIdentities,
      destination: 'kong at https://kong.example/api, products by product_id',
      formerDestinations: [],
    });
  });

  it.each([
    ['another host', 'https://other.example/api'],
    ['another tenant in the path', 'https://kong.example/api/b'],
    ['another tenant in the query', 'https://kong.example/api?tenant=b'],
  ])('differs for %s', (_name, address) => {
    expect(endsOf(address).destination).not.toBe(endsOf(product_api_url).destination);
  });

  it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['tenant', { tenant_id: 'cliente-a' }, { tenant_id: 'cliente-b' }],
    ['tenant in camel case', { tenantId: 'cliente-a' }, { tenantId: 'cliente-b' }],
    ['tenant that is a number', { tenant_id: 7 }, { tenant_id: 8 }],
    ['tenant that was not named before', {}, { tenant_id: 'cliente-a' }],
    ['company', { company: 'A S.A.' }, { company: 'B S.A.' }],
    ['account', { account_id: '0001' }, { account_id: '0002' }],
    ['account of the client', { clientAccount: 'x1' }, { clientAccount: 'x2' }],
    [
      'customer, further inside',
      { additional_config: { customer_id: 35 } },
      { additional_config: { customer_id: 36 } },
    ],
    [
      'address of a service',
      { service_endpoints: { inventory: 'https://a.example/inventory' } },
      { service_endpoints: { inventory: 'https://b.example/inventory' } },
    ],
    [
      'path of a service below the same host',
      { service_endpoints: { inventory: 'https://kong.example/a' } },
      { service_endpoints: { inventory: 'https://kong.example/b' } },
    ],
  ])('differs for another %s in the secret', (_name, one, other) => {
    expect(withSecret(one)).not.toBe(withSecret(other));
    expect(withSecret(one)).toBe(withSecret({ ...one }));
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['key', { api_key: 'another-key' }],
    ['password', { password: 'another' }],
    ['kind of database', { database_type: 'rds' }],
    ['switch', { additional_config: { rfid_enabled: false } }],
    ['service without an address', { service_endpoints: { orders: undefined } }],
    ['tenant that is not a text', { tenant_id: null }],
  ])('is the same with another %s in the secret', (_name, secret) => {
    expect(withSecret(secret)).toBe(withSecret({}));
  });

  it('is the same in whatever order the secret names its parts', () => {
    const services = { inventory: 'https://a.example', warehouse: 'https://b.example' };
    expect(withSecret({ tenant_id: 'a', company: 'b', service_endpoints: services })).toBe(
      withSecret({
        service_endpoints: { warehouse: services.warehouse, inventory: services.inventory },
        company: 'b',
        tenant_id: 'a',
      }),
    );
  });

  it('shows the tenant and the services, and of an account only a digest', () => {
    const destination = withSecret({
      tenant_id: 'cliente-a',
      account: 'canary-account',
      service_endpoints: { inventory: 'https://user:canary@inventory.example/v1?key=canary' },
    });

    expect(destination).toMatch(
      /^kong at https:\/\/kong\.example\/api, products by product_id, account \S+, tenant_id cliente-a, inventory at https:\/\/inventory\.example\/v1\?\S+$/,
    );
    expect(destination).not.toContain('canary');
  });

  it('differs for another kind of destination and another id field', () => {
    const { destination } = endsOf(product_api_url);
    expect(endsOf(product_api_url, { product_type: 'wms' }).destination).not.toBe(destination);
    expect(
      clientEnds({
        client: { ...contract, product_type: 'kong', product_api_url },
        secret: keys,
        mapping: { destinationFields: [{ canonical: 'id', target: 'sku' }] },
        siesa,
      }).destination,
    ).not.toBe(destination);
  });

  it('differs for another dialect and another customer of it, and not for other settings', () => {
    const at = (settings: Readonly<Record<string, number>>) =>
      clientEnds({
        client: {
          product_type: 'kong',
          product_api_url: 'https://kong.example',
          product_dialect: 'kong-core',
          product_settings: settings,
        },
        secret: keys,
        mapping,
        siesa,
      }).destination;

    expect(at({ customer_id: 35, type_id: 1 })).toBe(
      'kong kong-core customer_id 35 at https://kong.example, products by product_id',
    );
    expect(at({ customer_id: 35, type_id: 2 })).toBe(at({ customer_id: 35, type_id: 1 }));
    expect(at({ customer_id: 36, type_id: 1 })).not.toBe(at({ customer_id: 35, type_id: 1 }));
  });

  it('differs for an account that the settings send with each record', () => {
    const at = (defaults: Readonly<Record<string, string>>) =>
      clientEnds({
        client: { ...wmsProxy, product_settings: { defaults } },
        secret: keys,
        mapping,
        siesa,
      }).destination;

    expect(at({ tenant_id: 'a' })).toBe(
      'wms wms-proxy tenant_id a at https://wms.example/staging, products by product_id',
    );
    expect(at({ tenant_id: 'b' })).not.toBe(at({ tenant_id: 'a' }));
    expect(at({ clientAccount: 'b' })).not.toBe(at({ clientAccount: 'a' }));
    expect(at({ inventory_unit: 'UNIT' })).toBe(at({ inventory_unit: 'BOX' }));
  });

  it('holds no secret of the address', () => {
    const { destination } = endsOf('https://user:canary@kong.example/api?api_key=canary');
    expect(destination).not.toContain('canary');
  });

  it('gives the identity that each former address had, with the services below it', () => {
    const service = (host: string) => ({ ...keys, service_endpoints: { inventory: `${host}/inventory` } });
    const moved = endsOf('https://new.example', {
      former: [product_api_url],
      secret: service('https://new.example'),
    });

    expect(moved.formerDestinations).toEqual([
      endsOf(product_api_url, { secret: service('https://kong.example') }).destination,
    ]);
  });
});
