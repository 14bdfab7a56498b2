import { createSiesaClient } from '@siesa-integration/siesa-client';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import { aSiesaProduct, startFakeSiesa } from '@siesa-integration/siesa-client/fake';

// A Siesa on this machine. Remove this line and `fetch` for a real one: only public https addresses are called by default.
const fake = await startFakeSiesa({ rows: [aSiesaProduct({ f_codigo: '000011', f_cantidad: 40 })] });

const siesa = createSiesaClient({
  dialect: 'inventory',
  baseUrl: fake.url, // new URL('https://siesa.example/api')
  credentials: { secretName: 'siesa', read: async () => ({ apiKey: 'siesa_api_key_here' }) },
  fetch: createGuardedFetch({ allowLoopbackHttp: true }),
});

for await (const page of siesa.pages({ modifiedSince: '2025-01-01T00:00:00Z' })) {
  for (const row of page.rows) console.log(siesa.rowId(row), row['f_cantidad']); // 000011 40
}
await fake.close();
