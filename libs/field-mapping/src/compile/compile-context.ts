import type { ExpressionContext } from '../expressions/document-expression.ts';
import type { ParseExpression } from '../expressions/compile-expression.ts';
import type { TransformationKind } from '../document/transformation-spec.ts';
import type { PatternContext } from '../patterns/document-pattern.ts';
import type { PatternEngine } from '../patterns/pattern-engine.ts';
import type { Step, StepFunction } from '../run/step.ts';
import type { BooleanWords } from '../values/to-boolean.ts';

/** The two heavy parts of the package. Many documents need neither. */
export interface Engines {
  /** For patterns that are not safe on the platform's own engine. */
  readonly patterns: PatternEngine;
  readonly parseExpression: ParseExpression;
}

/** One transformation of the document, compiled. */
export interface CompiledTransformation {
  readonly kind: TransformationKind;
  readonly step: Step;
}

/** Everything that the fields of one document share while it is compiled. */
export interface CompileContext extends PatternContext, ExpressionContext {
  /** By name; `undefined` for a broken one, whose problem is already reported. */
  readonly transformations: ReadonlyMap<string, CompiledTransformation | undefined>;
  /** Canonical fields that rules fill. */
  readonly mapped: ReadonlySet<string>;
  /** From `boolean_conversion`. */
  readonly booleans: BooleanWords;
  /** From `date_format`. */
  readonly toDate: StepFunction;
}
