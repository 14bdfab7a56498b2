import type { Dialect } from '../../rules/side-schema.ts';

/** Why a text is no amount. A number that `readCents` returns instead of cents, so that no object is made for a row. */
export const centsProblem = {
  /** Not a number in the declared way of writing. */
  format: 0.1,
  /** More than two decimals, which would have to be rounded. */
  decimals: 0.2,
  /** More cents than a number holds exactly. */
  range: 0.3,
  /** A sign where the document declares none. */
  sign: 0.4,
} as const;

const minus = 45;
const plus = 43;
const open = 40;
const close = 41;
const zero = 48;
/** 9,999,999,999,999.99 is 10^15 cents: far below 2^53, so sums of several stay exact. */
const tooLarge = 10 ** 13;

export type ReadCents = (data: Uint8Array, start: number, end: number) => number;

/** Makes a reader of a file's total, which has a sign of its own also where a column signs the rows. */
export const createReadTotal = (dialect: Dialect): ReadCents =>
  createReadCents({ ...dialect, sign_column: undefined, signs: ['leading', ...dialect.signs] });

/**
 * Makes a reader of amounts: cents straight from the digits, exact, never rounded.
 *
 * @returns a function that gives whole cents, or one of `centsProblem`, which are no whole numbers
 */
export const createReadCents = ({ decimal, group, signs, sign_column: signColumn }: Dialect): ReadCents => {
  const decimalByte = decimal.charCodeAt(0);
  const groupByte = group === '' ? -1 : group.charCodeAt(0);
  const allowed = signColumn ? [] : signs;
  const leading = allowed.includes('leading');
  const trailing = allowed.includes('trailing');
  const parentheses = allowed.includes('parentheses');

  return (data, start, end) => {
    let at = start;
    let last = end;
    let negative = false;
    const first = data[at];
    if (first === minus || first === plus) {
      if (!leading) return centsProblem.sign;
      negative = first === minus;
      at += 1;
    } else if (first === open && data[last - 1] === close) {
      if (!parentheses) return centsProblem.sign;
      negative = true;
      at += 1;
      last -= 1;
    } else if (data[last - 1] === minus) {
      if (!trailing) return centsProblem.sign;
      negative = true;
      last -= 1;
    }

    let cents = 0;
    let run = 0; // digits since the start or the last group separator
    let grouped = false;
    for (; at < last; at += 1) {
      const byte = data[at] ?? 0;
      const digit = byte - zero;
      if (digit >= 0 && digit <= 9) {
        cents = cents * 10 + digit;
        run += 1;
      } else if (byte === groupByte) {
        if (grouped ? run !== 3 : run === 0 || run > 3) return centsProblem.format;
        grouped = true;
        run = 0;
      } else break;
    }
    if (cents >= tooLarge) return centsProblem.range;
    if (run === 0 || (grouped && run !== 3)) return centsProblem.format;

    let decimals = 0;
    if (at < last) {
      if (data[at] !== decimalByte || at + 1 === last) return centsProblem.format;
      for (at += 1; at < last; at += 1) {
        const digit = (data[at] ?? 0) - zero;
        if (digit < 0 || digit > 9) return centsProblem.format;
        decimals += 1;
        if (decimals <= 2) cents = cents * 10 + digit;
      }
      if (decimals > 2) return centsProblem.decimals;
    }
    if (decimals === 0) cents *= 100;
    else if (decimals === 1) cents *= 10;
    return negative && cents > 0 ? -cents : cents;
  };
};
