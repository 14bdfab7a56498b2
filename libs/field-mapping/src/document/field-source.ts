import type { JsonValue } from '@siesa-integration/canonical-model';
import type { ValueType } from './field-types.ts';
import type { FieldRule, ValidationRule } from './mapping-document.ts';

/** A rule, together with the entries of other parts of the document for the same field. */
export interface FieldSource {
  /** Canonical name. */
  readonly name: string;
  /** Canonical fields that get the value: `id` also fills `external_id` and `sku` when no rule does. */
  readonly fills: readonly string[];
  /** The rule's path, for example `mappings.product.ean`, or that of the default that stands for a rule. */
  readonly path: string;
  readonly rule: FieldRule;
  readonly type: ValueType;
  readonly validation: ValidationRule | undefined;
  /** The validation rule's path. */
  readonly validationPath: string;
  /** From the rule, its `constant` included, else from `default_values` or `defaults`. */
  readonly default: JsonValue | undefined;
  readonly defaultPath: string;
  /** Whether a record without a value for the field is rejected. */
  readonly required: boolean;
}

export const listOf = (names: string | readonly string[] | null | undefined): readonly string[] =>
  typeof names === 'string' ? [names] : (names ?? []);
