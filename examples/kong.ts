import { createKongAdapter } from '@siesa-integration/kong-adapter';
import { startFakeKong } from '@siesa-integration/kong-adapter/fake';

const fake = await startFakeKong(); // a Kong on this machine; remove this line and the last for a real one

const kong = createKongAdapter({ baseUrl: fake.url, apiKey: fake.apiKey }); // new URL('https://kong.example/api')
const product = {
  id: 'PROD001',
  external_id: 'SIESA-1',
  name: 'Café 500 g',
  sku: 'PROD001',
  stock_quantity: 40,
  rfid_tag_id: 'E2001',
};
const payload = kong.toPayload(product);
if (payload.ok) console.log(await kong.send([payload.value])); // [ { id: 'PROD001', status: 'accepted', followUps: 1 } ]

await fake.close();
