import { aProduct } from '@siesa-integration/canonical-model/testing';
import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';
import { coffee } from '../testing/rows.ts';
import { fieldStates } from './field-states.ts';

describe('fieldStates', () => {
  it.each([
    ['text', 'filled'],
    ['0', 'filled'],
    [' ', 'empty'],
    ['', 'empty'],
    [null, 'empty'],
    [undefined, 'empty'],
    [0, 'zero'],
    [-0, 'zero'],
    [0.01, 'filled'],
    [-1, 'filled'],
    [false, 'filled'],
    [true, 'filled'],
    [[], 'empty'],
    [[0], 'filled'],
    [{}, 'empty'],
    [{ a: null }, 'filled'],
  ])('of %j is %s', (value, state) => {
    expect(fieldStates(['x'], aProduct(value === undefined ? {} : { x: value }))).toEqual({ x: state });
  });

  it('has every field that the mapping fills, and no other', () => {
    const { canonicalFields, map } = compileFieldMapping(
      documentWith({ ean: { siesa_field: 'f_ean' }, category: { siesa_field: 'f_linea', when_missing: 'clear' } }),
    );
    const result = map({ ...coffee, f_cantidad: '000000000000000.0000', f_ean: '' });

    expect(result.ok && fieldStates(canonicalFields, result.value)).toEqual({
      id: 'filled',
      external_id: 'filled',
      name: 'filled',
      sku: 'filled',
      stock_quantity: 'zero',
      category: 'empty',
      ean: 'empty',
    });
  });
});
