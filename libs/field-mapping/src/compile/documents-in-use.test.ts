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
