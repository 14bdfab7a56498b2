import {
  accepted,
  type CanonicalProduct,
  type Issue,
  isRecord,
  type JsonValue,
  refused,
  type Result,
} from '@siesa-integration/canonical-model';
import type { CompiledField } from './compiled-field.ts';
import type { CopyCustomFields } from './custom-fields.ts';
import { Failure, toIssue, usedValue } from '../values/failure.ts';
import type { SourceRecord } from '../field-mapping.ts';
import { shown } from '../values/shown.ts';
import { emptyProduct } from './store-field.ts';

/** A compiled document. */
export interface Program {
  readonly fields: readonly CompiledField[];
  readonly copyCustomFields: CopyCustomFields;
}

/** Maps one record, field by field. */
export const mapRecord = ({ fields, copyCustomFields }: Program, record: SourceRecord): Result<CanonicalProduct> => {
  if (!isRecord(record))
    return refused({ path: '', code: 'mapping/record', expected: 'an object', received: shown(record) });

  const product = emptyProduct();
  let issues: Issue[] | undefined;
  let warnings: Issue[] | undefined;
  for (const field of fields) {
    const value = fieldValue(field, record, product);
    if (value instanceof Failure)
      (field.rejects && !value.isUsed ? (issues ??= []) : (warnings ??= [])).push(toIssue(field.name, value));
    const used = usedValue(value);
    if (used !== undefined) field.store(product, used);
  }
  if (issues !== undefined) return refused(...(issues as [Issue, ...Issue[]]));

  const customWarnings = copyCustomFields(record, product);
  return accepted(
    product as unknown as CanonicalProduct,
    customWarnings === undefined ? (warnings ?? none) : [...(warnings ?? none), ...customWarnings],
  );
};

const none: readonly Issue[] = [];

/** The id of a record, also of a record that is rejected for other fields. */
export const recordId = ({ fields }: Program, record: SourceRecord): string | undefined => {
  if (!isRecord(record)) return undefined;
  const product = emptyProduct();
  for (const field of fields) {
    const value = usedValue(fieldValue(field, record, product));
    if (field.name === 'id') return typeof value === 'string' ? value : undefined;
    if (value !== undefined) field.store(product, value);
  }
  return undefined;
};

/** One field's value: `undefined` when the field stays absent, a `Failure` when the value is refused. */
export const fieldValue = (
  field: CompiledField,
  record: SourceRecord,
  product: Readonly<Record<string, unknown>>,
): JsonValue | Failure | undefined => {
  const value = field.evaluate(record, product);
  if (value !== undefined) return value as JsonValue | Failure;

  return field.required && field.whenMissing == null ? missing(field) : field.whenMissing;
};

const missing = ({ sources, missingMessage }: CompiledField): Failure =>
  new Failure(
    'mapping/required',
    sources.length === 0 ? 'a value' : `a value in ${sources.join(' or ')}`,
    undefined,
    missingMessage,
  );
