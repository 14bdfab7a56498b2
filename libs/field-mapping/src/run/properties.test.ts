import { canonicalProductSchema } from '@siesa-integration/canonical-model';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import type { FieldMapping, SourceRecord } from '../field-mapping.ts';
import kongDocument from '../testing/documents/field-mappings-kong.json' with { type: 'json' };
import wmsDocument from '../testing/documents/field-mappings-wms.json' with { type: 'json' };
import richDocument from '../testing/documents/every-setting.json' with { type: 'json' };
import { coffee } from '../testing/rows.ts';

const mappings = [kongDocument, wmsDocument, richDocument].map((document) => compileFieldMapping(document));
const mapping = fc.constantFrom(...mappings);

const names = [
  ...new Set(mappings.flatMap(({ sourceFields }) => sourceFields)),
  'custom:color',
  'f120_custom_peso',
  '__proto__',
  'constructor',
  'toString',
  'custom:__proto__',
];

/** Usual values of rows, and hostile ones. */
const values = fc.oneof(
  fc.constantFrom(
    'PROD001',
    ' 011 ',
    '7702001041725',
    '000000000004290.0000',
    '12,5',
    '-0',
    '1e400',
    '2025-02-30',
    '15/08/2025',
    'S',
    '',
    '\ud800',
    'Cafe\u0301',
  ),
  fc.jsonValue(),
  fc.double(),
  fc.string({ unit: 'binary' }),
);

const anyRecord = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), values)).map(recordOf);
/** Mostly sound rows, so that many become products. */
const nearlySound = fc
  .array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 3 })
  .map((entries) => recordOf([...Object.entries(coffee), ...entries]));
const records = fc.oneof(anyRecord, nearlySound);

/** As JSON.parse makes them: `__proto__` is a key like any other. */
function recordOf(entries: readonly (readonly [string, unknown])[]): SourceRecord {
  const record = {};
  for (const [key, value] of entries)
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  return record;
}

describe('for every record', () => {
  it('mapping never throws and never changes Object.prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(mapping, fc.oneof(records, fc.jsonValue()), ({ map, explain, idOf }, record) => {
        const result = map(record as SourceRecord);
        explain(record as SourceRecord);
        const id = idOf(record as SourceRecord);
        if (result.ok) expect(id).toBe(result.value.id);
        expect(JSON.stringify(result)).toBeTypeOf('string');
      }),
      { numRuns: 2_000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('the same record gives the same result and is not changed', () => {
    fc.assert(
      fc.property(mapping, records, ({ map }, record) => {
        const before = JSON.stringify(record);
        expect(map(record)).toEqual(map(record));
        expect(JSON.stringify(record)).toBe(before);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a mapped product matches the canonical schema', () => {
    let products = 0;
    fc.assert(
      fc.property(mapping, records, ({ map }, record) => {
        const result = map(record);
        if (!result.ok) return;
        products += 1;
        expect(v.safeParse(canonicalProductSchema, result.value).issues).toBeUndefined();
      }),
      { numRuns: 3_000 },
    );
    expect(products).toBeGreaterThan(300);
  });

  it('explain returns the same product', () => {
    fc.assert(
      fc.property(mapping, records, ({ map, explain }, record) => {
        const { result, fields } = explain(record);
        expect(result).toEqual(map(record));
        for (const { field, value } of fields) if (result.ok) expect(result.value[field]).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of its keys does not matter', () => {
    fc.assert(
      fc.property(mapping, records, ({ map }, record) => {
        const reversed = recordOf(Object.entries(record).reverse());
        expect(JSON.stringify(map(reversed))).toBe(JSON.stringify(map(record)));
      }),
      { numRuns: 500 },
    );
  });
});

it('the order of fields in a document does not matter', () => {
  const rules = Object.entries(richDocument.mappings.product);
  fc.assert(
    fc.property(fc.shuffledSubarray(rules, { minLength: rules.length }), nearlySound, (shuffled, record) => {
      const other: FieldMapping = compileFieldMapping({
        ...richDocument,
        mappings: { product: Object.fromEntries(shuffled) },
      });
      const first = mappings[2];
      expect(JSON.stringify(other.map(record))).toBe(JSON.stringify(first?.map(record)));
      expect(other.destinationFields).toEqual(first?.destinationFields);
    }),
    { numRuns: 50 },
  );
});

describe('for every document', () => {
  it('compilation succeeds or throws MappingInvalid, never another error', () => {
    const rule = fc.dictionary(
      fc.constantFrom(
        'siesa_field',
        'product_field',
        'type',
        'required',
        'default',
        'validation',
        'transform',
        'expression',
        'on_invalid',
        'rounding',
        'when_missing',
        'odd',
      ),
      values,
      { noNullPrototype: true },
    );
    const documents = fc.record({
      version: values,
      product_type: values,
      mappings: fc.oneof(
        values,
        fc.record({
          product: fc.oneof(
            values,
            fc.dictionary(fc.oneof(fc.constantFrom('id', 'name', 'ean', 'sku'), fc.string()), rule),
          ),
        }),
      ),
      transformations: fc.oneof(
        values,
        fc.dictionary(
          fc.string(),
          fc.dictionary(fc.constantFrom('type', 'from', 'to', 'pattern', 'replacement', 'logic', 'table'), values),
        ),
      ),
      validation_rules: values,
      default_values: values,
      custom_fields: values,
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), documents), (document) => {
        expect(() => compileFieldMapping(document)).toThrow(
          expect.objectContaining({ name: 'MappingInvalid', kind: 'configuration' }) as Error,
        );
      }),
      { numRuns: 500 },
    );
  });
});
