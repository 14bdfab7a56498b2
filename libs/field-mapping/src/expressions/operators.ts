import { isRecord, maxJsonDepth } from '@siesa-integration/canonical-model';
import { numberText } from '../values/to-decimal.ts';
import { ExpressionFailed } from './expression-failed.ts';
import { type Scope, spend } from './scope.ts';
import { bounded, finite, readNumber, tidyNumber, toBoolean, toNumber } from './values.ts';

/** Applies an operator to two evaluated operands. */
export type BinaryOperation = (left: unknown, right: unknown, scope: Scope) => unknown;

/** Joins texts and numbers. */
export const joinTexts: BinaryOperation = (left, right, scope) => {
  const one = joinable(left);
  const other = joinable(right);
  spend(scope, one.length + other.length);
  return bounded(one + other);
};

const joinable = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(tidyNumber(value));
  throw new ExpressionFailed('text or a number', value);
};

/**
 * Adds two numbers; joins two texts. A text beside a number is added when it holds a number, as rows write them, refused
 * when it holds one that cannot be read, and joined otherwise.
 */
const plus: BinaryOperation = (left, right, scope) => {
  if (typeof left === 'number' && typeof right === 'number') return finite(left + right);
  const text = typeof left === 'string' ? left : right;
  if (typeof text !== 'string') throw new ExpressionFailed('text or a number', left ?? right);
  if (typeof left === typeof right || !isNumeric(text, scope)) return joinTexts(left, right, scope);

  return finite(toNumber(left, scope) + toNumber(right, scope));
};

const isNumeric = (text: string, scope: Scope): boolean => {
  spend(scope, text.length);
  return looksNumeric.test(text) || readNumber(text, scope) !== undefined;
};

/** Digits and separators in any style. One character class, so that the pattern is linear. */
const looksNumeric = /^\s*[+-]?[0-9][0-9\s.,'\u2019]*$/;

const arithmetic =
  (operate: (left: number, right: number) => number): BinaryOperation =>
  (left, right, scope) =>
    finite(operate(toNumber(left, scope), toNumber(right, scope)));

const divisor = (right: number): number => {
  if (right === 0) throw new ExpressionFailed('a divisor that is not zero', right);
  return right;
};

/** Compares two numbers, or two texts by their characters. */
const comparison =
  (holds: (order: number) => boolean): BinaryOperation =>
  (left, right, scope) =>
    holds(order(left, right, scope));

const order = (left: unknown, right: unknown, scope: Scope): number => {
  if (typeof left === 'number' && typeof right === 'number') return tidyNumber(left) - tidyNumber(right);
  if (typeof left === 'string' && typeof right === 'string') {
    spend(scope, Math.min(left.length, right.length));
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof left === 'number' || typeof right === 'number') return toNumber(left, scope) - toNumber(right, scope);
  throw new ExpressionFailed('two numbers or two texts to compare', left ?? right);
};

/** Whether two values are equal. Numbers are compared as numbers, also when the row has them as text; lists and objects are compared deeply. */
const equal = (left: unknown, right: unknown, scope: Scope, depth = maxJsonDepth): boolean => {
  spend(scope, 1);
  if (left === right) return true;
  if (typeof left === 'number')
    return typeof right === 'number' ? tidyNumber(left) === tidyNumber(right) : readNumber(right, scope) === left;
  if (typeof right === 'number') return readNumber(left, scope) === right;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (depth === 0) throw new ExpressionFailed(`values of at most ${String(maxJsonDepth)} levels to compare`, left);

  return Array.isArray(left)
    ? Array.isArray(right) && sameItems(left, right, scope, depth)
    : sameEntries(left, right, scope, depth);
};

const sameItems = (left: readonly unknown[], right: readonly unknown[], scope: Scope, depth: number): boolean =>
  left.length === right.length && left.every((item, index) => equal(item, right[index], scope, depth - 1));

const sameEntries = (left: object, right: object, scope: Scope, depth: number): boolean => {
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key], scope, depth - 1))
  );
};

const contained: BinaryOperation = (left, right, scope) => {
  if (Array.isArray(right)) return right.some((item) => equal(left, item, scope));
  if (isRecord(right)) return typeof left === 'string' && Object.hasOwn(right, left) && right[left] != null;
  throw new ExpressionFailed('a list or an object after `in`', right);
};

export const binaryOperations: Partial<Readonly<Record<string, BinaryOperation>>> = {
  '+': plus,
  '-': arithmetic((left, right) => left - right),
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => left / divisor(right)),
  '%': arithmetic((left, right) => left % divisor(right)),
  '<': comparison((sign) => sign < 0),
  '<=': comparison((sign) => sign <= 0),
  '>': comparison((sign) => sign > 0),
  '>=': comparison((sign) => sign >= 0),
  '==': (left, right, scope) => equal(left, right, scope),
  '!=': (left, right, scope) => !equal(left, right, scope),
  in: contained,
};

export const unaryOperations: Readonly<Record<'!_' | '-_', (operand: unknown, scope: Scope) => unknown>> = {
  '!_': (operand) => !toBoolean(operand),
  '-_': (operand, scope) => 0 - toNumber(operand, scope),
};
