import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { nativePattern, nativeReplacement } from './native-pattern.ts';

describe('native patterns', () => {
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
  ])('accept %s', (source) => {
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
  ])('leave %s to the linear engine', (source) => {
    expect(nativePattern(source)).toBeUndefined();
  });

  it('match the same as the linear engine', () => {
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

  it('replace the same as the linear engine', () => {
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
