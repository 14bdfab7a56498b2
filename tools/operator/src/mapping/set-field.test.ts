import { describe, expect, it } from 'vitest';
import { setField } from './set-field.ts';

const field = { field: 'ean', siesa_field: 'f_ean', product_field: 'barcode', type: 'string' };
const rule = { siesa_field: 'f_ean', product_field: 'barcode', type: 'string' };

describe('setField', () => {
  it.each([
    ['{}'],
    ['{"mappings": []}'],
    ['{"mappings": {"product": 7}}'],
    ['{"mappings": {"product": {"ean": "f_ean"}}}'],
  ])('writes a new rule into %s', (text) => {
    expect(JSON.parse(setField(text, field))).toEqual({ mappings: { product: { ean: rule } } });
  });

  it('changes what is given, and keeps what else the document says', () => {
    const text = JSON.stringify({
      version: '1.0',
      mappings: { stock: {}, product: { name: { siesa_field: 'f_nombre' }, ean: { ...rule, required: true } } },
    });

    expect(JSON.parse(setField(text, { ...field, siesa_field: 'f_barras', type: '' }))).toEqual({
      version: '1.0',
      mappings: {
        stock: {},
        product: { name: { siesa_field: 'f_nombre' }, ean: { ...rule, siesa_field: 'f_barras', required: true } },
      },
    });
  });

  it.each([
    ['[]', 'The document is not a JSON object.'],
    ['{"mappings": ', /^The document is not a JSON object \(.*line 1/],
  ])('refuses %s', (text, problem) => {
    expect(() => setField(text, field)).toThrow(problem);
  });
});
