import type { FakeDialect } from '../../../fake/fake-dialect.ts';
import { answerInventory } from './answer-inventory.ts';

/** Dialect `inventory` on this machine. */
export const inventoryFake: FakeDialect = {
  name: 'inventory',
  keyOf: (row) => String(row['f_codigo']).trim(),
  keysFor: (apiKey) => ({ keys: { apiKey }, secret: { api_key: apiKey } }),
  accepts: ({ authorization }, apiKey) => authorization === `Bearer ${apiKey}`,
  refusal: () => ({ status: 401, body: '{"error":"Unauthorized"}' }),
  tooManyCalls: (_, headers) => ({ status: 429, headers, body: '{"error":"Too Many Requests"}' }),
  company: undefined,
  answer: ({ url, products, stock, switches }) => answerInventory(url, products, stock, switches),
};
