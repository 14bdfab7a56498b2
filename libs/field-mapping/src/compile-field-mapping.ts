import { compileField } from './compile-field.ts';
import type { CompileContext } from './compile-context.ts';
import type { CompiledField } from './compiled-field.ts';
import { customFields } from './custom-fields.ts';
import { Findings } from './document/findings.ts';
import { type DocumentReading, readDocument } from './document/read-document.ts';
import { explainRecord } from './explain-record.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';
import { MappingInvalid } from './mapping-invalid.ts';
import { mapRecord, type Program, recordId } from './map-record.ts';
import { planFields } from './plan-fields.ts';
import { plainNumbers } from './values/exact-decimal.ts';
import { usualBooleans } from './values/to-boolean.ts';

/**
 * Compiles a mapping document, once, into a mapping that turns source records into canonical products.
 *
 * @param document the parsed JSON of the document
 * @throws {@link MappingInvalid} with every problem of the document at once
 *
 * @example
 * const mapping = compileFieldMapping(JSON.parse(text), { timezone: 'America/Bogota' });
 * const result = mapping.map({ f_codigo: 'PROD001', f_codigo_externo: 'SIESA-PROD001', f_nombre: 'Café', f_cantidad: '000000100.0000' });
 * if (result.ok) console.log(result.value.stock_quantity); // 100
 * else console.error(result.issues);
 */
export const compileFieldMapping = (document: unknown, options: FieldMappingOptions = {}): FieldMapping => {
  const findings = new Findings();
  const reading = readDocument(document, findings);
  const context = compileContext(reading, options, findings);
  const fields = planFields(reading, findings).map((field) => compileField(field, context));
  if (findings.problems.length > 0) throw new MappingInvalid(findings.problems, options.documentName);

  return fieldMapping(reading, fields, findings);
};

const compileContext = ({ transformations }: DocumentReading, options: FieldMappingOptions, findings: Findings): CompileContext => {
  const decimal = transformations.get('decimal_separator');
  const boolean = transformations.get('boolean_conversion');
  return {
    findings,
    transformations,
    timezone: options.timezone ?? 'America/Bogota',
    numbers: decimal?.kind === 'decimal' ? { decimal: decimal.from, ...(decimal.grouping == null ? {} : { grouping: decimal.grouping }) } : plainNumbers,
    booleans: boolean?.kind === 'boolean' ? { trueWords: boolean.true_values.map(String), falseWords: boolean.false_values.map(String) } : usualBooleans,
  };
};

const fieldMapping = (reading: DocumentReading, fields: readonly CompiledField[], { warnings }: Findings): FieldMapping => {
  const names = new Set(fields.map((field) => field.name));
  const program: Program = { fields, skuIsId: !names.has('sku'), copyCustomFields: customFields(reading.customPrefix, names) };
  return {
    productType: reading.productType,
    productFields: fields.flatMap(({ name, product }) => (product === undefined ? [] : [{ canonical: name, product }])),
    sourceFields: [...new Set(fields.flatMap((field) => field.sources))],
    warnings,
    map: (record) => mapRecord(program, record),
    idOf: (record) => recordId(program, record),
    explain: (record) => explainRecord(program, record),
  };
};
