import { describe, expect, it } from 'vitest';
import { checkMapping } from '../compile-field-mapping.ts';
import { problemText } from '../mapping-invalid.ts';
import { documentWith } from '../testing/documents.ts';

const problems = (document: unknown): readonly string[] => checkMapping(document).problems.map(problemText);
const warnings = (document: unknown): readonly string[] => checkMapping(document).warnings.map(problemText);

describe('checkMapping', () => {
  it('reports every problem at once with its path', () => {
    const document = documentWith(
      {
        id: { siesa_field: 'f_codigo', type: 'strnig' },
        stock_quantity: { siesa_field: 'f_cantidad', product_field: 'name', type: 'integer', transform: 'with_tex' },
        rfid_tag: { siesa_field: 'f_tag' },
        rfid_tag_id: { siesa_field: 'f_tag' },
        ean: { siesa_field: 'f_ean', validation: '(?=a)' },
        price: { siesa_field: 'f_precio', expression: 'valeu * 2' },
      },
      {
        transformations: { with_tax: { type: 'calculation', logic: 'value *' }, status: { type: 'lokup', table: {} } },
      },
    );

    expect(problems(document)).toEqual([
      "mappings.product.id.type: expected one of string, integer, decimal, number, float, boolean, date, datetime, object, array, found strnig; did you mean 'string'?",
      "transformations.status.type: expected one of date, example, pattern, decimal, boolean, lookup, cast, calculation, conditional, string_replace, format, found lokup; did you mean 'lookup'?",
      'transformations.with_tax.logic: expected an expression that can be used, found value *; Unexpected token: EOF',
      "mappings.product.stock_quantity.product_field: expected a product field of its own, found name; 'name' already fills it",
      "mappings.product.rfid_tag_id: expected one rule for rfid_tag_id, found rfid_tag_id; 'rfid_tag' already fills it",
      "mappings.product.stock_quantity.transform: expected one of only_digits, upper, lower, with_tax, status, found with_tex; did you mean 'with_tax'?",
      'mappings.product.ean.validation: expected a pattern for a linear-time engine (RE2), found (?=a); error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
      "mappings.product.price.expression: expected an expression that can be used, found valeu * 2; there is no 'valeu', only value, record and product; did you mean 'value'?",
    ]);
  });

  const documentWithout = (name: string) => ({
    product_type: 'kong',
    mappings: {
      product: Object.fromEntries(
        ['id', 'external_id', 'name', 'stock_quantity']
          .filter((field) => field !== name)
          .map((field) => [field, { siesa_field: 'f' }]),
      ),
    },
  });

  it.each(['id', 'name'])('refuses a document that cannot fill %s', (name) => {
    expect(problems(documentWithout(name))).toEqual([
      `mappings.product.${name}: expected a rule, because every product needs this field`,
    ]);
  });

  it.each(['external_id', 'stock_quantity'])('accepts a document without a rule for %s', (name) => {
    expect(problems(documentWithout(name))).toEqual([]);
  });

  it.each(['id', 'external_id', 'name', 'stock_quantity'])('refuses a rule for %s that has no value', (name) => {
    expect(problems(documentWith({ [name]: { product_field: 'p' } }))).toEqual([
      `mappings.product.${name}: expected siesa_field, expression, constant or default, found none of them`,
    ]);
    expect(problems(documentWith({ [name]: { default: name === 'stock_quantity' ? 0 : 'x' } }))).toEqual([]);
  });

  it('warns of oddities with the nearest known name', () => {
    const document = {
      ...documentWith(
        {
          x: { siesa_field: 'f', requird: true, description: 'free', rounding: 'floor' },
          y: {
            siesa_field: 'f',
            type: 'integer',
            trim: true,
            required: true,
            on_invalid: 'omit',
            when_missing: 'clear',
          },
        },
        {
          validation_rules: { quantiy: { min: 0 } },
          default_values: { z: 1 },
          transformations: { upper: { type: 'lookup', tabel: {}, table: {} } },
          custom_fields: { prefx: 'x' },
        },
      ),
      version: '2.0',
      last_updated: '2025-01-15',
      wms_specific: {},
      mapping: {},
    };

    expect(problems(document)).toEqual([]);
    expect(warnings(document)).toEqual([
      expect.stringMatching(
        /^mapping: expected one of version, product_type, .*, found mapping; did you mean 'mappings'\?$/,
      ),
      'version: expected 1, which this engine reads, found 2.0',
      expect.stringMatching(/^custom_fields.prefx: .* did you mean 'prefix'\?$/),
      expect.stringMatching(/^mappings.product.x.requird: .* did you mean 'required'\?$/),
      expect.stringMatching(/^transformations.upper.tabel: .* did you mean 'table'\?$/),
      "validation_rules.quantiy: expected a field of this document, found quantiy; did you mean 'quantity'?",
      'default_values.z: expected a field of this document, found z',
      'mappings.product.x.rounding: expected it on an integer, found rounding; it has no effect here',
      'mappings.product.y.trim: expected it on a string, found trim; it has no effect here',
      'mappings.product.y.when_missing: expected it on an optional field without a default, found when_missing; it has no effect here',
      'mappings.product.y.on_invalid: expected it on an optional field, found on_invalid; it has no effect here',
    ]);
  });

  it('treats null as absent', () => {
    expect(
      problems(
        documentWith(
          {
            x: { siesa_field: 'f', product_field: null, validation: null, transform: null, default: null, type: null },
          },
          { validation_rules: null, default_values: null, custom_fields: null, transformations: null },
        ),
      ),
    ).toEqual([]);
  });
});
