import { Failure } from './failure.ts';
import { ambiguity, decimalText, type ExactDecimal, type NumberStyle, parseExactDecimal } from './exact-decimal.ts';
import { plainReader } from './read-plain-number.ts';

/**
 * Makes the conversion to numbers that JSON can hold exactly. Text with more digits than a double holds is refused, not rounded.
 *
 * @example
 * const toDecimal = decimals({ decimal: ',' });
 * toDecimal('12,5'); // 12.5
 * toDecimal('1.234'); // Failure mapping/decimal, because it may mean 1234
 * toDecimal('12345678901234567890'); // Failure mapping/precision
 */
export const decimals = (style: NumberStyle) => {
  const readPlain = plainReader(style);

  return (value: unknown): number | Failure => {
    if (typeof value === 'number' && Number.isFinite(value)) return value + 0; // −0 becomes 0
    if (typeof value !== 'string') return new Failure('mapping/decimal', expected(style), value);

    return readPlain(value) ?? fromExact(parseExactDecimal(value, style), style, value);
  };
};

const fromExact = (exact: ExactDecimal | undefined, style: NumberStyle, value: string): number | Failure => {
  if (exact === undefined) return new Failure('mapping/decimal', expected(style), value, ambiguity(value, style));
  const text = decimalText(exact);
  const number = Number(text);
  return numberText(number) === text
    ? number
    : new Failure('mapping/precision', 'a number of at most 15 to 17 digits, which JSON can hold exactly', value);
};

/**
 * A finite number as its shortest decimal text, never with an exponent.
 *
 * @example
 * numberText(1e21); // '1000000000000000000000'
 * numberText(4290.0); // '4290'
 */
export const numberText = (value: number): string => {
  const text = String(value);
  const exact = text.includes('e') ? parseExactDecimal(text) : undefined;
  return exact === undefined ? text : decimalText(exact);
};

const expected = ({ decimal, grouping }: NumberStyle): string =>
  `a decimal number${decimal === '.' ? '' : ` with '${decimal}' or '.' before the decimals`}${grouping === undefined ? '' : ` and '${grouping}' between thousands`}`;
