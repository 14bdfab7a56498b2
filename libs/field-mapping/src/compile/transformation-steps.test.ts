import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';
import { mapped } from '../testing/mapped.ts';
import { coffee } from '../testing/rows.ts';

describe('transformations', () => {
  const transformations = {
    location_by_rule: { pattern: '^([A-Z])-([0-9]{2})-([0-9]{2})$', replacement: '$1$2$3' },
    by_example: { from: 'A-01-05', to: 'A.01.05' },
    comma: { from: ',', grouping: '.' },
    day: { from: 'DD/MM/YYYY', to: 'iso 8601' },
    year: { from: 'YYYY-MM-DD', to: 'YYYY/MM/DD' },
    yes: { true_values: ['Y'], false_values: ['N'] },
    status: { type: 'lookup', table: { A: 'active', I: 'inactive', '1': 1 } },
    status_or: { table: { A: 'active' }, default: 'other' },
    with_tax: { type: 'calculation', logic: 'value * 1.19' },
    in_stock: { type: 'conditional', condition: 'value > 0', true_value: 'yes', false_value: 'no' },
    odd: { type: 'conditional', condition: 'value', true_value: 1, false_value: null },
  };

  it.each<[string, unknown, unknown]>([
    ['location_by_rule', 'B-12-40', 'B1240'],
    ['location_by_rule', 'somewhere', 'somewhere'],
    ['by_example', 'B-12-40', 'B.12.40'],
    ['by_example', 1240, '1240'],
    ['comma', '1.234,50', '1234.5'],
    ['comma', 12.5, '12.5'],
    ['comma', '1234567890123456789,5', '1234567890123456789.5'],
    ['day', '15/08/2025', '2025-08-15T00:00:00Z'],
    ['year', '2025-08-15', '2025/08/15'],
    ['yes', 'y', 'true'],
    ['status', ' A ', 'active'],
    ['status', 1, '1'],
    ['status_or', 'Z', 'other'],
    ['with_tax', '100', '119'],
    ['with_tax', 100, '119'],
    ['in_stock', 3, 'yes'],
    ['in_stock', '000.0000', 'no'],
    ['odd', true, '1'],
    ['odd', false, undefined],
    ['only_digits', '770-2', '7702'],
    ['upper', 'ñandú', 'ÑANDÚ'],
    ['lower', 'ÑANDÚ', 'ñandú'],
  ])('%s converts %j to %j', (transform, value, expected) => {
    for (const key of ['transform', 'transformation'])
      expect(mapped({ [key]: transform }, value, { transformations })).toBe(expected);
  });

  it.each([
    ['comma', 'x', 'mapping/decimal'],
    ['comma', [], 'mapping/decimal'],
    ['day', '31/02/2025', 'mapping/date'],
    ['yes', 'perhaps', 'mapping/boolean'],
    ['status', 'B', 'mapping/lookup'],
    ['status', {}, 'mapping/string'],
    ['with_tax', 'abc', 'mapping/expression'],
    ['in_stock', 'abc', 'mapping/expression'],
    ['odd', 'abc', 'mapping/expression'],
    ['only_digits', '1'.repeat(5_000), 'mapping/too-long'],
  ])('%s refuses %j with %s and never returns the original', (transform, value, code) => {
    expect(mapped({ transform }, value, { transformations })).toMatchObject({ warns: [{ path: 'x', code }] });
  });

  it('refuse megabytes before reading them', () => {
    expect(mapped({ transform: 'with_tax' }, 'e\u0301'.repeat(5_000_000), { transformations })).toMatchObject({
      warns: [{ code: 'mapping/too-long' }],
    });
    expect(mapped({ type: 'boolean' }, 'S'.repeat(1_000_000))).toMatchObject({ warns: [{ code: 'mapping/boolean' }] });
  });

  it('are applied from left to right', () => {
    expect(mapped({ transform: [] }, ' B ')).toBe('B');
    expect(mapped({ transform: ['location_by_rule', 'lower'] }, 'B-12-40', { transformations })).toBe('b1240');
    expect(mapped({ transform: ['lower', 'location_by_rule'] }, 'B-12-40', { transformations })).toBe('b-12-40');
  });

  it('pass their results to the type', () => {
    expect(mapped({ transform: 'comma', type: 'decimal' }, '1.234,5', { transformations })).toBe(1234.5);
    expect(mapped({ transform: 'comma', type: 'integer' }, '1.234,5', { transformations })).toHaveProperty('warns');
    expect(mapped({ transform: 'with_tax', type: 'decimal' }, '100.50', { transformations })).toBe(119.595);
    expect(
      mapped({ transform: 'with_tax', type: 'integer' }, '10', {
        transformations: { with_tax: { type: 'calculation', logic: 'value * 1.1' } },
      }),
    ).toBe(11);
    expect(
      mapped({ transform: 'comma', type: 'integer', rounding: 'floor' }, '0,12345678901234567890', {
        transformations: { ...transformations, decimal_separator: { from: ',', grouping: '.' } },
      }),
    ).toBe(0);
    expect(mapped({ transform: 'day', type: 'date' }, '15/08/2025', { transformations })).toBe('2025-08-15T00:00:00Z');
    expect(mapped({ transform: 'year', type: 'date' }, '2025-08-15', { transformations })).toBe('2025/08/15');
    expect(mapped({ transform: 'yes', type: 'boolean' }, 'N', { transformations })).toBe(false);
  });

  it('replace a built-in one of the same name', () => {
    expect(
      mapped({ transform: 'upper' }, 'a', { transformations: { upper: { type: 'lookup', table: { a: 'own' } } } }),
    ).toBe('own');
  });
});

describe('the four that apply without being named', () => {
  it('date_format on every date', () => {
    expect(
      mapped({ type: 'date' }, '15/08/2025', {
        transformations: { date_format: { from: 'DD/MM/YYYY', to: 'ISO8601' } },
      }),
    ).toBe('2025-08-15T00:00:00Z');
  });

  it('decimal_separator on every number, and in expressions', () => {
    const transformations = { decimal_separator: { from: ',', to: '.', grouping: '.' } };

    expect(mapped({ type: 'decimal' }, '1.234,5', { transformations })).toBe(1234.5);
    expect(mapped({ type: 'integer' }, '1.234,00', { transformations })).toBe(1234);
    expect(mapped({ type: 'integer' }, '1.234', { transformations })).toBe(1234);
    expect(mapped({ type: 'decimal', expression: 'value * 2' }, '1.234,5', { transformations })).toBe(2469);
    expect(mapped({ type: 'string' }, '1.234,5', { transformations })).toBe('1.234,5');
  });

  it('boolean_conversion on every boolean', () => {
    const transformations = {
      boolean_conversion: { true_values: ['S', 'SI', '1', 'true'], false_values: ['N', 'NO', '0', 'false'] },
    };

    expect(mapped({ type: 'boolean' }, 1, { transformations })).toBe(true);
    expect(mapped({ type: 'boolean' }, 'Sí', { transformations })).toHaveProperty('warns');
  });

  it('location_format on warehouse_location, once', () => {
    const mapping = (rule: object): unknown =>
      compileFieldMapping(
        documentWith(
          { warehouse_location: { siesa_field: 'f_ubicacion', ...rule } },
          {
            transformations: {
              location_format: { pattern: '-', replacement: '--' },
              tail: { pattern: '$', replacement: '-Z' },
            },
          },
        ),
      ).map(coffee);

    expect(mapping({})).toMatchObject({ value: { warehouse_location: 'A--01--05' } });
    expect(mapping({ transform: 'location_format' })).toMatchObject({ value: { warehouse_location: 'A--01--05' } });
    expect(mapping({ transform: 'tail' })).toMatchObject({ value: { warehouse_location: 'A--01--05--Z' } });
  });
});
