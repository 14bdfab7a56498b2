import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { documentWith } from '../testing/documents.ts';
import { mapped } from '../testing/mapped.ts';
import { coffee } from '../testing/rows.ts';

describe('a missing value', () => {
  it.each([undefined, null, '', '   ', '\t'])('%j stays absent', (value) => {
    for (const type of ['string', 'integer', 'decimal', 'boolean', 'date', 'object'])
      expect(mapped({ type }, value)).toBeUndefined();
  });

  it.each([
    ['from the rule', { default: 'x' }, {}, 'x'],
    ['from the rule, before the table', { default: 'x' }, { default_values: { x: 'y' } }, 'x'],
    ['from the table, by canonical name', {}, { default_values: { x: 'y' } }, 'y'],
    ['from the table, by product name', { product_field: 'p' }, { default_values: { p: 'y' } }, 'y'],
    ['with its type', { type: 'integer', default: '0007' }, {}, 7],
    ['none where it is null', { default: null }, {}, undefined],
    ['null where it is to be cleared', { when_missing: 'clear' }, {}, null],
    ['absent where it is to be omitted', { when_missing: 'omit' }, {}, undefined],
    [
      'without its transformation, because a default is finished',
      { default: 'active', transform: 'status' },
      { transformations: { status: { type: 'lookup', table: { A: 'active' } } } },
      'active',
    ],
  ])('gets a default %s', (_, rule, parts, expected) => {
    expect(mapped(rule, null, parts)).toBe(expected);
  });

  it('rejects the record when the field is required', () => {
    expect(mapped({ required: true }, ' ')).toEqual({
      stops: [{ path: 'x', code: 'mapping/required', expected: 'a value in f_x', received: 'nothing' }],
    });
    expect(mapped({ required: true, when_missing: 'clear' }, null)).toHaveProperty('stops');
    expect(mapped({}, null, { validation_rules: { x: { required: true, message: 'X must be there' } } })).toMatchObject(
      { stops: [{ code: 'mapping/required', message: 'X must be there' }] },
    );
  });

  it('is also an empty result of a transformation', () => {
    expect(mapped({ expression: '"  "', trim: false, default: 'x' }, 'abc')).toBe('x');
    expect(mapped({ transform: 'only_digits', when_missing: 'clear' }, 'abc')).toBeNull();
    expect(mapped({ transform: 'only_digits', default: '0' }, 'abc')).toBe('0');
    expect(
      mapped({ transform: 'none' }, 'A', {
        transformations: { none: { type: 'lookup', table: { A: null }, default: 'x' } },
      }),
    ).toBeUndefined();
  });

  it('is replaced by the next source that has a value', () => {
    const mapping = compileFieldMapping(
      documentWith({ x: { siesa_field: ['f_a', 'API_v2_ItemsBarras.f131_id', 'toString'] } }),
    );

    expect(mapping.map({ ...coffee, f_a: '1', 'API_v2_ItemsBarras.f131_id': '2' })).toMatchObject({
      value: { x: '1' },
    });
    expect(mapping.map({ ...coffee, f_a: '', 'API_v2_ItemsBarras.f131_id': '7702 ' })).toMatchObject({
      value: { x: '7702' },
    });
    expect(mapping.map({ ...coffee, f_a: null, toString: '3' })).toMatchObject({ value: { x: '3' } });
    expect(mapping.map(coffee)).not.toHaveProperty('value.x');
    expect(mapping.sourceFields).toContain('API_v2_ItemsBarras.f131_id');
  });
});

describe('a refused value', () => {
  it.each([
    [{}, 'warns'],
    [{ on_invalid: 'omit' }, 'warns'],
    [{ on_invalid: 'reject' }, 'stops'],
    [{ required: true }, 'stops'],
    [{ required: true, on_invalid: 'omit' }, 'stops'],
  ])('under %j %s', (rule, outcome) => {
    expect(mapped({ type: 'integer', ...rule }, 'twelve')).toEqual({
      [outcome]: [{ path: 'x', code: 'mapping/integer', expected: 'a whole number', received: 'twelve' }],
    });
  });

  it('is not replaced by the default', () => {
    expect(mapped({ type: 'integer', default: 5 }, 'twelve')).toHaveProperty('warns');
  });

  it('is shortened in its issue', () => {
    expect(mapped({ type: 'integer' }, 'x'.repeat(500))).toMatchObject({
      warns: [{ received: `${'x'.repeat(199)}…` }],
    });
    expect(mapped({ type: 'string' }, { a: 1 })).toMatchObject({ warns: [{ received: 'an object' }] });
    expect(mapped({ type: 'string' }, [1, 2])).toMatchObject({ warns: [{ received: 'a list of 2' }] });
  });

  it.each([null, undefined, 5, 'text', true, []])('of a whole record, %j, is an issue', (record) => {
    const mapping = compileFieldMapping(documentWith({}));

    expect(mapping.map(record as never)).toMatchObject({ ok: false, issues: [{ code: 'mapping/record' }] });
    expect(mapping.explain(record as never)).toMatchObject({ result: { ok: false }, fields: [] });
    expect(mapping.idOf(record as never)).toBeUndefined();
  });
});

describe('types', () => {
  it.each([
    ['string', ' Café ', 'Café'],
    ['string', 1204, '1204'],
    ['integer', '000000000004290.0000', 4290],
    ['decimal', '12.50', 12.5],
    ['number', '12.50', 12.5],
    ['float', '12.50', 12.5],
    ['boolean', 'S', true],
    ['date', '2025-01-31', '2025-01-31T00:00:00Z'],
    ['datetime', '2025-01-31T10:00:00', '2025-01-31T15:00:00Z'],
    ['object', { a: 1 }, { a: 1 }],
    ['array', [1], [1]],
    [undefined, ' x ', 'x'],
  ])('%s makes of %j %j', (type, value, expected) => {
    expect(mapped({ type }, value)).toEqual(expected);
  });

  it('keep blanks and round when the rule asks for it', () => {
    expect(mapped({ trim: false }, ' x ')).toBe(' x ');
    expect(mapped({ type: 'integer', rounding: 'ceil' }, '1.2')).toBe(2);
  });

  it('read local times in the zone of the client', () => {
    const document = documentWith({ x: { siesa_field: 'f_x', type: 'date' } });
    const at = (timezone: string): unknown =>
      compileFieldMapping(document, { timezone }).map({ ...coffee, f_x: '2025-01-31T10:00:00' });

    expect(at('America/Santiago')).toMatchObject({ value: { x: '2025-01-31T13:00:00Z' } });
    expect(() => at('America/Macondo')).toThrow(RangeError);
  });
});
