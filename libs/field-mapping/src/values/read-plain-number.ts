import type { NumberStyle } from './exact-decimal.ts';

/** With one more digit, a number up to here has at most 15 digits, and all texts of 15 digits are different doubles. */
const largest = 99_999_999_999_999;
const exactPowers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
/** Longer than any padded number of a row. */
const longest = 64;
const zero = 0x30;
const minus = 0x2d;
const point = 0x2e;

/**
 * Reads the usual texts of numbers fast: `4290`, `-3`, `000000000004290.0000`, `12.50`. Returns `undefined` for any other
 * text, number or not; `parseExactDecimal` reads those.
 *
 * The result is exact: the digits make a whole number below 10^15, and its division by a power of ten rounds once, as
 * reading the text does.
 */
export const readPlainNumber = (text: string): number | undefined => {
  const length = text.length;
  if (length > longest) return undefined;
  const negative = text.charCodeAt(0) === minus;
  let digits = 0;
  let pointAt = length;
  for (let index = negative ? 1 : 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    const digit = code - zero;
    if (digit >= 0 && digit <= 9 && digits <= largest) digits = digits * 10 + digit;
    else if (code === point && pointAt === length && index > 0) pointAt = index;
    else return undefined;
  }
  const power = exactPowers[Math.max(0, length - pointAt - 1)];
  if (power === undefined || length === 0 || pointAt === length - 1 || (negative && length === 1)) return undefined;
  return negative ? 0 - digits / power : digits / power;
};

/** {@link readPlainNumber} for numbers in a style, which may read its texts in another way. */
export const plainReader = ({ decimal, grouping }: NumberStyle): ((text: string) => number | undefined) => {
  if (grouping === '.') return () => undefined;
  if (decimal === '.') return readPlainNumber;

  return (text) => (text.charCodeAt(text.length - 4) === point ? undefined : readPlainNumber(text)); // 1.234 may be 1234
};
