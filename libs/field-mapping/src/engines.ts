import type { ParseExpression } from './expressions/compile-expression.ts';
import type { PatternEngine } from './patterns/pattern-engine.ts';

/** The two heavy parts, which many documents do not need. */
export interface Engines {
  /** For patterns that the platform's own engine may not have. */
  readonly patterns: PatternEngine;
  readonly parseExpression: ParseExpression;
}
