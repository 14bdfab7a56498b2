import { describe, expect, it } from 'vitest';
import { checkMapping } from '../compile-field-mapping.ts';
import { problemText } from '../mapping-invalid.ts';
import { documentWith } from '../testing/documents.ts';

const problems = (document: unknown): readonly string[] => checkMapping(document).problems.map(problemText);

describe('checkMapping, problem by problem', () => {
  it.each<[string, unknown, readonly (string | RegExp)[]]>([
    ['that is a number', 5, ['document: expected an object, found 5']],
    ['that is the JSON of a text', '"text"', ['document: expected an object, found text']],
    ['that is undefined', undefined, ['document: expected an object, found nothing']],
    ['that is a list', [], ['document: expected an object, found a list of 0']],
    ['that is empty', {}, ['mappings: expected this key, which is required, found nothing']],
    [
      'with a misspelt key',
      { mapings: documentWith({})['mappings'], product_type: 'kong' },
      [/^mappings: .*; 'mapings' is there instead$/],
    ],
    [
      'with parts of wrong types',
      { ...documentWith({}), transformations: [], product_type: 5 },
      ['transformations: expected an object, found a list of 0', 'product_type: expected text, found 5'],
    ],
    [
      'without rules',
      { product_type: 'kong', mappings: {} },
      ['mappings.product: expected this key, which is required, found nothing'],
    ],
    [
      'with rules that are none',
      documentWith({ x: 'f_x', y: null }),
      [
        'mappings.product.x: expected an object, found f_x',
        'mappings.product.y: expected an object, found nothing',
        /x: expected siesa_field/,
        /y: expected siesa_field/,
      ],
    ],
    [
      'with settings of wrong types',
      documentWith({ x: { siesa_field: [], required: 'yes', trim: 1 } }),
      [
        /x.siesa_field: expected something that is not empty, found a list of 0/,
        /x.required: expected true or false, found yes/,
        /x.trim: expected true or false, found 1/,
        /x: expected siesa_field/,
      ],
    ],
    [
      'with a blank name',
      documentWith({ x: { siesa_field: '' } }),
      [/x.siesa_field: expected something that is not empty/, /x: expected siesa_field/],
    ],
    [
      'with transformations of no kind',
      documentWith({}, { transformations: { a: {}, b: 5, c: null } }),
      [
        /a: expected one of date, .* found keys that belong to none/,
        /b: expected an object, found 5/,
        /c: expected an object, found nothing/,
      ],
    ],
    [
      'with half a transformation',
      documentWith(
        { x: { siesa_field: 'f', transform: 'a' } },
        { transformations: { a: { type: 'conditional', condition: 'value > 0', true_value: 1 } } },
      ),
      [/a.false_value: expected this key/],
    ],
    [
      'with a decimal separator that cannot be one',
      documentWith({}, { transformations: { decimal_separator: { type: 'example', from: 'a-b', to: 'ab' } } }),
      [/decimal_separator: expected a transformation of kind decimal, found example/],
    ],
    [
      'with separators that are none',
      documentWith(
        {},
        {
          transformations: {
            a: { type: 'decimal', from: '1' },
            b: { from: ',', grouping: ',' },
            c: { from: ',', grouping: '..' },
          },
        },
      ),
      [/a.from: expected one character, neither a digit/, /b.grouping: expected .* other than ','/, /c.grouping: /],
    ],
    [
      'with an example that is not clear',
      documentWith({}, { transformations: { a: { from: 'A-01', to: '01A' } } }),
      [/a.to: expected 'A-01' with its separators gone or replaced, found 01A/],
    ],
    [
      'with formats without a day',
      documentWith({}, { transformations: { a: { from: 'YYYY-MM', to: 'DD' } } }),
      [/a.from: expected a day/, /a.to: expected ISO8601, or a day/],
    ],
    [
      'with a word that is true and false',
      documentWith({}, { transformations: { a: { true_values: ['S', 1], false_values: [' s', 'N'] } } }),
      [/a.false_values: expected a word that is not among true_values/],
    ],
    [
      'with a condition that cannot be read',
      documentWith(
        {},
        { transformations: { a: { type: 'conditional', condition: 'value * 2', true_value: 1, false_value: 2 } } },
      ),
      [/a.condition: expected a condition/],
    ],
    [
      'with both spellings',
      documentWith({ x: { siesa_field: 'f', transform: 'upper', transformation: 'lower' } }),
      [/x.transformation: expected either transform or transformation/],
    ],
    [
      'with a default that does not fit',
      documentWith({ x: { siesa_field: 'f', type: 'integer', default: 'many' } }),
      [/x.default: expected a default that is a whole number, found many/],
    ],
    [
      'with a default in the table that does not fit',
      documentWith({ x: { siesa_field: 'f', type: 'boolean' } }, { default_values: { x: 'perhaps' } }),
      [/default_values.x: expected a default that is one of/],
    ],
    [
      'with a default that its own rule refuses',
      documentWith({ x: { siesa_field: 'f', validation: '^a$', default: 'b' } }),
      [/x.default: expected a default that is \^a\$, found b/],
    ],
    [
      'with limits on text',
      documentWith({ x: { siesa_field: 'f' } }, { validation_rules: { x: { min: 1 } } }),
      [/validation_rules.x: expected min and max on a number, found string/],
    ],
    [
      'with limits that exclude all',
      documentWith({ x: { siesa_field: 'f', type: 'integer' } }, { validation_rules: { x: { min: 2, max: 1 } } }),
      [/validation_rules.x: expected a min that is not above max, found 2 to 1/],
    ],
    [
      'with a pattern too long',
      documentWith({ x: { siesa_field: 'f' } }, { validation_rules: { x: { pattern: 'a'.repeat(300) } } }),
      [/validation_rules.x.pattern: .* it is longer than 256 characters/],
    ],
    [
      'with a rule expression that cannot be read',
      documentWith({ x: { siesa_field: 'f' } }, { validation_rules: { x: { expression: '1 + 1' } } }),
      [/validation_rules.x.expression: expected a condition/],
    ],
    [
      'with another type for a canonical field',
      documentWith({ name: { siesa_field: 'f', type: 'integer' } }),
      [/name.type: expected string, found integer; the canonical name is always of this type/],
    ],
    [
      'with too many fields',
      documentWith(
        Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${String(index)}`, { siesa_field: 'f' }])),
      ),
      ['mappings.product: expected at most 500 fields, found 504'],
    ],
    [
      'with a product field that is a path',
      documentWith({ x: { siesa_field: 'f', product_field: 'prices[0].amount' } }),
      [
        'mappings.product.x.product_field: expected a name, or at most 8 names with points between them, as in properties.color, found prices[0].amount; a list is mapped whole, with "product_field": "prices" and "type": "array", or gets one element of each field, with "product_field": "prices[]" or "prices[].name"',
      ],
    ],
    [
      'with product fields in other notations of paths',
      documentWith(
        Object.fromEntries(
          ['a[0]', '$.a', '/a/0', 'a\\b', ' a', 'a\t', 'a..b', 'a.', 'a.__proto__'].map((product_field, index) => [
            `x${String(index)}`,
            { siesa_field: 'f', product_field },
          ]),
        ),
      ),
      Array.from(
        { length: 9 },
        (_, index) => new RegExp(`x${String(index)}.product_field: expected a name, or at most 8 names`),
      ),
    ],
    [
      'with a path in another notation, and the way to write it',
      documentWith({ x: { siesa_field: 'f', product_field: '/price/amount' } }),
      [/x.product_field: .*; write "price.amount"$/],
    ],
    [
      'with a field below another',
      documentWith({
        w: { siesa_field: 'f', product_field: 'prices' },
        x: { siesa_field: 'f', product_field: 'prices.list' },
        y: { siesa_field: 'f', product_field: 'prices[]' },
        z: { siesa_field: 'f', product_field: 'prices[].amount' },
      }),
      [
        /x.product_field: expected a product field of its own, found prices.list; 'w' already fills it/,
        /y.product_field: .*'w' already fills it/,
        /z.product_field: .*'w' already fills it/,
      ],
    ],
    [
      'with one nested field twice',
      documentWith({
        x: { siesa_field: 'f', product_field: 'properties.color' },
        y: { siesa_field: 'f', product_field: 'properties.size' },
        z: { siesa_field: 'f', product_field: 'properties.color' },
      }),
      [/z.product_field: .* found properties.color; 'x' already fills it/],
    ],
    [
      'with several elements of one list',
      documentWith({
        x: { siesa_field: 'f', product_field: 'groups[].category' },
        y: { siesa_field: 'g', product_field: 'groups[].category' },
        z: { siesa_field: 'h', product_field: 'groups[]' },
      }),
      [],
    ],
    [
      'with plain product fields',
      documentWith({
        x: { siesa_field: 'f.g', product_field: 'custom:color' },
        y: { siesa_field: 'f', product_field: 'precio_lista-2' },
        z: { siesa_field: 'f', product_field: 'Año de venta' },
      }),
      [],
    ],
    [
      'with expressions in a circle',
      documentWith({ a: { expression: 'product.b' }, b: { expression: 'product.a' } }),
      [/product.a: expected expressions that do not need each other, found product.b/, /product.b: .*found product.a/],
    ],
    [
      'with an expression that reads itself',
      documentWith({ a: { siesa_field: 'f', expression: 'product.a' } }),
      [/product.a: expected expressions that do not need each other/],
    ],
    [
      'with an expression that reads a field of no rule',
      documentWith({ a: { expression: 'product.nme' } }),
      [/product.a: expected a field that this document maps, found product.nme; did you mean 'name'\?/],
    ],
  ])('refuses a document %s', (_, document, expected) => {
    const found = problems(document);

    expect(found).toEqual(
      expected.map((text) => (typeof text === 'string' ? text : (expect.stringMatching(text) as string))),
    );
  });
});
