import type { Issue } from '@siesa-integration/canonical-model';
import { Findings } from '../document/findings.ts';
import { parseDocument } from '../document/parse-document.ts';
import { planFields } from '../document/plan-fields.ts';
import { type DocumentReading, readDocument } from '../document/read-document.ts';
import type { FieldMapping, FieldMappingOptions } from '../field-mapping.ts';
import type { CompiledField } from '../run/compiled-field.ts';
import { customFields } from '../run/custom-fields.ts';
import { explainRecord } from '../run/explain-record.ts';
import { mapRecord, type Program, recordId } from '../run/map-record.ts';
import type { Engines } from './compile-context.ts';
import { compileDocument } from './compile-document.ts';
import { compileField } from './compile-field.ts';
import { orderFields } from './order-fields.ts';

/** The outcome of reading a mapping document. */
export interface MappingCheck {
  /** Reasons why the document is refused; empty when it can be used. */
  readonly problems: readonly Issue[];
  /** Oddities that do not stop it, for example an unknown key. */
  readonly warnings: readonly Issue[];
  /** Present when there are no problems. */
  readonly mapping?: FieldMapping;
}

/** Reads a whole document, or its JSON text, and compiles every part that has no problem. */
export const checkDocument = (
  document: unknown,
  { timezone = 'America/Bogota' }: FieldMappingOptions,
  engines: Engines,
): MappingCheck => {
  const findings = new Findings();
  const parsed = typeof document === 'string' ? parseDocument(document, findings) : document;
  if (typeof document === 'string' && parsed === undefined) return findings; // not JSON
  const reading = readDocument(parsed, findings);
  const context = compileDocument(reading, timezone, engines, findings);
  const compiled = planFields(reading, findings).map((field) => compileField(field, context));
  const fields = orderFields(compiled, findings);
  const { problems, warnings } = findings;

  return {
    problems,
    warnings,
    ...(problems.length === 0 ? { mapping: fieldMapping(reading, compiled, fields, warnings) } : {}),
  };
};

/** @param compiled the fields in the order of products @param fields the same fields in the order of evaluation */
const fieldMapping = (
  reading: DocumentReading,
  compiled: readonly CompiledField[],
  fields: readonly CompiledField[],
  warnings: readonly Issue[],
): FieldMapping => {
  const program: Program = {
    fields,
    copyCustomFields: customFields(reading.customPrefix, new Set(compiled.map((field) => field.name))),
  };
  return {
    ...(reading.productType !== undefined && { productType: reading.productType }),
    destinationFields: compiled.flatMap(({ name, target }) =>
      target === undefined ? [] : [{ canonical: name, target }],
    ),
    canonicalFields: compiled.flatMap((field) => field.fills),
    sourceFields: [...new Set(compiled.flatMap((field) => [...field.sources, ...field.recordFields]))],
    warnings,
    map: (record) => mapRecord(program, record),
    idOf: (record) => recordId(program, record),
    explain: (record) => explainRecord(program, record),
  };
};
