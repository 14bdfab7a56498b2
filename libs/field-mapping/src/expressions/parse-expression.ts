import { Environment } from '@marcbachmann/cel-js';
import type { ParseExpression } from './compile-expression.ts';
import { ExpressionRefused } from './expression-failed.ts';
import { foreignSyntax } from './foreign-syntax.ts';

/** Longer expressions are refused. */
export const longestExpression = 1_000;

const language = new Environment({
  limits: { maxAstNodes: 200, maxDepth: 30, maxListElements: 100, maxMapEntries: 100, maxCallArguments: 32 },
});

/**
 * Parses CEL into its syntax tree.
 *
 * @throws {@link ExpressionRefused} when the text is not CEL, has a comment, or exceeds the limits
 */
export const parseExpression: ParseExpression = (source) => {
  if (source.length > longestExpression)
    throw new ExpressionRefused(`it is longer than ${String(longestExpression)} characters`);
  const foreign = foreignSyntax(source);
  if (foreign !== undefined) throw new ExpressionRefused(foreign);
  try {
    return language.parse(source).ast;
  } catch (error) {
    throw new ExpressionRefused(reason(error), { cause: error });
  }
};

/** The first line has the reason; the others show the place. */
const reason = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
