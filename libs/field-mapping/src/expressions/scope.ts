import type { NumberStyle } from '../values/exact-decimal.ts';
import { ExpressionFailed } from './expression-failed.ts';

/** Text that an expression makes or touches is at most this long, in characters. */
export const longestText = 65_536;
/** Lists that an expression makes are at most this long. */
export const longestList = 1_000;
/** Characters and list items that one evaluation may touch: a few milliseconds of work. */
const workAllowed = 1_000_000;

/** What one evaluation sees, and how much it has worked. */
export interface Scope {
  value: unknown;
  record: Readonly<Record<string, unknown>>;
  product: Readonly<Record<string, unknown>>;
  work: number;
  readonly numbers: NumberStyle;
}

/** A compiled node of an expression. @throws {@link ExpressionFailed} */
export type Evaluate = (scope: Scope) => unknown;

/** Notes work; every operation whose cost grows with its input calls it before it begins. */
export const spend = (scope: Scope, units: number): void => {
  scope.work += units;
  if (scope.work > workAllowed)
    throw new ExpressionFailed('an expression that is done sooner', `more than ${String(workAllowed)} steps`);
};
