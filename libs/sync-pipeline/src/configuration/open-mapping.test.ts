import { describe, expect, it } from 'vitest';
import { openMapping } from './open-mapping.ts';

const client = { field_mappings_key: 'kong.json', product_type: 'kong', timezone: 'America/Bogota' };
const rule = '{ "siesa_field": "f" }';
const document = `{ "product_type": "kong", "mappings": { "product": {
  "id": ${rule}, "external_id": ${rule}, "name": ${rule}, "stock_quantity": ${rule} } } }`;

describe('openMapping', () => {
  it('compiles a document once for equal settings', async () => {
    expect(await openMapping(client, document)).toBe(await openMapping({ ...client }, document));
  });

  it.each([
    ['that is not JSON', `${document},`, /'kong\.json' has 1 problem.*\n- document: expected JSON; /],
    [
      'with a key that is written twice',
      document.replace('"name"', '"id"'),
      /- mappings\.product\.id: expected each key once, found id; line 2, column \d+ repeats line 2, column 3\n/,
    ],
    ['for another destination', document.replace('kong', 'wms'), /- product_type: expected 'kong', .* found 'wms'/],
  ])('refuses a document %s', async (_, text, problem) => {
    await expect(openMapping(client, text)).rejects.toThrow(problem);
  });
});
