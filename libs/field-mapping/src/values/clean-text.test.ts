import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import { cleanText, isMissing, longestText, normalized } from './clean-text.ts';
import { texts } from './to-text.ts';

const toText = texts(true);

describe('B30: codes stay text', () => {
  it.each([
    ['03 ', '03'],
    ['011', '011'],
    ['0000', '0000'],
    ['1e3', '1e3'],
    [1204, '1204'],
    [1e21, '1000000000000000000000'],
    [true, 'true'],
  ])('%j is %j', (value, text) => {
    expect(toText(value)).toBe(text);
  });

  it('011 is not 11', () => {
    expect(toText('011')).not.toBe(toText(11));
  });
});

describe('cleanText', () => {
  it.each([
    ['  Tornillo ½" ', 'Tornillo ½"'],
    ['Cafe\u0301', 'Café'],
    ['\u00a0CAJ\u3000', 'CAJ'],
    ['\t\r\n', ''],
    ['', ''],
    ['ﬁ', 'ﬁ'],
  ])('makes of %j %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('equals trim and NFC for every text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', ' ', '\u00a0', '\ufeff', '\u2003', '\u0301', 'é'),
        (text, edge) => {
          const whole = edge + text + edge;
          expect(cleanText(whole)).toBe(whole.trim().normalize('NFC'));
          expect(normalized(whole)).toBe(whole.normalize('NFC'));
        },
      ),
    );
  });
});

describe('texts', () => {
  it('keep outer blanks when trim is false', () => {
    expect(texts(false)('  a ')).toBe('  a ');
  });

  it.each([
    ['a'.repeat(longestText + 1), 'mapping/too-long'],
    ['5 MB '.repeat(1_000_000), 'mapping/too-long'],
    ['half \ud800', 'mapping/unicode'],
    [{}, 'mapping/string'],
    [['a'], 'mapping/string'],
    [Number.NaN, 'mapping/string'],
  ])('refuse %j with %s', (value, code) => {
    expect(toText(value)).toMatchObject({ code });
    expect(toText(value)).toBeInstanceOf(Failure);
  });
});

describe('isMissing', () => {
  it.each([undefined, null, '', ' ', '\t \n', '\u00a0\u2003'])('%j is', (value) => {
    expect(isMissing(value)).toBe(true);
  });

  it.each([0, false, '0', ' 0 ', 'é', [], {}])('%j is not', (value) => {
    expect(isMissing(value)).toBe(false);
  });
});
