import type { NumberStyle } from '../values/exact-decimal.ts';
import { ExpressionFailed } from './expression-failed.ts';

/** The longest text of an expression, in characters. */
export const longestText = 65_536;
/** The longest list of an expression. */
export const longestList = 1_000;
/** Characters and list items that one evaluation may process: a few milliseconds of work. */
const workAllowed = 1_000_000;

/** The inputs of one evaluation and its work so far. */
export interface Scope {
  value: unknown;
  record: Readonly<Record<string, unknown>>;
  product: Readonly<Record<string, unknown>>;
  work: number;
  readonly numbers: NumberStyle;
}

/** A compiled node of an expression. @throws {@link ExpressionFailed} */
export type Evaluate = (scope: Scope) => unknown;

/** Counts work. Every operation whose cost grows with its input calls it first. */
export const spend = (scope: Scope, units: number): void => {
  scope.work += units;
  if (scope.work > workAllowed)
    throw new ExpressionFailed('an expression that needs less work', `more than ${String(workAllowed)} steps`);
};
