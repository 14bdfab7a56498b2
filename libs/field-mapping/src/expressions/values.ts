import { ambiguity } from '../values/exact-decimal.ts';
import { decimals, numberText } from '../values/to-decimal.ts';
import { ExpressionFailed } from './expression-failed.ts';
import { longestText, type Scope } from './scope.ts';

/** Converts to a number; text from a row may hold one. */
export const toNumber = (value: unknown, scope: Scope): number => {
  if (typeof value === 'number') return value;
  const number = readNumber(value, scope);
  if (number === undefined) throw new ExpressionFailed('a number', value);
  return number;
};

/**
 * Reads a number from text in the document's style; `undefined` when it is not a number, or has more digits than a double.
 *
 * @throws {@link ExpressionFailed} when the text can be read as two numbers
 */
export const readNumber = (value: unknown, scope: Scope): number | undefined => {
  if (typeof value !== 'string') return undefined;
  const number = decimals(scope.numbers)(value);
  if (typeof number === 'number') return number;
  const reason = ambiguity(value, scope.numbers);
  if (reason !== undefined) throw new ExpressionFailed('a number', value, reason);
  return undefined;
};

/** Converts text or a number to text. */
export const toText = (value: unknown): string => {
  if (typeof value === 'string') return bounded(value);
  if (typeof value === 'number') return numberText(value);
  throw new ExpressionFailed('text', value);
};

export const bounded = (text: string): string => {
  if (text.length > longestText) throw new ExpressionFailed(`text of at most ${String(longestText)} characters`, text);
  return text;
};

export const toList = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new ExpressionFailed('a list', value);
  return value;
};

export const toBoolean = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw new ExpressionFailed('true or false', value);
  return value;
};

/** Refuses infinite numbers, which JSON cannot write. */
export const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new ExpressionFailed('a finite number', value);
  return value;
};

/**
 * Removes the digits that binary arithmetic adds: `0.1 + 0.2` is 0.3, `10 * 1.1` is 11. Numbers keep 15 significant
 * digits, as in spreadsheets.
 *
 * @example
 * tidyNumber(0.1 + 0.2); // 0.3
 */
export const tidyNumber = (value: number): number => {
  if (Number.isInteger(value)) return value;
  // Nearly every number has at most four decimals and is already the nearest double.
  if (Math.round(value * 10_000) / 10_000 === value) return value;

  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value;
};
