import type { JsonValue } from '@siesa-integration/canonical-model';
import type { FieldRule, FieldType, ValidationRule } from './mapping-document.ts';

/** The types, each under one spelling. */
export type ValueType = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'object' | 'array';

/** A rule, together with the entries of other parts of the document for the same field. */
export interface FieldSource {
  /** Canonical name. */
  readonly name: string;
  /** Canonical fields that get the value: `id` also fills `sku` when no rule does. */
  readonly fills: readonly string[];
  /** The rule's path, for example `mappings.product.ean`. */
  readonly path: string;
  readonly rule: FieldRule;
  readonly type: ValueType;
  readonly validation: ValidationRule | undefined;
  /** The validation rule's path. */
  readonly validationPath: string;
  /** From the rule, else from `default_values`. */
  readonly default: JsonValue | undefined;
  readonly defaultPath: string;
  /** Whether a record without a value for the field is rejected. */
  readonly required: boolean;
}

const otherSpellings: Partial<Record<FieldType, ValueType>> = { number: 'decimal', float: 'decimal', datetime: 'date' };

/** `number` and `float` are decimals; `date` and `datetime` are one type. */
export const valueType = (type: FieldType): ValueType => otherSpellings[type] ?? (type as ValueType);

export const listOf = (names: string | readonly string[] | null | undefined): readonly string[] =>
  typeof names === 'string' ? [names] : (names ?? []);
