import { ExpressionFailed } from './expression-failed.ts';
import { longestList, type Scope, spend } from './scope.ts';
import { containsText, replaceText, splitText } from './text-search.ts';
import { bounded, finite, tidyNumber, toList, toNumber, toText } from './values.ts';

/** The type of a result, as far as the document decides it. */
export type ResultType = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'any';

/** A function of expressions, called as `name(first, …)` or as `first.name(…)`. */
export interface ExpressionFunction {
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly result: ResultType;
  readonly call: Call;
}

type Call = (scope: Scope, ...args: readonly unknown[]) => unknown;

const most = 32;

const fixed = (count: number, result: ResultType, call: Call): ExpressionFunction => ({
  arity: [count, count],
  result,
  call,
});

/** Converts to text and counts the work. */
const text = (scope: Scope, value: unknown): string => {
  const read = toText(value);
  spend(scope, read.length);
  return read;
};

const onText = (result: ResultType, call: (text: string) => unknown): ExpressionFunction =>
  fixed(1, result, (scope, value) => call(text(scope, value)));

const onTexts = (call: (text: string, other: string) => boolean): ExpressionFunction =>
  fixed(2, 'boolean', (scope, value, other) => call(text(scope, value), text(scope, other)));

const onNumber = (call: (value: number) => number): ExpressionFunction =>
  fixed(1, 'number', (scope, value) => call(tidyNumber(toNumber(value, scope))));

const onNumbers = (call: (...values: number[]) => number): ExpressionFunction => ({
  arity: [1, most],
  result: 'number',
  call: (scope, ...args) => call(...args.map((value) => toNumber(value, scope))),
});

const size = (scope: Scope, value: unknown): number => {
  if (Array.isArray(value)) return value.length;
  const counted = text(scope, value);
  let characters = 0;
  for (let index = 0; index < counted.length; index += (counted.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)
    characters += 1;
  return characters;
};

/** Positions are UTF-16 units from 0; `to` is excluded. Positions outside the text mean its ends. */
const substring = (scope: Scope, value: unknown, from: unknown, to?: unknown): string => {
  const whole = text(scope, value);
  const start = Math.max(0, Math.trunc(toNumber(from, scope)));
  const end = to === undefined ? whole.length : Math.max(start, Math.trunc(toNumber(to, scope)));
  return whole.slice(start, end);
};

const join = (scope: Scope, list: unknown, separator: unknown = ''): string => {
  const between = toText(separator);
  let joined = '';
  for (const [index, item] of toList(list).entries()) {
    joined += index === 0 ? toText(item) : between + toText(item);
    bounded(joined);
  }
  spend(scope, joined.length);
  return joined;
};

/** Rounds a half away from zero. */
const round = (scope: Scope, value: unknown, decimals: unknown = 0): number => {
  const places = toNumber(decimals, scope);
  const scale = powersOfTen[places];
  if (scale === undefined) throw new ExpressionFailed(`0 to ${String(powersOfTen.length - 1)} decimals`, decimals);

  const number = tidyNumber(toNumber(value, scope));
  return tidyNumber((Math.sign(number) * Math.round(tidyNumber(Math.abs(number) * scale))) / scale);
};

const powersOfTen = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

const string = (value: unknown): string =>
  typeof value === 'boolean' ? String(value) : toText(typeof value === 'number' ? tidyNumber(value) : value);

/** All functions of expressions. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map<string, ExpressionFunction>([
  ['size', fixed(1, 'number', size)],
  ['contains', fixed(2, 'boolean', (scope, value, part) => containsText(toText(value), toText(part), scope))],
  ['startsWith', onTexts((whole, start) => whole.startsWith(start))],
  ['endsWith', onTexts((whole, end) => whole.endsWith(end))],
  ['upper', onText('text', (value) => bounded(value.toUpperCase()))],
  ['lower', onText('text', (value) => bounded(value.toLowerCase()))],
  ['trim', onText('text', (value) => value.trim())],
  ['substring', { arity: [2, 3], result: 'text', call: substring }],
  [
    'replace',
    fixed(3, 'text', (scope, value, search, replacement) =>
      replaceText(toText(value), toText(search), toText(replacement), scope),
    ),
  ],
  [
    'split',
    fixed(2, 'list', (scope, value, separator) => splitText(toText(value), toText(separator), longestList, scope)),
  ],
  ['join', { arity: [1, 2], result: 'text', call: join }],
  ['round', { arity: [1, 2], result: 'number', call: round }],
  ['floor', onNumber(Math.floor)],
  ['ceil', onNumber(Math.ceil)],
  ['abs', onNumber(Math.abs)],
  ['min', onNumbers(Math.min)],
  ['max', onNumbers(Math.max)],
  ['string', fixed(1, 'text', (_, value) => string(value))],
  ['number', fixed(1, 'number', (scope, value) => finite(toNumber(value, scope)))],
]);
