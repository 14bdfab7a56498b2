export type { MappingCheck } from './compile/check-document.ts';
export { checkMapping, compileFieldMapping } from './compile-field-mapping.ts';
export type {
  FieldExplanation,
  FieldMapping,
  FieldMappingOptions,
  MappedField,
  RecordExplanation,
  SourceRecord,
  StepExplanation,
} from './field-mapping.ts';
export { type FieldState, fieldStates } from './run/field-states.ts';
export { MappingInvalid, problemText } from './mapping-invalid.ts';
export { openFieldMapping } from './open-field-mapping.ts';
export {
  type FieldFill,
  type SampleExample,
  type SampleFailure,
  type SampleReport,
  sampleReport,
} from './sample-report.ts';
