import { compileFieldMapping } from '@siesa-integration/field-mapping';
import { createKongAdapter, type KongProduct } from '@siesa-integration/kong-adapter';
import { startFakeKong } from '@siesa-integration/kong-adapter/fake';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import { createSiesaClient } from '@siesa-integration/siesa-client';
import { aSiesaProduct, startFakeSiesa } from '@siesa-integration/siesa-client/fake';

// A Siesa and a Kong on this machine. For real ones remove these lines, `fetch`, and the last two.
const fakeSiesa = await startFakeSiesa({
  rows: [aSiesaProduct({ f_codigo: '000011', f_cantidad: 40 }), aSiesaProduct({ f_codigo: '000012', f_nombre: '' })],
});
const fakeKong = await startFakeKong();

const siesa = createSiesaClient({
  dialect: 'inventory',
  baseUrl: fakeSiesa.url, // new URL('https://siesa.example/api')
  credentials: { secretName: 'siesa', read: () => Promise.resolve({ apiKey: 'siesa_api_key_here' }) },
  fetch: createGuardedFetch({ allowLoopbackHttp: true }),
});
const mapping = compileFieldMapping({
  product_type: 'kong',
  mappings: {
    product: {
      id: { siesa_field: 'f_codigo', product_field: 'product_id' },
      external_id: { siesa_field: 'f_codigo_externo', product_field: 'external_reference' },
      name: { siesa_field: 'f_nombre', product_field: 'name' },
      stock_quantity: { siesa_field: 'f_cantidad', product_field: 'quantity', type: 'integer' },
      ean: { siesa_field: 'f_ean', product_field: 'barcode', validation: '^[0-9]{13}$' },
    },
  },
});
const kong = createKongAdapter({
  baseUrl: fakeKong.url, // new URL('https://kong.example/api')
  apiKey: fakeKong.apiKey,
  fields: mapping.destinationFields,
});

for await (const { rows } of siesa.pages()) {
  const payloads: KongProduct[] = [];
  for (const row of rows) {
    const product = mapping.map(row);
    const payload = product.ok ? kong.toPayload(product.value) : product;
    if (payload.ok && siesa.rowProblems(row).length === 0) payloads.push(payload.value);
    else console.log('not sent', siesa.rowId(row), payload.ok ? siesa.rowProblems(row) : payload.issues);
  }
  for (const { id, status } of await kong.send(payloads)) console.log(status, id);
}

await fakeSiesa.close();
await fakeKong.close();
