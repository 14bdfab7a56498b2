import { decimals, numberText } from '../values/to-decimal.ts';
import { ExpressionFailed } from './expression-failed.ts';
import { longestText, type Scope } from './scope.ts';

/** A number, also one that the row writes as text. */
export const toNumber = (value: unknown, scope: Scope): number => {
  if (typeof value === 'number') return value;
  const number = readNumber(value, scope);
  if (number === undefined) throw new ExpressionFailed('a number', value);
  return number;
};

/** The number that a text writes, as the document writes numbers; `undefined` when it writes none, or more digits than can be calculated with. */
export const readNumber = (value: unknown, scope: Scope): number | undefined => {
  if (typeof value !== 'string') return undefined;
  const number = decimals(scope.numbers)(value);
  return typeof number === 'number' ? number : undefined;
};

/** Text, also of a number. */
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

/** Numbers that JSON has. */
export const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new ExpressionFailed('a finite number', value);
  return value;
};

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
