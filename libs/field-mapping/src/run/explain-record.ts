import { isRecord, type JsonValue } from '@siesa-integration/canonical-model';
import type { CompiledField } from './compiled-field.ts';
import { Failure, toIssue, usedValue } from '../values/failure.ts';
import type { FieldExplanation, RecordExplanation, SourceRecord, StepExplanation } from '../field-mapping.ts';
import { fieldValue, mapRecord, type Program } from './map-record.ts';
import type { ProductSoFar } from './step.ts';
import { emptyProduct } from './store-field.ts';
import { isMissing } from '../values/clean-text.ts';

/** Maps one record and returns every step. */
export const explainRecord = (program: Program, record: SourceRecord): RecordExplanation => {
  if (!isRecord(record)) return { result: mapRecord(program, record), fields: [] };

  const product = emptyProduct();
  const fields = program.fields.map((field) => explainField(field, record, product));
  return {
    result: mapRecord(program, record),
    fields: [...fields, ...program.fields.flatMap((field) => explainCopies(field, product))],
  };
};

/** Maps one field into the product and returns its steps. */
const explainField = (
  field: CompiledField,
  record: SourceRecord,
  product: Record<string, unknown>,
): FieldExplanation => {
  const source = field.sources.find((name) => Object.hasOwn(record, name) && !isMissing(record[name]));
  const steps =
    source === undefined && !field.computes
      ? []
      : explainSteps(field, source === undefined ? undefined : record[source], record, product);
  const value = fieldValue(field, record, product);
  const failed = value instanceof Failure;
  const used = usedValue(value);
  if (used !== undefined) field.store(product, used);

  return {
    field: field.name,
    ...(field.target === undefined ? {} : { product: field.target }),
    ...(source === undefined ? {} : { source, received: record[source] }),
    steps:
      hasNoResult(steps) && !failed && value !== undefined
        ? [...steps, { step: value === null ? 'clear' : 'default', value }]
        : steps,
    ...(used === undefined ? {} : { value: used }),
    ...(failed ? { issue: toIssue(field.name, value) } : {}),
  };
};

/** Whether the steps end without a value. */
const hasNoResult = (steps: readonly StepExplanation[]): boolean => isMissing(steps.at(-1)?.value);

const explainSteps = (
  field: CompiledField,
  received: unknown,
  record: SourceRecord,
  product: ProductSoFar,
): readonly StepExplanation[] => {
  const done: StepExplanation[] = [];
  let value = received;
  for (const { name, run } of field.steps) {
    value = run(value, record, product);
    if (value instanceof Failure) return [...done, { step: name, issue: toIssue(field.name, value) }];
    if (value === undefined) return [...done, { step: name }];
    done.push({ step: name, value: value as JsonValue });
  }
  return done;
};

/** Further canonical fields that get the same value. */
const explainCopies = ({ name, fills }: CompiledField, product: ProductSoFar): readonly FieldExplanation[] =>
  fills.slice(1).map((field) => {
    const value = product[field] as JsonValue | undefined;
    return value === undefined ? { field, steps: [] } : { field, steps: [{ step: `same as ${name}`, value }], value };
  });
