import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';
import { coffee } from '../testing/rows.ts';

const explainField = (name: string, rule: object, row: object = {}): unknown =>
  compileFieldMapping(documentWith({ [name]: rule }))
    .explain({ ...coffee, ...row })
    .fields.find(({ field }) => field === name);

describe('explain', () => {
  it('returns each step from the row to the product', () => {
    expect(
      explainField(
        'ean',
        {
          siesa_field: ['f_gtin', 'f_ean'],
          product_field: 'barcode',
          transform: 'only_digits',
          validation: '^[0-9]{13}$',
        },
        { f_gtin: ' ', f_ean: '770-2001041725 ' },
      ),
    ).toEqual({
      field: 'ean',
      product: 'barcode',
      source: 'f_ean',
      received: '770-2001041725 ',
      steps: [
        { step: 'trim', value: '770-2001041725' },
        { step: 'only_digits', value: '7702001041725' },
        { step: 'type string', value: '7702001041725' },
        { step: 'validation', value: '7702001041725' },
      ],
      value: '7702001041725',
    });
  });

  it('returns the step at which a value fails', () => {
    const issue = { path: 'ean', code: 'mapping/pattern', expected: '^[0-9]{13}$', received: '12' };

    expect(explainField('ean', { siesa_field: 'f_ean', type: 'string' }, { f_ean: '12' })).toEqual({
      field: 'ean',
      source: 'f_ean',
      received: '12',
      steps: [
        { step: 'type string', value: '12' },
        { step: '13 digits', issue },
      ],
      issue,
    });
  });

  it('returns defaults, cleared fields and absent fields', () => {
    expect(explainField('x', { siesa_field: 'f_x', default: 'y' })).toEqual({
      field: 'x',
      steps: [{ step: 'default', value: 'y' }],
      value: 'y',
    });
    expect(explainField('x', { siesa_field: 'f_x', when_missing: 'clear' })).toEqual({
      field: 'x',
      steps: [{ step: 'clear', value: null }],
      value: null,
    });
    expect(explainField('x', { siesa_field: 'f_x' })).toEqual({ field: 'x', steps: [] });
  });

  it('returns the steps of calculated fields, also without a result', () => {
    expect(explainField('x', { expression: 'product.name + "!"' })).toEqual({
      field: 'x',
      steps: [
        { step: 'expression', value: 'Café orgánico 500 g!' },
        { step: 'type string', value: 'Café orgánico 500 g!' },
      ],
      value: 'Café orgánico 500 g!',
    });
    expect(explainField('x', { expression: 'null' })).toEqual({ field: 'x', steps: [{ step: 'expression' }] });
  });

  it('returns the id as sku when no rule fills it, and the result', () => {
    const { result, fields } = compileFieldMapping(documentWith({})).explain(coffee);

    expect(fields.map(({ field }) => field)).toEqual(['id', 'external_id', 'name', 'stock_quantity', 'sku']);
    expect(fields.at(-1)).toEqual({
      field: 'sku',
      steps: [{ step: 'same as id', value: 'PROD001' }],
      value: 'PROD001',
    });
    expect(result).toMatchObject({ ok: true, value: { sku: 'PROD001' } });
  });
});
