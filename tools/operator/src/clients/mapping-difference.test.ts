import { describe, expect, it } from 'vitest';
import { mappingDifference } from './mapping-difference.ts';

const document = (product: unknown, more: object = {}) =>
  JSON.stringify({ product_type: 'kong', mappings: { product }, ...more });

describe('mappingDifference', () => {
  it('names each place that is new, changed or gone', () => {
    const before = document({
      ean: { siesa_field: 'f_ean', validation: '^[0-9]{13}$' },
      name: { siesa_field: 'f_nombre' },
    });
    const after = document({
      ean: { siesa_field: ['f_ean', 'f_ean2'] },
      name: { siesa_field: 'f_nombre' },
      brand: { siesa_field: 'f_marca' },
    });

    expect(mappingDifference(before, after)).toEqual([
      { field: 'mappings.product.ean.siesa_field', before: 'f_ean', after: ['f_ean', 'f_ean2'] },
      { field: 'mappings.product.ean.validation', before: '^[0-9]{13}$' },
      { field: 'mappings.product.brand', after: { siesa_field: 'f_marca' } },
    ]);
  });

  it('is empty for another order, other blanks, or a text that is not JSON', () => {
    expect(
      mappingDifference(document({ a: 1, b: 2 }), JSON.stringify(JSON.parse(document({ b: 2, a: 1 })), undefined, 2)),
    ).toEqual([]);
    expect(mappingDifference('{', document({}))).toEqual([]);
  });
});
