import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from '../compile-field-mapping.ts';
import { MappingInvalid } from '../mapping-invalid.ts';
import { documentWith } from '../testing/documents.ts';
import { hostileExpressions, hostilePatterns, hostileTexts } from '../testing/hostile.ts';
import { coffee } from '../testing/rows.ts';

/** `refused` when the document is read, else what became of the record. */
const outcome = (
  rule: Readonly<Record<string, unknown>>,
  value: unknown,
  transformations = {},
): 'refused' | 'issue' | 'value' => {
  try {
    const mapping = compileFieldMapping(
      documentWith({ target: { siesa_field: 'f_target', on_invalid: 'reject', ...rule } }, { transformations }),
    );
    return mapping.map({ ...coffee, f_target: value }).ok ? 'value' : 'issue';
  } catch (error) {
    expect(error).toBeInstanceOf(MappingInvalid);
    return 'refused';
  }
};

const stillAnswers = (): void => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(compileFieldMapping(documentWith({})).map(coffee)).toMatchObject({ ok: true });
};

describe('B32: hostile rows', () => {
  const mapping = compileFieldMapping(
    documentWith({
      ean: { siesa_field: 'f_ean' },
      toString: { siesa_field: 'valueOf' },
      note: { siesa_field: 'f_note' },
    }),
  );
  let deep: unknown = 'end';
  for (let level = 0; level < 100_000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };

  const hostile: readonly (readonly [string, object, object])[] = [
    [
      '__proto__ as a key',
      JSON.parse(
        '{"__proto__":{"polluted":true},"custom:__proto__":{"polluted":true},"f120_custom_constructor":"x"}',
      ) as object,
      { ok: true, value: { 'custom:constructor': 'x' } },
    ],
    ['valueOf as a mapped key', { valueOf: 'data', constructor: 'data' }, { ok: true, value: { toString: 'data' } }],
    ['no valueOf of its own', {}, { ok: true, warnings: [] }],
    [
      '100,000 levels in an optional field',
      { f_note: deep },
      { ok: true, warnings: [{ path: 'note', code: 'mapping/string' }] },
    ],
    [
      '100,000 levels in a required field',
      { f_nombre: deep },
      { ok: false, issues: [{ path: 'name', code: 'mapping/string' }] },
    ],
    [
      '100,000 levels in a custom field',
      { 'custom:deep': deep },
      { ok: true, warnings: [{ path: 'custom:deep', code: 'mapping/custom' }] },
    ],
    ['100,000 levels in a field that nothing reads', { f_other: deep }, { ok: true, warnings: [] }],
    [
      '5 MB in an optional field',
      { f_note: 'x'.repeat(5_000_000) },
      { ok: true, warnings: [{ path: 'note', code: 'mapping/too-long' }] },
    ],
    [
      '5 MB in a required field',
      { f_nombre: 'ñ'.repeat(5_000_000) },
      { ok: false, issues: [{ path: 'name', code: 'mapping/too-long' }] },
    ],
    [
      '5 MB of digits',
      { f_cantidad: '9'.repeat(5_000_000) },
      { ok: false, issues: [{ path: 'stock_quantity', code: 'mapping/integer' }] },
    ],
    [
      'half a character',
      { f_note: 'a\ud800b', f_codigo: '\udc00' },
      { ok: false, issues: [{ path: 'id', code: 'mapping/unicode' }] },
    ],
    ['a zero byte', { f_note: 'a\u0000b' }, { ok: true, value: { note: 'a\u0000b' } }],
  ];

  it.each(hostile)('%s is data or an issue of that record; other records are mapped', (_, row, expected) => {
    const record = Object.defineProperties({ ...coffee }, Object.getOwnPropertyDescriptors(row));

    expect(mapping.map(record)).toMatchObject(expected);
    expect(JSON.stringify(mapping.map(record)).length).toBeLessThan(100_000);
    stillAnswers();
  });
});

describe('B33: hostile expressions', () => {
  it.each(hostileExpressions)('%s', (expression, expected) => {
    for (const [name, text] of hostileTexts)
      expect([name, expected === 'bounded' ? ['value', 'issue'] : [expected]]).toEqual([
        name,
        expect.arrayContaining([outcome({ expression }, text)]),
      ]);
    stillAnswers();
  });

  it('are at least forty', () => {
    expect(hostileExpressions.length).toBeGreaterThanOrEqual(40);
  });
});

describe('B33: hostile patterns', () => {
  it.each(hostilePatterns)('%s', (pattern, expected) => {
    for (const [, text] of hostileTexts) {
      const asked = outcome({ validation: pattern }, text);
      const replaced = outcome({ transform: 'hostile' }, text, { hostile: { pattern, replacement: '$1$1' } });
      for (const found of [asked, replaced])
        expect(expected === 'refused' ? ['refused'] : ['value', 'issue']).toContain(found);
    }
    stillAnswers();
  });

  it('^(a+)+$ is not run on 100,000 characters: the text is an issue', () => {
    expect(outcome({ validation: '^(a+)+$' }, 'a'.repeat(100))).toBe('value');
    expect(outcome({ validation: '^(a+)+$' }, `${'a'.repeat(4_095)}!`)).toBe('issue');
    expect(outcome({ validation: '^(a+)+$' }, 'a'.repeat(100_000))).toBe('issue');
  });
});
