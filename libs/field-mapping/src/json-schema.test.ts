import { describe, expect, it } from 'vitest';
import { mappingDocumentJsonSchema } from './json-schema.ts';

describe('mappingDocumentJsonSchema', () => {
  const schema = mappingDocumentJsonSchema();

  it('has the parts of a document and the settings of a field', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['mappings'],
      properties: {
        mappings: {
          properties: {
            product: { additionalProperties: { properties: { siesa_field: {}, type: {}, rounding: {} } } },
          },
        },
        transformations: {},
        validation_rules: {},
        default_values: {},
        custom_fields: {},
      },
    });
    expect(JSON.stringify(schema)).toContain(
      '"enum":["string","integer","decimal","number","float","boolean","date","datetime","object","array"]',
    );
  });

  it('has every kind of transformation', () => {
    for (const key of ['true_values', 'table', 'logic', 'condition', 'pattern', 'grouping'])
      expect(JSON.stringify(schema)).toContain(`"${key}"`);
  });
});
