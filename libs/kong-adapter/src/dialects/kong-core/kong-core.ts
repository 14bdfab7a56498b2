import { createEachAdapter, type DestinationDialect, payloadFields } from '@siesa-integration/destination-adapter';
import { parse } from 'valibot';
import { kongCoreDefinition, kongCoreFields } from './kong-core-definition.ts';
import { newKongCoreClient } from './kong-core-new-client.ts';
import { kongCoreSettings } from './kong-core-settings.ts';
import type { KongSku } from './kong-sku.ts';

/** Kong Core, by a client's `product_settings`. */
export const kongCore: DestinationDialect<KongSku> = {
  maxBatchSize: 1,
  payloadFields: payloadFields(kongCoreFields),
  settings: kongCoreSettings,
  newClient: newKongCoreClient,
  create: (connection) =>
    createEachAdapter(kongCoreDefinition(parse(kongCoreSettings, connection.settings)), connection),
};
