import type { Findings } from '../document/findings.ts';
import type { Engines } from '../engines.ts';
import type { NumberStyle } from '../values/exact-decimal.ts';
import { type CompiledExpression, compileExpression } from './compile-expression.ts';
import { ExpressionRefused } from './expression-failed.ts';

/** What expressions of one document share. */
export interface ExpressionContext {
  readonly numbers: NumberStyle;
  readonly findings: Findings;
  readonly engines: Engines;
}

/** Compiles an expression of a document; `undefined` when it cannot be used, which is then among the findings. */
export const expressionOf = (
  source: string,
  path: string,
  { numbers, findings, engines }: ExpressionContext,
): CompiledExpression | undefined => {
  try {
    return compileExpression(source, numbers, engines.parseExpression);
  } catch (error) {
    if (!(error instanceof ExpressionRefused)) throw error;
    findings.problem(path, 'expression', 'an expression that can be used', source, error.message);
    return undefined;
  }
};

/** {@link expressionOf} for a condition, which answers true or false. */
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
