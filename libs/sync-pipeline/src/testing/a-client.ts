/**
 * A client's settings, as stored; `fields` replace some of them.
 *
 * @example
 * aClient({ siesa_api_url: fake.url.href });
 */
export const aClient = (fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => {
  const { client_id: id = 'cliente-a', product_type: product = 'kong' } = fields as {
    client_id?: string;
    product_type?: string;
  };
  return {
    client_id: id,
    client_name: 'Empresa A S.A.',
    enabled: true,
    product_type: product,
    siesa_api_url: `https://${id}.siesa.com/api`,
    siesa_credentials_secret: `siesa-integration/${id}/siesa`,
    product_api_url: `https://${id}.${product}.com/api`,
    product_credentials_secret: `siesa-integration/${id}/${product}`,
    field_mappings_key: `field-mappings-${product}.json`,
    sync_schedule: 'rate(6 hours)',
    ...fields,
  };
};

/** A mapping document for dialect `inventory`: the standard fields, enough for tests of the pipeline. */
export const aMapping = (fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    version: '1.0',
    product_type: 'kong',
    mappings: {
      product: {
        id: { siesa_field: 'f_codigo', product_field: 'product_id', type: 'string', required: true },
        external_id: {
          siesa_field: 'f_codigo_externo',
          product_field: 'external_reference',
          type: 'string',
          required: true,
        },
        name: { siesa_field: 'f_nombre', product_field: 'name', type: 'string', required: true },
        stock_quantity: { siesa_field: 'f_cantidad', product_field: 'quantity', type: 'integer', required: true },
        ean: { siesa_field: 'f_ean', product_field: 'barcode', type: 'string', validation: '^[0-9]{13}$' },
      },
    },
    ...fields,
  });
