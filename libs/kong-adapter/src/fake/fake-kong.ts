import {
  startFakeDestination,
  type FakeServerOptions,
  type RunningFakeDestination,
} from '@siesa-integration/destination-adapter/fake';

/** A Kong on loopback. */
export interface FakeKong extends RunningFakeDestination {
  /** `rfid_tag_id` and `product_id`, by product id. */
  readonly tags: RunningFakeDestination['products'];
}

/**
 * Starts a Kong on 127.0.0.1 that stores products and tags.
 *
 * @example
 * const fake = await startFakeKong();
 * const kong = createKongAdapter({ baseUrl: fake.url, apiKey: fake.apiKey });
 */
export const startFakeKong = async (options: FakeServerOptions = {}): Promise<FakeKong> => {
  const fake = await startFakeDestination(
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
