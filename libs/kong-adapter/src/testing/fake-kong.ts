import { startFakeProduct, type FakeProduct, type FakeProductOptions } from '@siesa-integration/product-adapter/testing';

/** A Kong on loopback. */
export interface FakeKong extends FakeProduct {
  /** `rfid_tag_id` and `product_id`, by product id. */
  readonly tags: FakeProduct['products'];
}

/**
 * Starts a Kong on 127.0.0.1 that keeps products and tags.
 *
 * @example
 * const fake = await startFakeKong();
 * const kong = createKongAdapter({ baseUrl: fake.url, apiKey: fake.apiKey });
 */
export const startFakeKong = async (options: FakeProductOptions = {}): Promise<FakeKong> => {
  const fake = await startFakeProduct(
    {
      idField: 'product_id',
      bulk: '/v1/products/bulk',
      one: '/v1/products/',
      followUps: { tags: '/v1/rfid/tags' },
      authorized: (headers, apiKey) => headers['x-api-key'] === apiKey,
    },
    options,
  );
  return { ...fake, tags: fake.followUps['tags'] ?? new Map(), secret: { product_type: 'kong', ...fake.secret } };
};
