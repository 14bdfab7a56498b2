import type { ResultType } from './functions.ts';
import type { Evaluate } from './scope.ts';

/** One compiled node of an expression. */
export interface CompiledNode {
  readonly evaluate: Evaluate;
  readonly type: ResultType;
}

/** The fields that an expression names, collected while it is compiled. */
export interface NamedFields {
  /** As in `record["f_precio"]`. */
  readonly record: Set<string>;
  /** As in `product.name`. */
  readonly product: Set<string>;
}
