import { describe, expect, it } from 'vitest';
import { checkMapping, compileFieldMapping } from '../compile-field-mapping.ts';
import { problemText } from '../mapping-invalid.ts';
import { documentWith } from '../testing/documents.ts';
import { mapped } from '../testing/mapped.ts';
import { coffee } from '../testing/rows.ts';

const problems = (document: unknown): readonly string[] => checkMapping(document).problems.map(problemText);
const warnings = (document: unknown): readonly string[] => checkMapping(document).warnings.map(problemText);
const valueOf = (document: unknown, row: Readonly<Record<string, unknown>> = coffee) => {
  const result = compileFieldMapping(document).map(row);
  return result.ok ? result.value : result.issues;
};

describe('a cast', () => {
  const casts = (to: string, parts: object = {}) => ({
    transformations: { cast: { type: 'cast', from: 'string', to }, ...parts },
  });

  it.each<[string, unknown, string, unknown]>([
    ['integer', '000012.0000', 'integer', 12],
    ['integer', '000012', 'string', '12'],
    ['float', '12.50', 'decimal', 12.5],
    ['number', '0.5', 'string', '0.5'],
    ['string', 7, 'string', '7'],
    ['boolean', 'SI', 'boolean', true],
    ['boolean', 'N', 'string', 'false'],
    ['date', '2025-01-31', 'date', '2025-01-31T00:00:00Z'],
    ['datetime', '2025-01-31 08:00:00', 'string', '2025-01-31T13:00:00Z'],
  ])('to %s makes of %j, in a field of type %4$s', (to, value, type, expected) => {
    expect(mapped({ type, transform: 'cast' }, value, casts(to))).toBe(expected);
  });

  it('reads dates, numbers and booleans as the document declares them, once', () => {
    const declared = {
      date_format: { from: 'YYYY-DD-MM', to: 'ISO8601' },
      decimal_separator: { from: ',', to: '.' },
      boolean_conversion: { true_values: ['A'], false_values: ['I'] },
    };

    expect(mapped({ type: 'date', transform: 'cast' }, '2025-02-01', casts('date', declared))).toBe(
      '2025-01-02T00:00:00Z',
    );
    expect(mapped({ type: 'decimal', transform: 'cast' }, '12,5', casts('float', declared))).toBe(12.5);
    expect(mapped({ type: 'boolean', transform: 'cast' }, 'A', casts('boolean', declared))).toBe(true);
  });

  it('fails on a value that is not of the type, and never rounds', () => {
    expect(mapped({ transform: 'cast' }, 'abc', casts('integer'))).toMatchObject({
      warns: [{ code: 'mapping/integer' }],
    });
    expect(mapped({ transform: 'cast' }, '12.5', casts('integer'))).toMatchObject({
      warns: [{ code: 'mapping/integer' }],
    });
  });

  it.each([
    [
      { type: 'cast', to: 'int' },
      'a.to: expected one of string, integer, decimal, number, float, boolean, date, datetime, object, array, found int',
    ],
    [{ type: 'cast', from: 'string' }, 'a.to: expected this key, which is required'],
    [{ type: 'cast', from: 'text', to: 'integer' }, 'a.from: expected one of string'],
  ])('is refused as %j', (spec, problem) => {
    expect(problems(documentWith({}, { transformations: { a: spec } }))).toEqual([expect.stringContaining(problem)]);
  });
});

describe('string_replace', () => {
  const replaces = (pattern: string, replacement: string) => ({
    transformations: { a: { type: 'string_replace', pattern, replacement } },
  });

  it.each([
    ['-', '', 'L-2025-01', 'L202501'],
    [' ', '_', 'A B', 'A_B'],
    ['[^0-9]', '', '770-2', '7702'],
    [String.raw`\.`, ',', '1.5', '1,5'],
    ['^0+', '', '00012', '12'],
    ['([A-Z])-([0-9]+)', '$2$1', 'A-01', '01A'],
  ])('%j by %j makes %s to %s', (pattern, replacement, value, expected) => {
    expect(mapped({ transform: 'a' }, value, replaces(pattern, replacement))).toBe(expected);
  });

  it.each([
    ['.', String.raw`"\\."`],
    ['$', String.raw`"\\$"`],
    ['a|b', String.raw`"a\\|b"`],
    ['(copy)', String.raw`"\\(copy\\)"`],
    ['US$', String.raw`"US\\$"`],
  ])('is refused where text and pattern differ: %j', (pattern, written) => {
    expect(problems(documentWith({}, replaces(pattern, '')))).toEqual([
      `transformations.a.pattern: expected a pattern that means the same as text, found ${pattern}; write "type": "pattern" with this pattern, or for the text itself "pattern": ${written}`,
    ]);
  });

  it("is refused with Python's groups", () => {
    expect(problems(documentWith({}, replaces('([A-Z])-', String.raw`\1`)))).toEqual([
      String.raw`transformations.a.replacement: expected groups as $1, found \1; write "$1"`,
    ]);
  });
});

describe('format', () => {
  it.each<[object, unknown, unknown]>([
    [{ type: 'format', from: 'YYYY-MM-DD', to: 'ISO8601' }, '2025-01-31', '2025-01-31T00:00:00Z'],
    [{ type: 'format', from: 'DD/MM/YYYY', to: 'YYYY-MM-DD' }, '31/01/2025', '2025-01-31'],
    [{ type: 'format', from: 'A-01-05', to: 'A0105' }, 'B-12-40', 'B1240'],
    [{ type: 'format', from: ',', to: '.' }, '12,5', '12.5'],
  ])('%j', (spec, value, expected) => {
    expect(mapped({ transform: 'a' }, value, { transformations: { a: spec } })).toBe(expected);
  });

  it.each(['%Y-%m-%d', 'yyyy-MM-dd', 'dd/mm/yyyy'])('is refused with the tokens of another language: %s', (from) => {
    expect(problems(documentWith({}, { transformations: { a: { type: 'format', from, to: 'ISO8601' } } }))).toEqual([
      expect.stringMatching(/^transformations\.a\.from: expected (?:a day: YYYY, MM and DD|only YYYY MM DD)/),
    ]);
  });

  it('is refused without its keys', () => {
    expect(problems(documentWith({}, { transformations: { a: { type: 'format' } } }))).toEqual([
      expect.stringContaining('transformations.a.type: expected one of date'),
    ]);
  });
});

describe('a location_format with an example beside a pattern', () => {
  const located = (location_format: object, value: string): unknown => {
    const document = documentWith(
      { warehouse_location: { siesa_field: 'f' } },
      { transformations: { location_format } },
    );
    expect(problems(document)).toEqual([]);
    return (valueOf(document, { ...coffee, f: value }) as { warehouse_location?: unknown }).warehouse_location;
  };
  const pattern = '^([A-Z])-([0-9]{2})-([0-9]{2})$';

  it('is the pattern where there is a replacement', () => {
    const format = { from: 'A-01-05', to: 'A0105', pattern, replacement: '$1$2$3' };

    expect(located(format, 'B-12-40')).toBe('B1240');
    expect(warnings(documentWith({}, { transformations: { location_format: format } }))).toEqual([]);
    expect(warnings(documentWith({}, { transformations: { location_format: { ...format, to: 'A/01/05' } } }))).toEqual([
      "transformations.location_format.to: expected A0105, found A/01/05; this is what the pattern makes of 'A-01-05'",
    ]);
  });

  it('is the example, for what has the pattern, where there is none', () => {
    const format = { from: 'A-01-05', to: 'A0105', pattern };

    expect(located(format, 'B-12-40')).toBe('B1240');
    expect(located(format, 'BODEGA-1')).toBe('BODEGA-1');
  });
});

describe('a lookup with the default "same"', () => {
  it('keeps what is not in its table', () => {
    const transformations = { a: { type: 'lookup', table: { A: 'active' }, default: 'same' } };

    expect(mapped({ transform: 'a' }, 'A', { transformations })).toBe('active');
    expect(mapped({ transform: 'a' }, 'Z', { transformations })).toBe('Z');
    expect(mapped({ transform: 'a', type: 'integer' }, 7, { transformations })).toBe(7);
  });
});

describe('defaults', () => {
  it('fill a missing value, as default_values do', () => {
    expect(mapped({ type: 'integer' }, null, { defaults: { x: 5 } })).toBe(5);
    expect(mapped({ product_field: 'p' }, null, { defaults: { p: 'UND' } })).toBe('UND');
    expect(mapped({ default: 'own' }, null, { defaults: { x: 'UND' } })).toBe('own');
  });

  it("are every product's where there is no rule, so that no value is lost", () => {
    const document = documentWith(
      {},
      { defaults: { reception_type: 'GENERAL', filter: 1, 'properties.on_demand': false, none: null } },
    );

    expect(valueOf(document)).toMatchObject({ reception_type: 'GENERAL', filter: 1, 'properties.on_demand': false });
    expect(compileFieldMapping(document).destinationFields).toEqual(
      expect.arrayContaining([
        { canonical: 'filter', target: 'filter' },
        { canonical: 'properties.on_demand', target: 'properties.on_demand' },
        { canonical: 'reception_type', target: 'reception_type' },
      ]),
    );
    expect(warnings(document)).toEqual([]);
  });

  it('warn where a name is nearly that of a rule', () => {
    expect(warnings(documentWith({ category: { siesa_field: 'f' } }, { defaults: { categry: 'x' } }))).toEqual([
      "defaults.categry: expected a field of this document, found categry; did you mean 'category'? As it is, every product gets it",
    ]);
  });

  it.each(['id', 'external_id', 'name', 'sku', 'stock_quantity'])('never make one %s for all products', (name) => {
    const rules = rulesWithout(name);

    expect(problems({ product_type: 'kong', mappings: { product: rules }, defaults: { [name]: 0 } })).toContain(
      `defaults.${name}: expected a rule for ${name} with its siesa_field, found 0; one value for every product would be a guess`,
    );
  });

  it('are refused where default_values has another value, or the value does not fit', () => {
    const rule = { x: { siesa_field: 'f', type: 'integer' } };

    expect(problems(documentWith(rule, { defaults: { x: 1 }, default_values: { x: 2 } }))).toEqual([
      "defaults.x: expected one default for x, found 1; 'default_values.x' has another",
    ]);
    expect(problems(documentWith(rule, { defaults: { x: 1 }, default_values: { x: 1 } }))).toEqual([]);
    expect(problems(documentWith(rule, { defaults: { x: 'many' } }))).toEqual([
      'defaults.x: expected a default that is a whole number, found many',
    ]);
    expect(problems(documentWith({}, { defaults: { 'a[0]': 1 } }))).toEqual([
      expect.stringContaining('defaults.a[0].product_field: '),
    ]);
  });
});

const allRules = {
  id: { siesa_field: 'f_codigo' },
  external_id: { siesa_field: 'f_codigo_externo' },
  name: { siesa_field: 'f_nombre' },
  sku: { siesa_field: 'f_codigo' },
  stock_quantity: { siesa_field: 'f_cantidad', type: 'integer' },
};

const rulesWithout = (...names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(allRules).filter(([name]) => !names.includes(name)));

describe('a constant', () => {
  const constant = (rule: Readonly<Record<string, unknown>>) => documentWith({ x: { product_field: 'p', ...rule } });

  it.each([10, 0.5, 'UND', true, false, ['a'], { a: 1 }])('keeps %j as it is', (value) => {
    expect(valueOf(constant({ constant: value }))).toMatchObject({ x: value });
  });

  it('is converted to the type that its rule declares, and checked', () => {
    expect(valueOf(constant({ constant: 10, type: 'string' }))).toMatchObject({ x: '10' });
    expect(problems(constant({ constant: 'many', type: 'integer' }))).toEqual([
      'mappings.product.x.constant: expected a constant that is a whole number, found many',
    ]);
  });

  it('stands alone', () => {
    expect(problems(constant({ constant: 1, siesa_field: 'f', default: 2 }))).toEqual([
      'mappings.product.x.constant: expected a constant alone, found a constant and siesa_field, default',
    ]);
    expect(warnings(constant({ constant: 'a', transform: 'upper' }))).toEqual([
      'mappings.product.x.transform: expected it on a field with a siesa_field, found transform; it has no effect here',
    ]);
  });
});

describe('a document without', () => {
  it('a rule for external_id has the id there too', () => {
    const rules = rulesWithout('external_id', 'sku');
    const mapping = compileFieldMapping({ product_type: 'kong', mappings: { product: rules } });

    expect(mapping.map(coffee)).toMatchObject({
      ok: true,
      value: { id: 'PROD001', external_id: 'PROD001', sku: 'PROD001' },
    });
    expect(mapping.explain(coffee).fields.map(({ field }) => field)).toEqual([
      'id',
      'name',
      'stock_quantity',
      'external_id',
      'sku',
    ]);
  });

  it('a product_type fits every client', () => {
    const document = { mappings: documentWith({})['mappings'] };

    expect(checkMapping(document)).toMatchObject({ problems: [], warnings: [] });
    expect(compileFieldMapping(document)).not.toHaveProperty('productType');
  });

  it('a rule for stock_quantity maps products without a stock', () => {
    const rules = rulesWithout('stock_quantity');

    expect(valueOf({ product_type: 'kong', mappings: { product: rules } })).not.toHaveProperty('stock_quantity');
  });
});

describe('a rule for stock_quantity', () => {
  const withStock = (rule: Readonly<Record<string, unknown>>) =>
    documentWith({ stock_quantity: { siesa_field: 'f_cantidad', type: 'integer', ...rule } });

  it('rejects a row without a stock, unless it states that it is optional', () => {
    const row = { ...coffee, f_cantidad: null };

    expect(valueOf(withStock({}), row)).toMatchObject([{ path: 'stock_quantity', code: 'mapping/required' }]);
    expect(valueOf(withStock({ required: true }), row)).toMatchObject([{ code: 'mapping/required' }]);
    expect(valueOf(withStock({ required: false }), row)).not.toHaveProperty('stock_quantity');
    expect(valueOf(withStock({ required: false }), { ...coffee, f_cantidad: 'N/D' })).not.toHaveProperty(
      'stock_quantity',
    );
  });
});

it('carries examples of custom fields without a warning', () => {
  expect(warnings(documentWith({}, { custom_fields: { prefix: 'x_', examples: { x_color: 'AZUL' } } }))).toEqual([]);
  expect(warnings(documentWith({}, { custom_fields: { examples: ['custom:color'] } }))).toEqual([]);
});
