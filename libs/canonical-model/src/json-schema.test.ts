import { describe, expect, it } from 'vitest';
import { canonicalProductJsonSchema } from './json-schema.ts';

describe('canonicalProductJsonSchema', () => {
  it('names the required fields, the pattern of an EAN, and allows further fields', () => {
    expect(canonicalProductJsonSchema()).toMatchObject({
      type: 'object',
      required: ['id', 'external_id', 'name', 'sku'],
      properties: {
        stock_quantity: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        ean: { anyOf: [{ type: 'string', pattern: '^[0-9]{13}$' }, { type: 'null' }] },
      },
      additionalProperties: {},
    });
  });
});
