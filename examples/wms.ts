import { createWmsAdapter } from '@siesa-integration/wms-adapter';
import { startFakeWms } from '@siesa-integration/wms-adapter/fake';

const fake = await startFakeWms({ zones: ['ZONE-A'] }); // a WMS on this machine; remove this line and the last for a real one

const wms = createWmsAdapter({ baseUrl: fake.url, apiKey: fake.apiKey }); // new URL('https://wms.example/api')
const product = {
  id: 'PROD001',
  external_id: 'SIESA-1',
  name: 'Café 500 g',
  sku: 'PROD001',
  stock_quantity: 40,
  warehouse_location: 'A0105',
  warehouse_zone: 'ZONE-A',
};
const payload = wms.toPayload(product);
if (payload.ok) console.log(await wms.send([payload.value])); // [ { id: 'PROD001', status: 'accepted', followUps: 1 } ]

await fake.close();
