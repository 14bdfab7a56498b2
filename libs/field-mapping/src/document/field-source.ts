import type { JsonValue } from '@siesa-integration/canonical-model';
import type { FieldRule, FieldType, ValidationRule } from './mapping-document.ts';

/** Types without their other spellings. */
export type ValueType = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'object' | 'array';

/** A rule with everything that other parts of the document say about its field. */
export interface FieldSource {
  /** Canonical name. */
  readonly name: string;
  /** Canonical fields that get the value: `id` fills `sku` too where no rule does. */
  readonly fills: readonly string[];
  /** Where the rule stands, for example `mappings.product.ean`. */
  readonly path: string;
  readonly rule: FieldRule;
  readonly type: ValueType;
  readonly validation: ValidationRule | undefined;
  /** Where the validation rule stands. */
  readonly validationPath: string;
  /** From the rule, else from `default_values`. */
  readonly default: JsonValue | undefined;
  readonly defaultPath: string;
  /** Whether the record stops when the field has no value. */
  readonly required: boolean;
}

const otherSpellings: Partial<Record<FieldType, ValueType>> = { number: 'decimal', float: 'decimal', datetime: 'date' };

/** `number` and `float` are decimals; `date` and `datetime` are both moments. */
export const valueType = (type: FieldType): ValueType => otherSpellings[type] ?? (type as ValueType);

export const listOf = (names: string | readonly string[] | null | undefined): readonly string[] =>
  typeof names === 'string' ? [names] : (names ?? []);
