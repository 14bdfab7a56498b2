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

  it('is the example, for values of the pattern, without a replacement', () => {
    const format = { from: 'A-01-05', to: 'A0105', pattern };

    expect(located(format, 'B-12-40')).toBe('B1240');
    expect(located(format, 'BODEGA-1')).toBe('BODEGA-1');
  });
});
