export { checkMapping, compileFieldMapping, type MappingCheck } from './compile-field-mapping.ts';
export type { FieldExplanation, FieldMapping, FieldMappingOptions, MappedField, RecordExplanation, SourceRecord, StepExplanation } from './field-mapping.ts';
export { MappingInvalid, problemText } from './mapping-invalid.ts';
export { type FieldFill, type SampleExample, type SampleFailure, type SampleReport, sampleReport } from './sample-report.ts';
