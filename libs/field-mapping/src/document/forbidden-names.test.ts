import { describe, expect, it } from 'vitest';
import { checkMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';

describe('B32: names that reach a prototype are refused in documents', () => {
  it.each<[string, unknown, string]>([
    ['a mapping key', `{"mappings":{"product":{"__proto__":{"siesa_field":"f"}}}}`, 'mappings.product.__proto__'],
    ['a custom field', `{"mappings":{"product":{"constructor":{"siesa_field":"f"}}}}`, 'mappings.product.constructor'],
    ['a transformation', `{"transformations":{"prototype":{"from":"a-b","to":"ab"}}}`, 'transformations.prototype'],
    ['a key at the top', `{"__proto__":{"polluted":true}}`, '__proto__'],
    [
      'a key of a lookup',
      `{"transformations":{"a":{"type":"lookup","table":{"__proto__":1}}}}`,
      'transformations.a.table.__proto__',
    ],
    ['a default', `{"default_values":{"constructor":1}}`, 'default_values.constructor'],
    ['a source field', `{"mappings":{"product":{"x":{"siesa_field":"__proto__"}}}}`, 'mappings.product.x'],
    [
      'one source field of many',
      `{"mappings":{"product":{"x":{"siesa_field":["f","constructor"]}}}}`,
      'mappings.product.x',
    ],
    [
      'a product field',
      `{"mappings":{"product":{"x":{"siesa_field":"f","product_field":"prototype"}}}}`,
      'mappings.product.x',
    ],
  ])('as %s', (_, json, path) => {
    expect(checkMapping(JSON.parse(String(json))).problems).toContainEqual(
      expect.objectContaining({ path, code: 'document/forbidden-name' }),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses a document of 100,000 levels without visiting them', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as object;
    expect(checkMapping({ ...documentWith({}), wms_specific: deep }).problems).toMatchObject([
      { code: 'document/too-deep' },
    ]);
  });
});
