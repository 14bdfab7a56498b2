import { memoryStores, type MemoryStores } from '@siesa-integration/sync-pipeline/in-process';

/** Parts of the secrets: they must appear nowhere else. */
export const secretMarkers = ['sim-siesa-key-7d1f', 'sim-destination-key-93ac'] as const;

export const mappingKey = 'field-mappings-kong.json';

const required = (siesa_field: string, product_field: string, type: string): object => ({
  siesa_field,
  product_field,
  type,
  required: true,
});

const mapping = {
  version: '1.0',
  product_type: 'kong',
  mappings: {
    product: {
      id: required('f_codigo', 'product_id', 'string'),
      external_id: required('f_codigo_externo', 'external_reference', 'string'),
      name: required('f_nombre', 'name', 'string'),
      stock_quantity: required('f_cantidad', 'quantity', 'integer'),
    },
  },
};

/** The mapping document of every client. */
export const simMapping = JSON.stringify(mapping);

/** Another mapping document with the same meaning. */
export const changedMapping = JSON.stringify({ ...mapping, last_updated: '2025-01-15' });

/** The stores of a simulation, with the settings, the mapping and the secrets of its clients. */
export const simStores = (clientIds: readonly string[]): MemoryStores => {
  const stores = memoryStores();
  stores.mappings.documents.set(mappingKey, simMapping);
  for (const clientId of clientIds) {
    stores.clients.documents.set(clientId, settingsOf(clientId));
    for (const [at, system] of ['siesa', 'kong'].entries())
      stores.secrets.documents.set(`siesa-integration/${clientId}/${system}`, {
        api_url: addressOf(clientId, system),
        api_key: secretMarkers[at],
      });
  }
  return stores;
};

const settingsOf = (clientId: string): Readonly<Record<string, unknown>> => ({
  client_id: clientId,
  client_name: 'Empresa A S.A.',
  enabled: true,
  product_type: 'kong',
  siesa_api_url: addressOf(clientId, 'siesa'),
  siesa_credentials_secret: `siesa-integration/${clientId}/siesa`,
  product_api_url: addressOf(clientId, 'kong'),
  product_credentials_secret: `siesa-integration/${clientId}/kong`,
  field_mappings_key: mappingKey,
  sync_schedule: 'rate(6 hours)',
  failure_threshold_percent: 60,
  load_concurrency: 2,
});

const addressOf = (clientId: string, system: string): string => `https://${clientId}.${system}.com/api`;
