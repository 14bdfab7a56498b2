import { checkDocument } from './compile/check-document.ts';
import type { Engines } from './compile/compile-context.ts';
import { ExpressionRefused } from './expressions/expression-failed.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';
import { mappingOrThrow } from './mapping-invalid.ts';

/**
 * {@link compileFieldMapping} for programs with a short cold start. The engines for patterns and expressions are most of
 * this package's weight; they are loaded only when the document needs them.
 *
 * @param document the JSON text of the document, or its parsed value. Only the text shows keys that are written twice
 * @throws {@link MappingInvalid} with every problem of the document at once
 * @throws RangeError when `timezone` is not a time zone
 *
 * @example
 * const mapping = await openFieldMapping(text, { timezone: 'America/Bogota' });
 */
export const openFieldMapping = async (document: unknown, options: FieldMappingOptions = {}): Promise<FieldMapping> => {
  const absent = absentEngines();
  const check = checkDocument(document, options, absent.engines);
  const { patterns, expressions } = absent.needed();
  if (!patterns && !expressions) return mappingOrThrow(check, options);

  const engines: Engines = {
    patterns: patterns ? (await import('./patterns/linear-engine.ts')).linearEngine : absent.engines.patterns,
    parseExpression: expressions
      ? (await import('./expressions/parse-expression.ts')).parseExpression
      : absent.engines.parseExpression,
  };
  return mappingOrThrow(checkDocument(document, options, engines), options);
};

/** Placeholders that record which engines the document needs. */
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
