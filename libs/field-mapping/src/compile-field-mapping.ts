import { allEngines } from './all-engines.ts';
import { checkDocument, type MappingCheck } from './compile/check-document.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';
import { usable } from './mapping-invalid.ts';

/**
 * Reads a mapping document whole, and tells every problem of it at once.
 *
 * @param document the parsed JSON of the document
 * @throws RangeError when `timezone` is no time zone
 *
 * @example
 * const { problems, warnings } = checkMapping(JSON.parse(text));
 * for (const problem of problems) console.error(problemText(problem));
 */
export const checkMapping = (document: unknown, options: FieldMappingOptions = {}): MappingCheck =>
  checkDocument(document, options, allEngines);

/**
 * Compiles a mapping document, once, into a mapping that turns source records into canonical products.
 *
 * @param document the parsed JSON of the document
 * @throws {@link MappingInvalid} with every problem of the document at once
 * @throws RangeError when `timezone` is no time zone
 *
 * @example
 * const mapping = compileFieldMapping(JSON.parse(text), { timezone: 'America/Bogota' });
 * const result = mapping.map({ f_codigo: 'PROD001', f_codigo_externo: 'SIESA-PROD001', f_nombre: 'Café', f_cantidad: '000000100.0000' });
 * if (result.ok) console.log(result.value.stock_quantity); // 100
 * else console.error(result.issues);
 */
export const compileFieldMapping = (document: unknown, options: FieldMappingOptions = {}): FieldMapping =>
  usable(checkMapping(document, options), options);
