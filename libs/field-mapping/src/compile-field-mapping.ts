import type { Issue } from '@siesa-integration/canonical-model';
import { compileField } from './compile-field.ts';
import { compileDocument } from './compile-document.ts';
import type { CompiledField } from './compiled-field.ts';
import { customFields } from './custom-fields.ts';
import { Findings } from './document/findings.ts';
import { type DocumentReading, readDocument } from './document/read-document.ts';
import { explainRecord } from './explain-record.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';
import { MappingInvalid } from './mapping-invalid.ts';
import { mapRecord, type Program, recordId } from './map-record.ts';
import { orderFields } from './order-fields.ts';
import { planFields } from './plan-fields.ts';

/** What is found when a mapping document is read. */
export interface MappingCheck {
  /** What refuses the document; empty when it can be used. */
  readonly problems: readonly Issue[];
  /** What is odd without stopping it, for example an unknown key. */
  readonly warnings: readonly Issue[];
  /** Present when there are no problems. */
  readonly mapping?: FieldMapping;
}

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
export const checkMapping = (document: unknown, { timezone = 'America/Bogota' }: FieldMappingOptions = {}): MappingCheck => {
  const findings = new Findings();
  const reading = readDocument(document, findings);
  const context = compileDocument(reading, timezone, findings);
  const compiled = planFields(reading, findings).map((field) => compileField(field, context));
  const fields = orderFields(compiled, findings);
  const { problems, warnings } = findings;

  return { problems, warnings, ...(problems.length === 0 ? { mapping: fieldMapping(reading, compiled, fields, warnings) } : {}) };
};

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
export const compileFieldMapping = (document: unknown, options: FieldMappingOptions = {}): FieldMapping => {
  const { problems, mapping } = checkMapping(document, options);
  if (mapping === undefined) throw new MappingInvalid(problems, options.documentName);
  return mapping;
};

/** @param compiled the fields in the order of products @param fields the same in the order in which they are mapped */
const fieldMapping = (reading: DocumentReading, compiled: readonly CompiledField[], fields: readonly CompiledField[], warnings: readonly Issue[]): FieldMapping => {
  const program: Program = { fields, copyCustomFields: customFields(reading.customPrefix, new Set(compiled.map((field) => field.name))) };
  return {
    productType: reading.productType,
    productFields: compiled.flatMap(({ name, product }) => (product === undefined ? [] : [{ canonical: name, product }])),
    canonicalFields: compiled.flatMap((field) => field.fills),
    sourceFields: [...new Set(compiled.flatMap((field) => [...field.sources, ...field.recordFields]))],
    warnings,
    map: (record) => mapRecord(program, record),
    idOf: (record) => recordId(program, record),
    explain: (record) => explainRecord(program, record),
  };
};
