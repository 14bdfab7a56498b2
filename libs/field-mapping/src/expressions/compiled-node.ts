import type { ResultType } from './functions.ts';
import type { Evaluate } from './scope.ts';

/** One node of an expression, ready to run. */
export interface CompiledNode {
  readonly evaluate: Evaluate;
  readonly type: ResultType;
}

/** Which fields an expression names, found while it is compiled. */
export interface NamedFields {
  /** As in `record["f_precio"]`. */
  readonly record: Set<string>;
  /** As in `product.name`. */
  readonly product: Set<string>;
}
