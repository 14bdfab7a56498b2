import { isMissing } from '../values/clean-text.ts';
import { ExpressionFailed } from './expression-failed.ts';
import type { ResultType } from './functions.ts';
import type { Evaluate } from './scope.ts';

/** One compiled node of an expression. */
export interface CompiledNode {
  readonly evaluate: Evaluate;
  readonly type: ResultType;
  /** The source of a value that a record may lack, for issues: `record["f_precio"]`. */
  readonly label?: string;
  /** Whether the author means text, so that `+` joins and never adds: a quoted text, `string(…)`, `product.name`. */
  readonly isText?: boolean;
}

/** The fields that an expression names, collected while it is compiled. */
export interface NamedFields {
  /** As in `record["f_precio"]`. */
  readonly record: Set<string>;
  /** As in `product.name`. */
  readonly product: Set<string>;
}

/** Adds the source of the missing operand to the error of an operation. Returns the error. */
export const namingMissing = (
  error: unknown,
  operands: readonly CompiledNode[],
  values: readonly unknown[],
): unknown => {
  if (error instanceof ExpressionFailed && isMissing(error.received))
    error.missing ??= operands.find(({ label }, index) => label !== undefined && isMissing(values[index]))?.label;
  return error;
};
