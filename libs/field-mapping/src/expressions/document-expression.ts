import type { Findings } from '../document/findings.ts';
import type { NumberStyle } from '../values/exact-decimal.ts';
import { type CompiledExpression, compileExpression, type ParseExpression } from './compile-expression.ts';
import { ExpressionRefused } from './expression-failed.ts';

/** Everything that the expressions of one document share. */
export interface ExpressionContext {
  /** From `decimal_separator`. */
  readonly numbers: NumberStyle;
  readonly findings: Findings;
  readonly parseExpression: ParseExpression;
}

/** Compiles an expression of a document. Returns `undefined`, and reports the problem, when it cannot be used. */
export const expressionOf = (
  source: string,
  path: string,
  { numbers, findings, parseExpression }: ExpressionContext,
): CompiledExpression | undefined => {
  try {
    return compileExpression(source, numbers, parseExpression);
  } catch (error) {
    if (!(error instanceof ExpressionRefused)) throw error;
    findings.problem(path, 'expression', 'an expression that can be used', source, error.message);
    return undefined;
  }
};

/** {@link expressionOf} for a condition: its result must be true or false. */
export const conditionOf = (
  source: string,
  path: string,
  context: ExpressionContext,
): CompiledExpression | undefined => {
  const expression = expressionOf(source, path, context);
  if (expression === undefined || expression.result === 'boolean' || expression.result === 'any') return expression;

  context.findings.problem(path, 'expression', 'a condition that is true or false', source);
  return undefined;
};
