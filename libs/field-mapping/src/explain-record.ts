import type { JsonValue } from '@siesa-integration/canonical-model';
import type { CompiledField } from './compiled-field.ts';
import { Failure, toIssue } from './failure.ts';
import type { FieldExplanation, RecordExplanation, SourceRecord, StepExplanation } from './field-mapping.ts';
import { fieldValue, mapRecord, type Program } from './map-record.ts';
import { isMissing } from './values/clean-text.ts';
import { emptyProduct } from './store-field.ts';

/** Maps one record and tells every step of it. */
export const explainRecord = (program: Program, record: SourceRecord): RecordExplanation => {
  const product = emptyProduct();
  const explanations = program.fields.map((field): FieldExplanation => {
    const value = fieldValue(field, record, product);
    const failed = value instanceof Failure;
    if (!failed && value !== undefined) field.store(product, value);
    const source = field.sources.find((name) => Object.hasOwn(record, name) && !isMissing(record[name]));
    return {
      field: field.name,
      ...(field.product === undefined ? {} : { product: field.product }),
      ...(source === undefined ? {} : { source, received: record[source] }),
      steps: explainSteps(field, source, record, product),
      ...(failed ? { issue: toIssue(field.name, value) } : value === undefined ? {} : { value }),
    };
  });
  return { result: mapRecord(program, record), fields: explanations };
};

const explainSteps = (field: CompiledField, source: string | undefined, record: SourceRecord, product: Readonly<Record<string, unknown>>): readonly StepExplanation[] => {
  const told: StepExplanation[] = [];
  if (source === undefined && !field.computes) return told;

  let value = source === undefined ? undefined : record[source];
  for (const { name, run } of field.steps) {
    value = run(value, record, product);
    if (value instanceof Failure) return [...told, { step: name, issue: toIssue(field.name, value) }];
    if (value === undefined) return [...told, { step: name }];
    told.push({ step: name, value: value as JsonValue });
  }
  return told;
};
