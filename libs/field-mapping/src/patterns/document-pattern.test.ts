import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';

import { Findings } from '../document/findings.ts';
import { matcherOf, replacerOf } from './document-pattern.ts';
import { linearEngine } from './linear-engine.ts';
import type { Matcher, Replacer } from './pattern-engine.ts';

/** A pattern compiled for matching and for replacing. */
const compilePattern = (source: string): Matcher & Replacer => {
  const findings = new Findings();
  const matcher = matcherOf(source, 'x', { patterns: linearEngine, findings });
  const replacer = replacerOf(source, 'x', { patterns: linearEngine, findings });
  if (matcher === undefined || replacer === undefined) throw new Error(findings.problems[0]?.message);
  return { ...replacer, ...matcher };
};

describe('patterns', () => {
  it.each([
    ['^[0-9]{13}$', '7702001041725', true],
    ['^[0-9]{13}$', '770200104172', false],
    ['^[0-9]{13}$', '7702001041725\n', false],
    ['ab', 'xaby', true],
    ['(?i)^abc$', 'ABC', true],
    ['^\\p{L}+$', 'Ñandú', true],
    ['^.$', '😀', true],
    ['^[^a]$', '😀', true],
    ['^\\s$', '\u00a0', false],
  ])('%s on %j is %j', (source, text, expected) => {
    expect(compilePattern(source).test(text)).toBe(expected);
  });

  it.each([
    ['^([A-Z])-([0-9]{2})-([0-9]{2})$', '$1$2$3', 'A-01-05', 'A0105'],
    ['[^0-9]', '', '770-2001 041725', '7702001041725'],
    ['[^0-9]', '_', '1😀2', '1_2'],
    ['-+', '/', 'a--b-c', 'a/b/c'],
    ['\\s+', ' ', 'a \t b', 'a b'],
    ['^[A-Z]{2}$', '$&$&', 'AB', 'ABAB'],
    ['x', '$', 'axb', 'a$b'],
  ])('%s → %s makes of %j %j', (source, replacement, text, expected) => {
    expect(compilePattern(source).replace(text, replacement)).toBe(expected);
  });

  it.each([
    ['(?=a)b', /invalid or unsupported/],
    ['(a)\\1', /invalid escape/],
    ['[z-a]', /invalid character class range/],
    ['(', /missing closing/],
    ['a**', /invalid nested repetition/],
    ['a'.repeat(257), /longer than 256 characters/],
    ['(?:[a-z0-9]{30}){30}x{300}', /more than 1024 steps/],
    ['((a{100}){100}){100}', /more than 1024 steps/],
    ['(a|b|c|d|e|f|g|h){900}', /more than 1024 steps/],
    ['.{1,1000}b{0,900}', /more than 1024 steps/],
    [`(?:${'[\\pL]'.repeat(40)}){1000}`, /more than 1024 steps/],
  ])('refuses %s', (source, reason) => {
    expect(() => compilePattern(source)).toThrow(reason);
  });
});

describe('B33: patterns need bounded work', () => {
  const hostile = [
    ...[
      '^(a+)+$',
      '^(a|a)*$',
      '^(a|aa)+$',
      '^(a*)*$',
      '^(.*a){12}$',
      '(x+x+)+y',
      '(a*)*b',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
      '(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x',
    ],
    ...[
      '.{1000}',
      '\\p{L}{1000}',
      '[\\w\\W]{1000}',
      '(?i)\\pL{333}',
      '(?:\\pL|\\pN|\\pS){300}',
      '(?:(?:a?){30}){30}',
      '(\\pL{1,30}){1,30}',
      '(a|b|c|d){300}',
      '(?:a{0,500}){0,1}',
      '^a*[ab]{600}$',
    ],
  ];
  const texts = [
    'a'.repeat(4_096),
    `${'a'.repeat(4_095)}!`,
    'ab'.repeat(2_048),
    'ñ'.repeat(4_096),
    '0123456789'.repeat(409),
  ];

  it.each(hostile)('%s is bounded or refused', (source) => {
    const pattern = attempt(() => compilePattern(source));
    if (pattern instanceof Error) {
      expect(pattern.message).toMatch(/steps|repeat/);
      return;
    }
    // The most work of the linear engine: steps of the program times characters of the text.
    expect(pattern.longestText * RE2JS.compile(source).programSize()).toBeLessThanOrEqual(400_000);
    for (const text of texts) expect(typeof pattern.test(text.slice(0, pattern.longestText))).toBe('boolean');
  });

  it.each([
    ['a(?:.*b)?', 'x'],
    ['(a)(?:(.*)(b))?', '$1'],
    ['(a|ab|abc|a.*z)', '$1'],
  ])('replacing %s is refused when its searches take too long', (source, replacement) => {
    expect(compilePattern(source).replace('a'.repeat(4_096), replacement)).toBeUndefined();
  });

  it('replacing single characters of a long text is accepted', () => {
    expect(compilePattern('[^0-9]').replace('ab1'.repeat(1_365), '')).toBe('1'.repeat(1_365));
  });
});

const attempt = <T>(make: () => T): T | Error => {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};
