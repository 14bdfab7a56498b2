import { describe, expect, it } from 'vitest';
import { canonicalProductJsonSchema } from './json-schema.ts';

describe('canonicalProductJsonSchema', () => {
  it('says which fields are required, what an EAN is, and that further fields are free', () => {
    expect(canonicalProductJsonSchema()).toMatchObject({
      type: 'object',
      required: ['id', 'external_id', 'name', 'sku', 'stock_quantity'],
      properties: {
        stock_quantity: { type: 'integer' },
        ean: { anyOf: [{ type: 'string', pattern: '^[0-9]{13}$' }, { type: 'null' }] },
      },
      additionalProperties: {},
    });
  });
});
