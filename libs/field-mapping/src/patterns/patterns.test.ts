import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { allEngines } from '../all-engines.ts';
import { Findings } from '../document/findings.ts';
import { matcherOf, replacerOf } from './document-pattern.ts';
import { nativePattern, nativeReplacement } from './native-pattern.ts';
import type { Matcher, Replacer } from './pattern-engine.ts';
import { patternSize } from './pattern-size.ts';

/** Both uses of a pattern, as documents have them. */
const compilePattern = (source: string): Matcher & Replacer => {
  const findings = new Findings();
  const matcher = matcherOf(source, 'x', { engines: allEngines, findings });
  const replacer = replacerOf(source, 'x', { engines: allEngines, findings });
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

describe('the fast path', () => {
  it.each([
    '^[0-9]{13}$',
    '^[A-Z]{2}-[0-9]{4}$',
    '^E28[0-9A-F]*$',
    '^\\d{3}\\.\\d{2}$',
    '^[\\w-]+$',
    '^a?b$',
    '^[0-9]{1,5}x$',
    '^$',
    '^\\w\\W\\d\\D$',
    '^[a&&b]$',
  ])('takes %s', (source) => {
    expect(nativePattern(source)).toBeDefined();
  });

  it.each([
    ...[
      '^(a+)+$',
      '^(a|a)*$',
      '^(.*a){12}$',
      '^a*a*$',
      '^a+b+$',
      '[0-9]{13}',
      '^[0-9]{13}',
      '^.*$',
      '^\\bA$',
      '^[[:alpha:]]$',
      '^a{99}b{99}$',
      '^a*[ab]{65}$',
    ],
    ...['^ñ$', '^a+?$', '^a|b$', '^[]a]$', '^[\\d-x]$', '^\\pL$', '^(?i)a$', '^a\\z$', '^[\\S]$'],
  ])('leaves %s to the linear engine', (source) => {
    expect(nativePattern(source)).toBeUndefined();
  });

  it('means the same as the linear engine', () => {
    const atom = fc.constantFrom(
      'a',
      '-',
      ' ',
      '[0-9]',
      '[^a-c]',
      '[A-Z_-]',
      '\\d',
      '\\D',
      '\\w',
      '\\W',
      '\\s',
      '\\S',
      '[^\\s-]',
      '[\\s0]',
      '[\\\\s]',
      '\\.',
      '\\$',
      '[.*+?]',
      '[^\\d]',
      '[\\]x]',
      '[\\w-]',
    );
    const part = fc
      .tuple(atom, fc.constantFrom('', '', '{0}', '{2}', '*', '+', '?', '{1,3}', '{2,}'))
      .map(([one, many]) => one + many);
    const texts = fc.string({
      unit: fc.constantFrom(
        'a',
        'b',
        's',
        'Z',
        '0',
        '9',
        '-',
        '.',
        ' ',
        '$',
        ']',
        '\\',
        '\n',
        '\v',
        '\u00a0',
        'é',
        'ſ',
        'K',
        '😀',
      ),
      maxLength: 6,
    });
    let taken = 0;
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), texts, (parts, text) => {
        const source = `^${parts.join('')}$`;
        const native = nativePattern(source);
        if (native === undefined) return;
        taken += 1;
        expect(native.test(text)).toBe(RE2JS.compile(source).test(text));
      }),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  it('replaces the same as the linear engine', () => {
    const atom = fc.constantFrom(
      'a',
      '-',
      '[0-9]',
      '[^a-c]',
      '\\d',
      '\\D',
      '\\W',
      '\\s',
      '\\S',
      '[\\s.]',
      '\\.',
      '[^\\d]',
    );
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '0', '-', '.', ' ', '\v', 'é', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(
        atom,
        fc.constantFrom('', '+'),
        texts,
        fc.constantFrom('', '_', '$&', '$$', '$1', '$x'),
        (one, many, text, replacement) => {
          const native = nativeReplacement(one + many);
          expect(native).toBeDefined();
          if (native)
            expect(text.replace(native, replacement)).toBe(
              RE2JS.compile(one + many)
                .matcher(text)
                .replaceAll(replacement),
            );
        },
      ),
    );
  });
});

describe('B33: patterns cannot run long', () => {
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

  it.each(hostile)('%s asks for bounded work, or is refused', (source) => {
    const pattern = attempt(() => compilePattern(source));
    if (pattern instanceof Error) {
      expect(pattern.message).toMatch(/steps|repeat/);
      return;
    }
    // Steps of the program times characters of the text is what the linear engine can do at most.
    expect(pattern.longestText * RE2JS.compile(source).programSize()).toBeLessThanOrEqual(400_000);
    for (const text of texts) expect(typeof pattern.test(text.slice(0, pattern.longestText))).toBe('boolean');
  });

  it.each([
    ['a(?:.*b)?', 'x'],
    ['(a)(?:(.*)(b))?', '$1'],
    ['(a|ab|abc|a.*z)', '$1'],
  ])('replacing %s gives up when its searches add up', (source, replacement) => {
    expect(compilePattern(source).replace('a'.repeat(4_096), replacement)).toBeUndefined();
  });

  it('replacing single characters of a long text does not', () => {
    expect(compilePattern('[^0-9]').replace('ab1'.repeat(1_365), '')).toBe('1'.repeat(1_365));
  });
});

describe('patternSize', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['a{13}', 13],
    ['(ab){100}', 300],
    ['[a-z{5}]{2}', 2],
    ['\\{5}', 3],
    ['(?:a{2}b){3}', 21],
    ['\\p{Lu}{4}', 4],
    ['a{2,7}', 7],
    ['a{3,}', 3],
    [')(', 1],
    ['[[:alpha:]x]{3}', 3],
  ])('of %s is about %d', (source, size) => {
    expect(Math.abs(patternSize(source) - size)).toBeLessThanOrEqual(9);
  });
});

const attempt = <T>(make: () => T): T | Error => {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};
