import type { Findings } from './document/findings.ts';
import type { TransformationSpec } from './transformations/transformation-spec.ts';
import type { NumberStyle } from './values/exact-decimal.ts';
import type { BooleanWords } from './values/to-boolean.ts';

/** What all fields of one document share while it is compiled. */
export interface CompileContext {
  readonly findings: Findings;
  readonly transformations: ReadonlyMap<string, TransformationSpec>;
  /** IANA name. */
  readonly timezone: string;
  /** From `decimal_separator`. */
  readonly numbers: NumberStyle;
  /** From `boolean_conversion`. */
  readonly booleans: BooleanWords;
}
