import {
  createDestinationAdapter,
  payloadFields,
  type DestinationAdapter,
  type DestinationConnection,
  type Destination,
} from '@siesa-integration/destination-adapter';
import type { KongProduct } from './dialects/contract/kong-product.ts';
import { kongDefinition } from './dialects/contract/kong-definition.ts';
import { kongDialects } from './dialects/registry.ts';

/** What a Kong adapter needs when the caller has the key. */
export interface KongAdapterOptions extends Omit<DestinationConnection, 'credentials'> {
  /** Sent as `X-API-Key`, to `baseUrl` only. */
  readonly apiKey: string;
  /** Whether tags are sent. @defaultValue true */
  readonly rfidEnabled?: boolean;
}

/** Kong for a registry of destinations: its connection reads the client's secret. */
export const kong: Destination<KongProduct> = {
  name: kongDefinition.name,
  maxBatchSize: kongDefinition.maxBatchSize,
  payloadFields: payloadFields(kongDefinition),
  create: (connection) => createDestinationAdapter(kongDefinition, connection),
  dialects: kongDialects,
};

/**
 * Connects to one client's Kong and stores canonical products in it.
 *
 * Create one per client and reuse it.
 *
 * @throws `ProductUnavailable` from `send`, when Kong cannot answer now. Safe to retry.
 * @throws `ProductAuthenticationFailed` from `send`, when Kong refuses the key.
 * @throws `ConfigurationInvalid` when the address, the batch size or the fields do not fit.
 *
 * @example
 * const kong = createKongAdapter({ baseUrl: new URL('https://kong.example/api'), apiKey });
 * const payload = kong.toPayload(product);
 * if (payload.ok) await kong.send([payload.value]);
 */
export const createKongAdapter = ({
  apiKey,
  rfidEnabled = true,
  ...connection
}: KongAdapterOptions): DestinationAdapter<KongProduct> => {
  const document = {
    api_url: connection.baseUrl.href,
    api_key: apiKey,
    additional_config: { rfid_enabled: rfidEnabled },
  };
  return kong.create({ ...connection, credentials: { secretName: 'apiKey', read: () => Promise.resolve(document) } });
};
