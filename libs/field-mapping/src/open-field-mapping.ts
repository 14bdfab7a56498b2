import { checkDocument } from './compile/check-document.ts';
import type { Engines } from './engines.ts';
import { ExpressionRefused } from './expressions/expression-failed.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';
import { usable } from './mapping-invalid.ts';

/**
 * {@link compileFieldMapping} for programs that count their cold start: what reads patterns and expressions, most of this
 * package's weight, is loaded only when the document has some.
 *
 * @param document the parsed JSON of the document
 * @throws {@link MappingInvalid} with every problem of the document at once
 * @throws RangeError when `timezone` is no time zone
 *
 * @example
 * const mapping = await openFieldMapping(JSON.parse(text), { timezone: 'America/Bogota' });
 */
export const openFieldMapping = async (document: unknown, options: FieldMappingOptions = {}): Promise<FieldMapping> => {
  const absent = absentEngines();
  const check = checkDocument(document, options, absent.engines);
  const { patterns, expressions } = absent.needed();
  if (!patterns && !expressions) return usable(check, options);

  const engines: Engines = {
    patterns: patterns ? (await import('./patterns/linear-engine.ts')).linearEngine : absent.engines.patterns,
    parseExpression: expressions
      ? (await import('./expressions/parse-expression.ts')).parseExpression
      : absent.engines.parseExpression,
  };
  return usable(checkDocument(document, options, engines), options);
};

/** Stand in for the engines until it is known which of them the document asks for. */
const absentEngines = (): {
  readonly engines: Engines;
  readonly needed: () => { readonly patterns: boolean; readonly expressions: boolean };
} => {
  const needed = { patterns: false, expressions: false };
  const askForPattern = () => {
    needed.patterns = true;
    return { longestText: 0, test: () => false, replace: () => undefined };
  };
  const parseExpression = (): never => {
    needed.expressions = true;
    throw new ExpressionRefused('the parser is not loaded yet');
  };
  return {
    engines: { patterns: { matcher: askForPattern, replacer: askForPattern }, parseExpression },
    needed: () => needed,
  };
};
