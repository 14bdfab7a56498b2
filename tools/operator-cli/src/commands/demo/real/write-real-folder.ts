import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kongCoreSettingsOfFake } from '@siesa-integration/kong-adapter/fake';
import { variantKey, variantsQuery } from './variant-catalogue.ts';

/** A simulator as a client's settings and secret need it. */
interface Simulator {
  readonly url: URL;
  readonly secret: Readonly<Record<string, unknown>>;
}

/** One client of the demo. */
export interface RealClientFiles {
  readonly clientId: string;
  readonly dialect: 'kong-core' | 'wms-proxy';
  readonly siesa: Simulator;
  readonly destination: Simulator;
}

/** Writes the settings, secrets and mapping document of each client into a folder. */
export const writeRealFolder = async (dir: string, clients: readonly RealClientFiles[]): Promise<void> => {
  for (const [path, document] of clients.flatMap(filesOf)) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(document, undefined, 2)}\n`, {
      mode: path.startsWith('secrets/') ? 0o600 : 0o644,
    });
  }
};

const filesOf = ({
  clientId,
  dialect,
  siesa,
  destination,
}: RealClientFiles): readonly (readonly [string, unknown])[] => {
  const { productType, settings, mapping } = dialects[dialect];
  const secret = (system: string): string => `siesa-integration/${clientId}/${system}`;
  const mappingKey = `field-mappings-${clientId}.json`;
  return [
    [
      `clients/${clientId}.json`,
      {
        client_id: clientId,
        enabled: true,
        product_type: productType,
        product_dialect: dialect,
        siesa_api_url: siesa.url.href,
        siesa_credentials_secret: secret('siesa'),
        siesa_dialect: 'connekta',
        siesa_company: 7_375,
        siesa_erp_company: 1,
        siesa_query: variantsQuery,
        siesa_query_kind: 'dynamic',
        siesa_key: variantKey,
        product_api_url: destination.url.href,
        product_credentials_secret: secret(productType),
        product_settings: settings,
        deactivate_missing: true,
        field_mappings_key: mappingKey,
        sync_schedule: 'rate(30 minutes)',
      },
    ],
    [`secrets/${secret('siesa')}.json`, siesa.secret],
    [`secrets/${secret(productType)}.json`, destination.secret],
    [`field-mappings/${mappingKey}`, { version: '1.0', product_type: productType, mappings: { product: mapping } }],
  ];
};

const column = (name: string): string => `record["${name}"]`;

/** The code and the barcode of a variant, which both dialects send: the code is made of the columns of `siesa_key`. */
const common = {
  id: {
    expression: variantKey.map((name) => `string(${column(name)})`).join(" + '-' + "),
    product_field: 'external_id',
    required: true,
  },
  name: { siesa_field: 'f120_descripcion', product_field: 'name', required: true },
  display_name: {
    expression: `product.name + ' ' + ${column(variantKey[1])} + ' ' + ${column(variantKey[2])}`,
    product_field: 'display_name',
  },
};
const barcode = { siesa_field: 'f131_id', check: 'gtin', on_invalid: 'reject' };

const dialects = {
  'kong-core': {
    productType: 'kong',
    settings: kongCoreSettingsOfFake,
    mapping: {
      ...common,
      sku: { siesa_field: 'f120_referencia', product_field: 'reference' },
      ean: { ...barcode, product_field: 'ean' },
      color: { siesa_field: variantKey[1], product_field: 'properties.COLOR' },
      size: { siesa_field: variantKey[2], product_field: 'properties.TALLA' },
    },
  },
  'wms-proxy': {
    productType: 'wms',
    settings: { defaults: { inventory_unit: 'UNIT', sale_coin: 'COP' } },
    mapping: {
      ...common,
      sku: { siesa_field: 'f120_referencia', product_field: 'reference_id' },
      ean: { ...barcode, product_field: 'barcode' },
      reference: { siesa_field: 'f120_referencia', product_field: 'groups[].group' },
      size: { siesa_field: variantKey[2], product_field: 'properties.size' },
    },
  },
} as const;
