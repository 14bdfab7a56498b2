/** Lengths of a GTIN: EAN-8, UPC-A, EAN-13 and ITF-14. */
const lengths: ReadonlySet<number> = new Set([8, 12, 13, 14]);

/**
 * The last digit that a GTIN must have by its other digits; `undefined` when the text is not 8, 12, 13 or 14 digits.
 *
 * @example
 * checkDigitOf('7702001041729'); // 5, so this code is wrong
 */
export const checkDigitOf = (code: string): number | undefined =>
  lengths.has(code.length) && /^[0-9]+$/.test(code) ? checkDigit(code.slice(0, -1)) : undefined;

/** The check digit that follows these digits: weights 3 and 1 in turn, from the right. */
export const checkDigit = (digits: string): number => {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1)
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
};
