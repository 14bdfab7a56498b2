import { jsonValueSchema } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { fieldTypes } from './field-types.ts';
import { transformationSchemas } from './transformation-spec.ts';

/** In a document, `null` means the same as an absent key, except in keys that hold a value (`true_value`). */
const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema);

const name = v.pipe(v.string(), v.nonEmpty());
const sources = v.union([name, v.pipe(v.array(name), v.nonEmpty())]);
const names = v.union([name, v.array(name)]);

/** What a code must be: a GTIN with its check digit, or an EPC of 24 hex digits. */
const checkNames = ['gtin', 'epc'] as const;

/** The rule that fills one canonical field. */
export const fieldRuleSchema = v.object({
  siesa_field: optional(sources),
  product_field: optional(name),
  type: optional(v.picklist(fieldTypes)),
  required: optional(v.boolean()),
  default: optional(jsonValueSchema),
  constant: optional(jsonValueSchema),
  when_missing: optional(v.picklist(['omit', 'clear'])),
  validation: optional(name),
  transform: optional(names),
  transformation: optional(names),
  expression: optional(name),
  check: optional(v.picklist(checkNames)),
  on_invalid: optional(v.picklist(['omit', 'reject', 'warn'])),
  rounding: optional(v.picklist(['reject', 'floor', 'round', 'ceil'])),
  trim: optional(v.boolean()),
});

/** Conditions on a finished value, under its product name or its canonical name. */
export const validationRuleSchema = v.object({
  min: optional(v.number()),
  max: optional(v.number()),
  pattern: optional(name),
  check: optional(v.picklist(checkNames)),
  expression: optional(name),
  required: optional(v.boolean()),
  message: optional(name),
});

/** A prefix of custom fields in rows, besides `custom:` and `f120_custom_`. `examples` are for people. */
export const customFieldsSchema = v.object({ prefix: optional(name), examples: optional(jsonValueSchema) });

/** A mapping document. */
export const mappingDocumentSchema = v.object({
  version: optional(v.union([v.string(), v.number()])),
  product_type: optional(name),
  mappings: v.object({ product: v.record(v.string(), fieldRuleSchema) }),
  transformations: optional(v.record(v.string(), v.union(transformationSchemas))),
  validation_rules: optional(v.record(v.string(), validationRuleSchema)),
  default_values: optional(v.record(v.string(), jsonValueSchema)),
  defaults: optional(v.record(v.string(), jsonValueSchema)),
  custom_fields: optional(customFieldsSchema),
});

export type FieldRule = v.InferOutput<typeof fieldRuleSchema>;
export type CheckName = (typeof checkNames)[number];
export type ValidationRule = v.InferOutput<typeof validationRuleSchema>;
