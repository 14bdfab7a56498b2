import { memoryStores, type MemoryStores } from '@siesa-integration/sync-pipeline/in-process';
import type { HttpSystems } from '../scenario/http-systems.ts';
import { simMaxBatch } from './sim-destination.ts';
import type { SourceFields } from './http/sim-source.ts';
import { recordSystems } from './http/sim-records.ts';
import { simSources } from './http/sim-sources.ts';

/** Parts of the secrets: they must appear nowhere else. */
export const secretMarkers = ['sim-siesa-key-7d1f', 'sim-destination-key-93ac'] as const;

export const mappingKey = 'field-mappings-kong.json';

const sourceFields: SourceFields = {
  id: 'f_codigo',
  external_id: 'f_codigo_externo',
  name: 'f_nombre',
  stock_quantity: 'f_cantidad',
};

const contract = {
  product: 'kong',
  targets: { id: 'product_id', external_id: 'external_reference', name: 'name', stock_quantity: 'quantity' },
};

const mappingOf = (
  { id, external_id, name, stock_quantity }: SourceFields,
  { product, targets }: { readonly product: string; readonly targets: SourceFields } = contract,
): object => ({
  version: '1.0',
  product_type: product,
  mappings: {
    product: {
      id: required(id, targets.id, 'string'),
      external_id: required(external_id, targets.external_id, 'string'),
      name: required(name, targets.name, 'string'),
      stock_quantity: required(stock_quantity, targets.stock_quantity, 'integer'),
    },
  },
});

const required = (siesa_field: string, product_field: string, type: string): object => ({
  siesa_field,
  product_field,
  type,
  required: true,
});

/** The mapping document of every client without HTTP. */
export const simMapping = JSON.stringify(mappingOf(sourceFields));

/** Another mapping document with the same meaning. */
export const changedMapping = JSON.stringify({ ...mappingOf(sourceFields), last_updated: '2025-01-15' });

/** The mapping document of a client whose systems are reached over HTTP. */
export const httpMapping = (http: HttpSystems): string =>
  JSON.stringify(mappingOf(simSources[http.dialect].fields(http), http.each && recordSystems[http.each]));

/** One client of a simulation. */
export interface SimClientId {
  readonly id: string;
  readonly pageSize: number;
  readonly http?: HttpSystems | undefined;
}

/** The stores of a simulation, with the settings, the mappings and the secrets of its clients. */
export const simStores = (clients: readonly SimClientId[]): MemoryStores => {
  const stores = memoryStores();
  stores.mappings.documents.set(mappingKey, simMapping);
  for (const { id, pageSize, http } of clients) {
    const mapping = http ? [http.dialect, ...(http.each ? [http.each] : []), mappingKey].join('-') : mappingKey;
    if (http) stores.mappings.documents.set(mapping, httpMapping(http));
    stores.clients.documents.set(id, {
      ...settingsOf(id),
      field_mappings_key: mapping,
      ...(http && httpSettings(id, http, pageSize)),
    });
    const [key, destinationKey] = secretMarkers;
    stores.secrets.documents.set(`siesa-integration/${id}/siesa`, {
      api_url: addressOf(id, 'siesa'),
      api_key: key,
      conni_key: key,
      conni_token: key,
    });
    const product = http?.each ? recordSystems[http.each].product : contract.product;
    stores.secrets.documents.set(`siesa-integration/${id}/${product}`, {
      api_url: addressOf(id, 'kong'),
      api_key: destinationKey,
      username: 'integration',
      password: destinationKey,
    });
  }
  return stores;
};

/** What a client's settings or secrets may name differently: another address of one end, or another tenant at the same destination. */
export type MovedEnd = 'source' | 'destination' | 'tenant';

/** Lets a client's settings and secret name another end. */
export const moveEnd = (stores: MemoryStores, clientId: string, end: MovedEnd): void => {
  if (end === 'tenant') {
    changeSecret(stores, `siesa-integration/${clientId}/kong`, { tenant_id: 'other' });
    return;
  }
  const { clients } = stores;
  const system = end === 'source' ? 'siesa' : 'kong';
  const api_url = addressOf(clientId, `${system}.other`);
  const field = end === 'source' ? 'siesa_api_url' : 'product_api_url';
  clients.documents.set(clientId, { ...(clients.documents.get(clientId) as object), [field]: api_url });
  changeSecret(stores, `siesa-integration/${clientId}/${system}`, { api_url });
};

const changeSecret = ({ secrets }: MemoryStores, name: string, fields: Readonly<Record<string, unknown>>): void =>
  void secrets.documents.set(name, { ...(secrets.documents.get(name) as object), ...fields });

const settingsOf = (clientId: string): Readonly<Record<string, unknown>> => ({
  client_id: clientId,
  client_name: 'Empresa A S.A.',
  enabled: true,
  product_type: 'kong',
  siesa_api_url: addressOf(clientId, 'siesa'),
  siesa_credentials_secret: `siesa-integration/${clientId}/siesa`,
  product_api_url: addressOf(clientId, 'kong'),
  deactivate_missing: true,
  product_credentials_secret: `siesa-integration/${clientId}/kong`,
  sync_schedule: 'rate(6 hours)',
  failure_threshold_percent: 60,
  load_concurrency: 2,
});

const httpSettings = (id: string, http: HttpSystems, pageSize: number): Readonly<Record<string, unknown>> => ({
  siesa_page_size: pageSize,
  siesa_dialect: http.dialect,
  batch_size: http.each ? 1 : (http.batchSize ?? simMaxBatch),
  ...simSources[http.dialect].settings(http),
  ...(http.each && {
    product_type: recordSystems[http.each].product,
    product_credentials_secret: `siesa-integration/${id}/${recordSystems[http.each].product}`,
    product_dialect: http.each,
    product_concurrency: 2,
    ...recordSystems[http.each].settings,
  }),
});

const addressOf = (clientId: string, system: string): string => `https://${clientId}.${system}.com/api`;
