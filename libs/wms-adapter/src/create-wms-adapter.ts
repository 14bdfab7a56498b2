import {
  createDestinationAdapter,
  payloadFields,
  type DestinationAdapter,
  type DestinationConnection,
  type Destination,
} from '@siesa-integration/destination-adapter';
import type { WmsItem } from './dialects/contract/wms-item.ts';
import { wmsDefinition } from './dialects/contract/wms-definition.ts';
import { wmsDialects } from './dialects/registry.ts';

/** What a WMS adapter needs when the caller has the key. */
export interface WmsAdapterOptions extends Omit<DestinationConnection, 'credentials'> {
  /** Sent as a bearer token, to `baseUrl` and the service endpoints only. */
  readonly apiKey: string;
  /** Addresses of the services that do not lie below `baseUrl`. */
  readonly serviceEndpoints?: Readonly<Partial<Record<'inventory' | 'warehouse' | 'orders', URL>>>;
}

/** WMS for a registry of destinations: its connection reads the client's secret. */
export const wms: Destination<WmsItem> = {
  name: wmsDefinition.name,
  maxBatchSize: wmsDefinition.maxBatchSize,
  payloadFields: payloadFields(wmsDefinition),
  create: (connection) => createDestinationAdapter(wmsDefinition, connection),
  dialects: wmsDialects,
};

/**
 * Connects to one client's WMS and stores canonical products in it.
 *
 * Create one per client and sync: it reads the warehouse's zones once.
 *
 * @throws `ProductUnavailable` from `send`, when WMS cannot answer now. Safe to retry.
 * @throws `ProductAuthenticationFailed` from `send`, when WMS refuses the key.
 * @throws `ConfigurationInvalid` when an address, the batch size or the fields do not fit.
 *
 * @example
 * const wms = createWmsAdapter({ baseUrl: new URL('https://wms.example/api'), apiKey });
 * const payload = wms.toPayload(product);
 * if (payload.ok) await wms.send([payload.value]);
 */
export const createWmsAdapter = ({
  apiKey,
  serviceEndpoints = {},
  ...connection
}: WmsAdapterOptions): DestinationAdapter<WmsItem> => {
  const endpoints = Object.fromEntries(Object.entries(serviceEndpoints).map(([service, url]) => [service, url.href]));
  const document = { api_url: connection.baseUrl.href, api_key: apiKey, service_endpoints: endpoints };
  return wms.create({ ...connection, credentials: { secretName: 'apiKey', read: () => Promise.resolve(document) } });
};
