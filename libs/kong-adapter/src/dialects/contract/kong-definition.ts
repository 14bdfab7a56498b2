import { secretSchema, type DestinationDefinition } from '@siesa-integration/destination-adapter';
import * as v from 'valibot';
import { kongProductSchema, type KongProduct } from './kong-product.ts';

/** `database_type`, `tenant_id`, `username` and `password` may be present and are not sent. */
const kongSecret = secretSchema({
  additional_config: v.optional(v.looseObject({ rfid_enabled: v.optional(v.boolean(), true) })),
});

/** Kong's API: one base address, a key in `X-API-Key`, tags in a second call. */
export const kongDefinition: DestinationDefinition<KongProduct, v.InferOutput<typeof kongSecret>> = {
  name: 'kong',
  title: 'Kong',
  maxBatchSize: 100,
  idField: 'product_id',
  requiredTargets: ['quantity'],
  standardFields: [
    { canonical: 'id', target: 'product_id' },
    { canonical: 'external_id', target: 'external_reference' },
    { canonical: 'name', target: 'name' },
    { canonical: 'ean', target: 'barcode' },
    { canonical: 'stock_quantity', target: 'quantity' },
    { canonical: 'rfid_tag_id', target: 'rfid_tag_id' },
  ],
  payload: kongProductSchema,
  secret: kongSecret,
  headers: (secret) => ({ 'x-api-key': secret.api_key }),
  bulk: { path: '/products/bulk' },
  one: (id) => ({ path: `/products/${encodeURIComponent(id)}` }),
  followUps: [
    {
      name: 'tags',
      to: { path: '/rfid/tags' },
      item: ({ product_id, rfid_tag_id }, secret) =>
        rfid_tag_id && secret.additional_config?.rfid_enabled !== false ? { product_id, rfid_tag_id } : undefined,
    },
  ],
};
