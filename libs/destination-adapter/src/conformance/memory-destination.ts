import * as v from 'valibot';
import { createDestinationAdapter } from '../create-destination-adapter.ts';
import { createFakeDestination, fakeFetch, type FakeDestination, type FakeDestinationOptions } from '../fake/index.ts';
import type { Destination, DestinationConnection } from '../definition/destination-adapter.ts';
import type { DestinationDefinition } from '../definition/destination-definition.ts';
import { payloadSchema, secretSchema } from '../definition/schemas.ts';
import type { DestinationUnderTest } from './harness.ts';

const text = v.pipe(v.string('text'), v.nonEmpty('at least one character'));

/** The definition of a destination in memory: the smallest that has every part. */
export const memoryDefinition: DestinationDefinition = {
  name: 'memory',
  title: 'Memory',
  maxBatchSize: 100,
  idField: 'key',
  standardFields: [
    { canonical: 'id', target: 'key' },
    { canonical: 'name', target: 'name' },
    { canonical: 'stock_quantity', target: 'stock' },
    { canonical: 'ean', target: 'ean' },
    { canonical: 'rfid_tag_id', target: 'tag' },
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

/** A destination in memory: for the kit's own tests, and for tests of code that loads products. */
export const memoryDestination: Destination = {
  name: memoryDefinition.name,
  maxBatchSize: memoryDefinition.maxBatchSize,
  create: (connection) => createDestinationAdapter(memoryDefinition, connection),
};

/** Its fake. Call it with `fakeFetch`. */
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

/** A connection to it, which never waits. */
export const memoryConnection = (
  fake: FakeDestination,
  overrides: Partial<DestinationConnection> = {},
): DestinationConnection => ({
  baseUrl: new URL('https://memory.example'),
  credentials: {
    secretName: 'a/memory',
    read: () => Promise.resolve({ api_url: 'https://memory.example/api', api_key: fake.apiKey }),
  },
  fetch: fakeFetch(fake),
  sleep: () => Promise.resolve(),
  ...overrides,
});

/** The destination in memory, as the kit takes it. */
export const startMemoryDestination = (destination: Destination = memoryDestination): Promise<DestinationUnderTest> => {
  const fake = createMemoryFake();
  const url = new URL('https://memory.example');
  return Promise.resolve({
    destination,
    fake,
    url,
    secret: { api_url: url.href, api_key: fake.apiKey },
    fetch: fakeFetch(fake),
    fields: memoryDefinition.standardFields,
    optional: { canonical: 'ean', target: 'ean', value: '7702001041725' },
    followUp: { name: 'tags', fields: { rfid_tag_id: 'E2001' } },
  });
};
