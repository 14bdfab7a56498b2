import { memoryStores, type MemoryStores } from '@siesa-integration/sync-pipeline/in-process';
import type { HttpSystems } from '../scenario/http-systems.ts';
import { simMaxBatch } from './sim-destination.ts';
import { stockQuery } from './http/connekta-server.ts';

/** Parts of the secrets: they must appear nowhere else. */
export const secretMarkers = ['sim-siesa-key-7d1f', 'sim-destination-key-93ac'] as const;

export const mappingKey = 'field-mappings-kong.json';

/** The field of Siesa that each field of a product comes from. */
interface SourceFields {
  readonly id: string;
  readonly external_id: string;
  readonly name: string;
  readonly stock_quantity: string;
}

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
export const httpMapping = ({ dialect, stock }: HttpSystems): string =>
  JSON.stringify(
    mappingOf(
      dialect === 'inventory'
        ? { ...sourceFields, id: 'f_producto' }
        : {
            id: 'f120_id',
            external_id: 'f120_referencia',
            name: 'f120_descripcion',
            stock_quantity: stock === 'apart' ? `${stockQuery}.f400_cant_existencia_1` : 'f120_cantidad',
          },
    ),
  );

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

/** Lets a client's settings and secret name another address of one end. */
export const moveEnd = ({ clients, secrets }: MemoryStores, clientId: string, end: 'source' | 'destination'): void => {
  const system = end === 'source' ? 'siesa' : 'kong';
  const api_url = addressOf(clientId, `${system}.other`);
  const name = `siesa-integration/${clientId}/${system}`;
  const field = end === 'source' ? 'siesa_api_url' : 'product_api_url';
  clients.documents.set(clientId, { ...(clients.documents.get(clientId) as object), [field]: api_url });
  secrets.documents.set(name, { ...(secrets.documents.get(name) as object), api_url });
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
  sync_schedule: 'rate(6 hours)',
  failure_threshold_percent: 60,
  load_concurrency: 2,
});

const httpSettings = (http: HttpSystems, pageSize: number): Readonly<Record<string, unknown>> => ({
  siesa_page_size: pageSize,
  siesa_dialect: http.dialect,
  batch_size: http.batchSize ?? simMaxBatch,
  ...(http.dialect === 'inventory' ? inventorySettings(http) : connektaSettings(http)),
});

const inventorySettings = ({ stock, missingIsNone }: HttpSystems): Readonly<Record<string, unknown>> => ({
  siesa_stock: stock === 'apart' ? 'endpoint' : 'row',
  ...(missingIsNone && { when_missing: 0 }),
});

const connektaSettings = ({ stock, missingIsNone, dynamic }: HttpSystems): Readonly<Record<string, unknown>> => ({
  siesa_company: 1234,
  siesa_erp_company: 1,
  ...(dynamic && { siesa_query: 'ITEMS', siesa_query_kind: 'dynamic' }),
  ...(stock === 'row' && !dynamic && { siesa_changed_column: 'f120_ts' }),
  ...(stock === 'apart' && {
    siesa_joins: [
      {
        query: stockQuery,
        columns: ['f400_cant_existencia_1'],
        pick: 'sum:f400_cant_existencia_1',
        where: { f150_id: 'NB1' },
        ...(missingIsNone && { when_missing: 0 }),
      },
    ],
  }),
});

const addressOf = (clientId: string, system: string): string => `https://${clientId}.${system}.com/api`;
