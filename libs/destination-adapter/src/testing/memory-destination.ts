import * as v from 'valibot';
import { createDestinationAdapter } from '../create-destination-adapter.ts';
import { createFakeDestination, fakeFetch, type FakeDestination, type FakeDestinationOptions } from '../fake/index.ts';
import type { Destination } from '../destination-adapter.ts';
import type { DestinationDefinition } from '../destination-definition.ts';
import { payloadSchema, secretSchema } from '../schemas.ts';
import type { DestinationUnderTest } from './destination-under-test.ts';

const text = v.pipe(v.string('text'), v.nonEmpty('at least one character'));

/** How the product in memory speaks: every part of a definition, the least of each. */
export const memoryDefinition: DestinationDefinition = {
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
export const memoryDestination: Destination = {
  product: memoryDefinition.product,
  maxBatchSize: memoryDefinition.maxBatchSize,
  create: (connection) => createDestinationAdapter(memoryDefinition, connection),
};

/** The product itself. Reach it with `fakeFetch`. */
export const createMemoryFake = (options?: FakeDestinationOptions): FakeDestination =>
  createFakeDestination(
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
export const startMemoryDestination = (definition: Destination = memoryDestination): Promise<DestinationUnderTest> => {
  const fake = createMemoryFake();
  const url = new URL('https://memory.example');
  return Promise.resolve({
    definition,
    fake,
    url,
    secret: { api_url: url.href, api_key: fake.apiKey },
    fetch: fakeFetch(fake),
    fields: memoryDefinition.standardFields,
    optional: { canonical: 'ean', product: 'ean', value: '7702001041725' },
    followUp: { name: 'tags', fields: { rfid_tag_id: 'E2001' } },
  });
};
