import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';
import { mapped } from '../testing/mapped.ts';
import { coffee } from '../testing/rows.ts';

describe('conditions on finished values', () => {
  const rule = { min: 0, max: 100, message: 'Quantity cannot be negative' };

  it.each([
    [-1, 'mapping/min', 'at least 0'],
    [101, 'mapping/max', 'at most 100'],
  ])('%d is %s', (value, code, expected) => {
    for (const name of ['x', 'p']) {
      expect(mapped({ type: 'integer', product_field: 'p' }, value, { validation_rules: { [name]: rule } })).toEqual({
        warns: [{ path: 'x', code, expected, received: String(value), message: 'Quantity cannot be negative' }],
      });
    }
  });

  it('accept values that match', () => {
    expect(mapped({ type: 'decimal' }, 99.5, { validation_rules: { x: rule } })).toBe(99.5);
    expect(mapped({ type: 'decimal' }, 5, { validation_rules: { x: { min: 5 } } })).toBe(5);
    expect(mapped({ type: 'decimal' }, 5, { validation_rules: { x: { max: 5 } } })).toBe(5);
  });

  it('may be patterns and expressions', () => {
    const validation_rules = {
      x: { pattern: '^[A-Z]+$', expression: 'size(value) < 4 && record["f_codigo"] != value', message: 'no' },
    };

    expect(mapped({}, 'ABC', { validation_rules })).toBe('ABC');
    expect(mapped({}, 'abc', { validation_rules })).toMatchObject({
      warns: [{ code: 'mapping/pattern', message: 'no' }],
    });
    expect(mapped({}, 'ABCD', { validation_rules })).toMatchObject({
      warns: [{ code: 'mapping/rule', expected: validation_rules.x.expression, received: 'ABCD', message: 'no' }],
    });
    expect(mapped({}, 'A', { validation_rules: { x: { expression: 'value * 2 > 0' } } })).toMatchObject({
      warns: [{ code: 'mapping/expression' }],
    });
    expect(mapped({ type: 'integer' }, 12, { validation_rules: { x: { pattern: '^[0-9]$' } } })).toMatchObject({
      warns: [{ code: 'mapping/pattern', received: '12' }],
    });
    expect(mapped({ type: 'array' }, [1], { validation_rules: { x: { pattern: '^.1.$' } } })).toEqual([1]);
  });

  it('always require 13 digits of an EAN', () => {
    const mapping = compileFieldMapping(documentWith({ ean: { siesa_field: 'f_ean', validation: '^7' } }));

    expect(mapping.map({ ...coffee, f_ean: '770200104172' })).toMatchObject({
      ok: true,
      warnings: [{ path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$' }],
    });
    expect(mapping.map({ ...coffee, f_ean: '8702001041725' })).toMatchObject({
      ok: true,
      warnings: [{ path: 'ean', expected: '^7' }],
    });
  });
});
