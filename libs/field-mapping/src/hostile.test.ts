import { describe, expect, it } from 'vitest';
import { compileFieldMapping } from './compile-field-mapping.ts';
import { MappingInvalid } from './mapping-invalid.ts';
import { documentWith } from './testing/documents.ts';
import { hostileExpressions, hostilePatterns, hostileTexts } from './testing/hostile.ts';
import { coffee } from './testing/rows.ts';

/** `refused` when the document is read, else what became of the record. */
const outcome = (rule: Readonly<Record<string, unknown>>, value: unknown, transformations = {}): 'refused' | 'issue' | 'value' => {
  try {
    const mapping = compileFieldMapping(documentWith({ target: { siesa_field: 'f_target', on_invalid: 'reject', ...rule } }, { transformations }));
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

describe('B33: hostile expressions', () => {
  it.each(hostileExpressions)('%s', (expression, expected) => {
    for (const [name, text] of hostileTexts) expect([name, expected === 'bounded' ? ['value', 'issue'] : [expected]]).toEqual([name, expect.arrayContaining([outcome({ expression }, text)])]);
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
      for (const found of [asked, replaced]) expect(expected === 'refused' ? ['refused'] : ['value', 'issue']).toContain(found);
    }
    stillAnswers();
  });

  it('^(a+)+$ does not search 100,000 characters longer than 4,096: text of that length is an issue', () => {
    expect(outcome({ validation: '^(a+)+$' }, 'a'.repeat(100))).toBe('value');
    expect(outcome({ validation: '^(a+)+$' }, `${'a'.repeat(4_095)}!`)).toBe('issue');
    expect(outcome({ validation: '^(a+)+$' }, 'a'.repeat(100_000))).toBe('issue');
  });
});
