import { checkDocument, type MappingCheck } from './compile/check-document.ts';
import type { Engines } from './compile/compile-context.ts';
import { parseExpression } from './expressions/parse-expression.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';
import { mappingOrThrow } from './mapping-invalid.ts';
import { linearEngine } from './patterns/linear-engine.ts';

const allEngines: Engines = { patterns: linearEngine, parseExpression };

/**
 * Checks a whole mapping document and returns every problem at once.
 *
 * @param document the JSON text of the document, or its parsed value. Only the text shows keys that are written twice
 * @throws RangeError when `timezone` is not a time zone
 *
 * @example
 * const { problems, warnings } = checkMapping(text);
 * for (const problem of problems) console.error(problemText(problem));
 */
export const checkMapping = (document: unknown, options: FieldMappingOptions = {}): MappingCheck =>
  checkDocument(document, options, allEngines);

/**
 * Compiles a mapping document into a mapping from source records to canonical products. Compile once, map many records.
 *
 * @param document the JSON text of the document, or its parsed value. Only the text shows keys that are written twice
 * @throws {@link MappingInvalid} with every problem of the document at once
 * @throws RangeError when `timezone` is not a time zone
 *
 * @example
 * const mapping = compileFieldMapping(text, { timezone: 'America/Bogota' });
 * const result = mapping.map({ f_codigo: 'PROD001', f_codigo_externo: 'SIESA-PROD001', f_nombre: 'Café', f_cantidad: '000000100.0000' });
 * if (result.ok) console.log(result.value.stock_quantity); // 100
 * else console.error(result.issues);
 */
export const compileFieldMapping = (document: unknown, options: FieldMappingOptions = {}): FieldMapping =>
  mappingOrThrow(checkMapping(document, options), options);
