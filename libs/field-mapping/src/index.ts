export { compileFieldMapping } from './compile-field-mapping.ts';
export type { FieldExplanation, FieldMapping, FieldMappingOptions, MappedField, RecordExplanation, SourceRecord, StepExplanation } from './field-mapping.ts';
export { MappingInvalid, problemText } from './mapping-invalid.ts';
