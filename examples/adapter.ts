import { createDestinationAdapter, payloadSchema, secretSchema } from '@siesa-integration/destination-adapter';
import { startFakeDestination } from '@siesa-integration/destination-adapter/fake';
import * as v from 'valibot';

// A TMS on this machine, as its documentation describes it.
const fake = await startFakeDestination({
  idField: 'sku',
  bulk: '/v1/goods/bulk',
  authorized: (headers, key) => headers['x-key'] === key,
});

// An adapter defines only what is special to its destination.
const tms = createDestinationAdapter(
  {
    name: 'tms',
    title: 'TMS',
    maxBatchSize: 100,
    idField: 'sku',
    standardFields: [
      { canonical: 'id', target: 'sku' },
      { canonical: 'name', target: 'label' },
    ],
    payload: payloadSchema({ sku: v.string('text'), label: v.string('text') }),
    secret: secretSchema({}),
    headers: ({ api_key }) => ({ 'x-key': api_key }),
    bulk: { path: '/goods/bulk' },
  },
  {
    baseUrl: fake.url,
    credentials: { secretName: 'tms', read: () => Promise.resolve({ api_url: fake.url.href, api_key: fake.apiKey }) },
  },
);

const payload = tms.toPayload({
  id: 'PROD001',
  external_id: 'SIESA-1',
  name: 'Café 500 g',
  sku: 'PROD001',
  stock_quantity: 40,
});
if (payload.ok) console.log(await tms.send([payload.value])); // [ { id: 'PROD001', status: 'accepted' } ]

await fake.close();
