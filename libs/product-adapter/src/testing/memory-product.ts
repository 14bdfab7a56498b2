import * as v from 'valibot';
import { createProductAdapter } from '../create-product-adapter.ts';
import { createFakeProduct, fakeFetch, type FakeProduct, type FakeProductOptions } from '../fake/index.ts';
import type { ProductDefinition } from '../product-adapter.ts';
import type { ProductSpeech } from '../product-speech.ts';
import { payloadSchema, secretSchema } from '../schemas.ts';
import type { ProductUnderTest } from './product-under-test.ts';

const text = v.pipe(v.string('text'), v.nonEmpty('at least one character'));

/** How the product in memory speaks: every part of a speech, the least of each. */
export const memorySpeech: ProductSpeech = {
  product: 'memory',
  title: 'Memory',
  maxBatchSize: 100,
  idField: 'key',
  standardFields: [
    { canonical: 'id', product: 'key' },
    { canonical: 'name', product: 'name' },
    { canonical: 'stock_quantity', product: 'stock' },
    { canonical: 'ean', product: 'ean' },
    { canonical: 'rfid_tag_id', product: 'tag' },
  ],
  payload: payloadSchema({
    key: text,
    name: text,
    stock: v.pipe(v.number('a whole number'), v.safeInteger('a whole number')),
  }),
  secret: secretSchema({}),
  headers: ({ api_key }) => ({ 'x-api-key': api_key }),
  bulk: { path: '/records/bulk' },
  one: (id) => ({ path: `/records/${encodeURIComponent(id)}` }),
  followUps: [{ name: 'tags', to: { path: '/tags' }, item: ({ key = '', tag }) => (tag ? { key, tag } : undefined) }],
};

/** An adapter for a product that lives in memory: for the kit's own tests, and for tests of whoever loads products. */
export const memoryProduct: ProductDefinition = {
  product: memorySpeech.product,
  maxBatchSize: memorySpeech.maxBatchSize,
  create: (connection) => createProductAdapter(memorySpeech, connection),
};

/** The product itself. Reach it with `fakeFetch`. */
export const createMemoryFake = (options?: FakeProductOptions): FakeProduct =>
  createFakeProduct(
    {
      idField: 'key',
      bulk: '/v1/records/bulk',
      one: '/v1/records/',
      followUps: { tags: '/v1/tags' },
      authorized: (headers, apiKey) => headers['x-api-key'] === apiKey,
    },
    options,
  );

/** The product in memory, as the kit takes it. */
export const startMemoryProduct = (definition: ProductDefinition = memoryProduct): Promise<ProductUnderTest> => {
  const fake = createMemoryFake();
  const url = new URL('https://memory.example');
  return Promise.resolve({
    definition,
    fake,
    url,
    secret: { api_url: url.href, api_key: fake.apiKey },
    fetch: fakeFetch(fake),
    fields: memorySpeech.standardFields,
    optional: { canonical: 'ean', product: 'ean', value: '7702001041725' },
    followUp: { name: 'tags', fields: { rfid_tag_id: 'E2001' } },
  });
};
