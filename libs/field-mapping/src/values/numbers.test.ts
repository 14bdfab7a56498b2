import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import { decimalText, type NumberStyle, parseExactDecimal, plainNumbers } from './exact-decimal.ts';
import { readPlainNumber } from './read-plain-number.ts';
import { decimals, numberText } from './to-decimal.ts';
import { integers, type Rounding } from './to-integer.ts';

const comma: NumberStyle = { decimal: ',' };
const grouped: NumberStyle = { decimal: ',', grouping: '.' };
const toInteger = integers('reject', plainNumbers);
const codeOf = (value: unknown): unknown => (value instanceof Failure ? value.code : value);

describe('B29: numbers are exact or refused with a code', () => {
  it.each([
    ['000000000004290.0000', plainNumbers, 4290],
    ['12,5', comma, 'mapping/integer'],
    ['1.234,00', grouped, 1234],
    ['-0', plainNumbers, 0],
    ['1e3', plainNumbers, 1000],
    ['12345678901234567890', plainNumbers, 'mapping/range'],
    ['9007199254740991', plainNumbers, 9_007_199_254_740_991],
    ['9007199254740992', plainNumbers, 'mapping/range'],
    ['-9007199254740991', plainNumbers, -9_007_199_254_740_991],
    ['1e400', plainNumbers, 'mapping/range'],
    ['1e401', plainNumbers, 'mapping/integer'],
    ['NaN', plainNumbers, 'mapping/integer'],
    ['Infinity', plainNumbers, 'mapping/integer'],
    ['0x1F', plainNumbers, 'mapping/integer'],
    ['4290.00000000000000000000001', plainNumbers, 'mapping/integer'],
    ['٤٢٩٠', plainNumbers, 'mapping/integer'],
    ['4 290', plainNumbers, 'mapping/integer'],
    [' 4290 ', plainNumbers, 4290],
    ['+7', plainNumbers, 7],
    ['-', plainNumbers, 'mapping/integer'],
    ['.', plainNumbers, 'mapping/integer'],
    ['--5', plainNumbers, 'mapping/integer'],
    ['1-2', plainNumbers, 'mapping/integer'],
    ['9'.repeat(1_000), plainNumbers, 'mapping/integer'],
    [`${'0'.repeat(300)}7`, plainNumbers, 7],
    ['1.000', comma, 'mapping/integer'],
    ['1.0000', comma, 1],
    ['1,000', comma, 1],
    ['1.000', grouped, 1000],
    ['1,000', plainNumbers, 'mapping/integer'],
    ['1.000', plainNumbers, 1],
    [true, plainNumbers, 'mapping/integer'],
    [[1], plainNumbers, 'mapping/integer'],
  ])('integer %j in style %j is %j', (value, style, expected) => {
    expect(codeOf(integers('reject', style)(value))).toBe(expected);
  });

  it.each([
    ['12,5', comma, 12.5],
    ['12.5', comma, 12.5],
    // exactly three digits behind a sign that is not declared
    ['1.23', comma, 1.23],
    ['1.234', comma, 'mapping/decimal'],
    ['1.2345', comma, 1.2345],
    ['-12.345', comma, 'mapping/decimal'],
    [' 0.125 ', comma, 'mapping/decimal'],
    ['000000000120.500', comma, 'mapping/decimal'],
    ['000000000120.5000', comma, 120.5],
    ['1.234e2', comma, 123.4],
    ['1,234', comma, 1.234],
    [1.234, comma, 1.234],
    ['1.234', { decimal: ',', grouping: ' ' }, 'mapping/decimal'],
    ['12.5', { decimal: ',', grouping: ' ' }, 12.5],
    ['1,234', { decimal: '.' }, 'mapping/decimal'],
    ['1,234', { decimal: '.', grouping: "'" }, 'mapping/decimal'],
    ['1,234', { decimal: '.', grouping: ',' }, 1234],
    ['1,23', { decimal: '.', grouping: ',' }, 'mapping/decimal'],
    ['1.234', { decimal: '.', grouping: ',' }, 1.234],
    // blanks and apostrophes between thousands
    ['12\u00a0345,9', { decimal: ',', grouping: ' ' }, 12_345.9],
    ['12\u202f345,9', { decimal: ',', grouping: ' ' }, 12_345.9],
    ["12'345.9", { decimal: '.', grouping: "'" }, 12_345.9],
    ['12\u2019345.9', { decimal: '.', grouping: "'" }, 12_345.9],
    ['12 34,5', { decimal: ',', grouping: ' ' }, 'mapping/decimal'],
    ['12 345,9', comma, 'mapping/decimal'],
    ["12'345.9", plainNumbers, 'mapping/decimal'],
    ['1.234,56', grouped, 1234.56],
    ['1.234', grouped, 1234],
    ['12.345.678,9', grouped, 12_345_678.9],
    ['12 345,9', { decimal: ',', grouping: ' ' }, 12_345.9],
    ['1.234,56', comma, 'mapping/decimal'],
    ['12.5', grouped, 'mapping/decimal'],
    ['0.123', grouped, 'mapping/decimal'],
    ['1.23.456', grouped, 'mapping/decimal'],
    ['1,2,3', grouped, 'mapping/decimal'],
    ['12,5', plainNumbers, 'mapping/decimal'],
    ['-0', plainNumbers, 0],
    ['-0.0', plainNumbers, 0],
    ['1e3', plainNumbers, 1000],
    ['1.5E-3', plainNumbers, 0.0015],
    ['.5', plainNumbers, 0.5],
    ['5.', plainNumbers, 5],
    ['-.5', plainNumbers, -0.5],
    ['0.1', plainNumbers, 0.1],
    ['12345678901234567890', plainNumbers, 'mapping/precision'],
    ['0.12345678901234567890', plainNumbers, 'mapping/precision'],
    ['0.9007199254740986', plainNumbers, 0.9007199254740986],
    ['0.90071992547409851', plainNumbers, 'mapping/precision'],
    ['1e400', plainNumbers, 'mapping/precision'],
    ['NaN', plainNumbers, 'mapping/decimal'],
    ['0x1F', plainNumbers, 'mapping/decimal'],
    ['', plainNumbers, 'mapping/decimal'],
    [Number.NaN, plainNumbers, 'mapping/decimal'],
    [null, plainNumbers, 'mapping/decimal'],
  ])('decimal %j in style %j is %j', (value, style, expected) => {
    expect(codeOf(decimals(style)(value))).toBe(expected);
  });

  it('refuses a thousand that may be one, with both readings and the setting that decides', () => {
    expect(decimals(comma)('1.234')).toMatchObject({
      message:
        '1.234 may mean 1.234 or 1234; if \'.\' separates thousands, declare "from": ",", "grouping": "." in decimal_separator',
    });
    expect(integers('floor', plainNumbers)('1,234')).toMatchObject({
      code: 'mapping/integer',
      message: expect.stringContaining('"from": ".", "grouping": ","') as string,
    });
    expect(decimals(comma)('1.2x')).not.toMatchObject({ message: expect.anything() as string });
  });

  it('never returns minus zero', () => {
    for (const zero of ['-0', '-0.000', -0, '-1e-400', '-000']) expect(Object.is(toInteger(zero), -0)).toBe(false);
    for (const rounding of ['floor', 'round', 'ceil'] as const) {
      for (const value of [-0.2, '-0.2']) expect(Object.is(integers(rounding, plainNumbers)(value), -0)).toBe(false);
    }
  });
});

describe('integers', () => {
  it.each<[Rounding, unknown, unknown]>([
    ['reject', 1.5, 'mapping/integer'],
    ['reject', 4290.0, 4290],
    ['floor', 1.5, 1],
    ['floor', -1.5, -2],
    ['floor', '-1.5', -2],
    ['ceil', '1.00000000000000000000001', 2],
    ['ceil', '-1.5', -1],
    ['round', 2.5, 3],
    ['round', -2.5, -3],
    ['round', '2.5', 3],
    ['round', '-2.5', -3],
    ['round', '2.49999999999999999999', 2],
    ['floor', 1e300, 'mapping/range'],
    ['reject', 1e300, 'mapping/range'],
    ['floor', Number.POSITIVE_INFINITY, 'mapping/integer'],
    ['floor', '9007199254740991.5', 9_007_199_254_740_991],
    ['ceil', '9007199254740991.5', 'mapping/range'],
    ['floor', 'twelve', 'mapping/integer'],
  ])('with rounding %s convert %j to %j', (rounding, value, expected) => {
    expect(codeOf(integers(rounding, plainNumbers)(value))).toBe(expected);
  });

  it('read every safe integer back from its text with any padding', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(20), fc.nat(20), (value, zeros, decimalsCount) => {
        const text = `${value < 0 ? '-' : ''}${'0'.repeat(zeros)}${String(Math.abs(value))}${decimalsCount === 0 ? '' : `.${'0'.repeat(decimalsCount)}`}`;
        expect(toInteger(text)).toBe(value + 0);
      }),
    );
  });
});

describe('decimals', () => {
  it('read every double back from its shortest text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(decimals(plainNumbers)(numberText(value))).toBe(value + 0);
      }),
      { examples: [[5e-324], [Number.MAX_VALUE], [1e21], [1e-7], [0.1 + 0.2]] },
    );
  });

  it('hold every accepted text exactly, so the same text can be written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9][0-9]{0,17}\.[0-9]{0,17}[1-9]$/), (text) => {
        const number = decimals(plainNumbers)(text);
        if (typeof number === 'number') expect(numberText(number)).toBe(text);
        else expect(number.code).toBe('mapping/precision');
      }),
    );
  });
});

describe('numberText', () => {
  it.each([
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [-1.5e-10, '-0.00000000015'],
    [4290.0, '4290'],
    [0.1, '0.1'],
    [1.7976931348623157e308, `17976931348623157${'0'.repeat(292)}`],
  ])('writes %d as %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});

describe('readPlainNumber', () => {
  it('agrees with parseExactDecimal whenever it returns a number', () => {
    const digits = fc.stringMatching(/^-?[0-9]{0,20}\.?[0-9]{0,20}$/);
    fc.assert(
      fc.property(digits, (text) => {
        const plain = readPlainNumber(text);
        if (plain === undefined) return;
        const exact = parseExactDecimal(text);
        expect(exact && decimalText(exact)).toBe(numberText(plain));
      }),
      { examples: [['0.9007199254740986'], ['-'], ['-.5'], ['.'], [''], ['000000000004290.0000']] },
    );
  });
});
