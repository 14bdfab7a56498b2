import { describe, expect, it } from 'vitest';
import { canonicalProductJsonSchema } from './json-schema.ts';

describe('canonicalProductJsonSchema', () => {
  it('names the required fields, the pattern of an EAN, and allows further fields', () => {
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
