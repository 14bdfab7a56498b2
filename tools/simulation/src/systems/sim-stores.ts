import { memoryStores, type MemoryStores } from '@siesa-integration/sync-pipeline/in-process';
import type { HttpSystems } from '../scenario/http-systems.ts';
import { simMaxBatch } from './sim-destination.ts';
import type { SourceFields } from './http/sim-source.ts';
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

const mappingOf = ({ id, external_id, name, stock_quantity }: SourceFields): object => ({
  version: '1.0',
  product_type: 'kong',
  mappings: {
    product: {
      id: required(id, 'product_id', 'string'),
      external_id: required(external_id, 'external_reference', 'string'),
      name: required(name, 'name', 'string'),
      stock_quantity: required(stock_quantity, 'quantity', 'integer'),
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
  JSON.stringify(mappingOf(simSources[http.dialect].fields(http)));

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
    const key = http ? `${http.dialect}-${mappingKey}` : mappingKey;
    if (http) stores.mappings.documents.set(key, httpMapping(http));
    stores.clients.documents.set(id, {
      ...settingsOf(id),
      field_mappings_key: key,
      ...(http && httpSettings(http, pageSize)),
    });
    for (const [at, system] of ['siesa', 'kong'].entries())
      stores.secrets.documents.set(`siesa-integration/${id}/${system}`, {
        api_url: addressOf(id, system),
        api_key: secretMarkers[at],
        ...(system === 'siesa' && { conni_key: secretMarkers[at], conni_token: secretMarkers[at] }),
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

const httpSettings = (http: HttpSystems, pageSize: number): Readonly<Record<string, unknown>> => ({
  siesa_page_size: pageSize,
  siesa_dialect: http.dialect,
  batch_size: http.batchSize ?? simMaxBatch,
  ...simSources[http.dialect].settings(http),
});

const addressOf = (clientId: string, system: string): string => `https://${clientId}.${system}.com/api`;
