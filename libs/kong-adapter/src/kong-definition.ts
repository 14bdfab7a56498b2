import type { DestinationDefinition } from '@siesa-integration/destination-adapter';
import { kongProductSchema, type KongProduct } from './kong-product.ts';
import { kongSecretSchema, type KongSecret } from './kong-secret.ts';

/** How Kong speaks: one monolith, a key in `X-API-Key`, tags in a call of their own. */
export const kongDefinition: DestinationDefinition<KongProduct, KongSecret> = {
  product: 'kong',
  title: 'Kong',
  maxBatchSize: 100,
  idField: 'product_id',
  standardFields: [
    { canonical: 'id', product: 'product_id' },
    { canonical: 'external_id', product: 'external_reference' },
    { canonical: 'name', product: 'name' },
    { canonical: 'ean', product: 'barcode' },
    { canonical: 'stock_quantity', product: 'quantity' },
    { canonical: 'rfid_tag_id', product: 'rfid_tag_id' },
  ],
  payload: kongProductSchema,
  secret: kongSecretSchema,
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
