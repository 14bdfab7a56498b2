import { Failure } from './failure.ts';
import { ambiguity, type ExactDecimal, type NumberStyle, parseExactDecimal } from './exact-decimal.ts';
import { plainReader } from './read-plain-number.ts';

/** How a fraction becomes a whole number. `round` moves a half away from zero. */
export type Rounding = 'reject' | 'floor' | 'round' | 'ceil';

/** More digits than this can exceed 2^53 − 1. */
const safeDigits = 15;

/**
 * Makes the conversion from JSON numbers and text to whole numbers within ±(2^53 − 1). Text is never read as a float first.
 *
 * @example
 * const toInteger = integers('reject', plainNumbers);
 * toInteger('000000000004290.0000'); // 4290
 * toInteger('1.5'); // Failure mapping/integer
 */
export const integers = (rounding: Rounding, style: NumberStyle) => {
  const readPlain = plainReader(style);

  return (value: unknown): number | Failure => {
    if (typeof value === 'number') return fromNumber(value, rounding);
    if (typeof value !== 'string') return new Failure('mapping/integer', expected(rounding), value);

    const plain = readPlain(value);
    if (plain !== undefined && Number.isInteger(plain)) return plain;
    const decimal = parseExactDecimal(value, style);
    return decimal === undefined
      ? new Failure('mapping/integer', expected(rounding), value, ambiguity(value, style))
      : fromDecimal(decimal, rounding, value);
  };
};

const fromNumber = (value: number, rounding: Rounding): number | Failure => {
  if (Number.isSafeInteger(value)) return value + 0; // −0 becomes 0
  if (!Number.isFinite(value)) return new Failure('mapping/integer', expected(rounding), value);

  const whole = roundings[rounding](value);
  if (whole === undefined) return new Failure('mapping/integer', expected(rounding), value);
  return Number.isSafeInteger(whole) ? whole + 0 : outOfRange(value);
};

const roundings: Readonly<Record<Rounding, (value: number) => number | undefined>> = {
  reject: (value) => (Number.isInteger(value) ? value : undefined),
  floor: Math.floor,
  ceil: Math.ceil,
  round: (value) => Math.sign(value) * Math.round(Math.abs(value)),
};

const fromDecimal = (decimal: ExactDecimal, rounding: Rounding, text: string): number | Failure => {
  const step = stepAwayFromZero(decimal, rounding);
  if (step === undefined) return new Failure('mapping/integer', expected(rounding), text);
  if (decimal.whole.length > safeDigits + 1) return outOfRange(text);

  const whole = Number(decimal.whole) + step; // at most 16 digits: exact, or beyond the range by itself
  if (!Number.isSafeInteger(whole)) return outOfRange(text);
  return decimal.negative ? 0 - whole : whole;
};

/** 1 when the fraction moves the whole part away from zero, 0 when it is dropped, `undefined` when it is refused. */
const stepAwayFromZero = ({ negative, fraction }: ExactDecimal, rounding: Rounding): 0 | 1 | undefined => {
  if (fraction === '') return 0;
  if (rounding === 'reject') return undefined;
  if (rounding === 'round') return fraction >= '5' ? 1 : 0;

  return (rounding === 'floor') === negative ? 1 : 0;
};

const outOfRange = (received: unknown): Failure =>
  new Failure('mapping/range', 'a whole number within ±9007199254740991', received);

const expected = (rounding: Rounding): string => (rounding === 'reject' ? 'a whole number' : 'a number');
