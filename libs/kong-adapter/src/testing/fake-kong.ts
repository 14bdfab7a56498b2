import {
  startFakeProduct,
  type FakeServerOptions,
  type RunningFakeProduct,
} from '@siesa-integration/product-adapter/fake';

/** A Kong on loopback. */
export interface FakeKong extends RunningFakeProduct {
  /** `rfid_tag_id` and `product_id`, by product id. */
  readonly tags: RunningFakeProduct['products'];
}

/**
 * Starts a Kong on 127.0.0.1 that keeps products and tags.
 *
 * @example
 * const fake = await startFakeKong();
 * const kong = createKongAdapter({ baseUrl: fake.url, apiKey: fake.apiKey });
 */
export const startFakeKong = async (options: FakeServerOptions = {}): Promise<FakeKong> => {
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
  return { ...fake, tags: fake.followUps.tags, secret: { product_type: 'kong', ...fake.secret } };
};
