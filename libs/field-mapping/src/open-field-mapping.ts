import { checkDocument } from './check-document.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';
import { usable } from './mapping-invalid.ts';
import type { PatternEngine } from './patterns/pattern-engine.ts';

/**
 * {@link compileFieldMapping} for programs that count their cold start: the pattern engine, a fifth of this package's weight, is
 * loaded only when the document has a pattern that needs it.
 *
 * @param document the parsed JSON of the document
 * @throws {@link MappingInvalid} with every problem of the document at once
 * @throws RangeError when `timezone` is no time zone
 *
 * @example
 * const mapping = await openFieldMapping(JSON.parse(text), { timezone: 'America/Bogota' });
 */
export const openFieldMapping = async (document: unknown, options: FieldMappingOptions = {}): Promise<FieldMapping> => {
  const absent = absentEngine();
  const check = checkDocument(document, options, absent.engine);
  if (!absent.wasAsked()) return usable(check, options);

  const { linearEngine } = await import('./patterns/linear-engine.ts');
  return usable(checkDocument(document, options, linearEngine), options);
};

/** Stands in for the engine until it is known whether the document asks for it. */
const absentEngine = (): { readonly engine: PatternEngine; readonly wasAsked: () => boolean } => {
  let asked = false;
  const ask = () => {
    asked = true;
    return { longestText: 0, test: () => false, replace: () => undefined };
  };
  return { engine: { matcher: ask, replacer: ask }, wasAsked: () => asked };
};
