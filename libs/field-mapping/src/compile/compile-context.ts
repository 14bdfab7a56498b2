import type { PatternContext } from '../patterns/document-pattern.ts';
import type { Step, StepFunction } from '../run/step.ts';
import type { TransformationKind } from '../document/transformation-spec.ts';
import type { NumberStyle } from '../values/exact-decimal.ts';
import type { BooleanWords } from '../values/to-boolean.ts';

/** A transformation of the document. */
export interface CompiledTransformation {
  readonly kind: TransformationKind;
  readonly step: Step;
}

/** What all fields of one document share while it is compiled. */
export interface CompileContext extends PatternContext {
  /** By name; `undefined` for one that is broken, which is among the findings already. */
  readonly transformations: ReadonlyMap<string, CompiledTransformation | undefined>;
  /** From `decimal_separator`. */
  readonly numbers: NumberStyle;
  /** From `boolean_conversion`. */
  readonly booleans: BooleanWords;
  /** From `date_format`. */
  readonly toDate: StepFunction;
}
