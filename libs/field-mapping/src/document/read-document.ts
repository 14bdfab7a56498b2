import type { JsonValue } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { transformationSpec, type TransformationSpec } from './transformation-spec.ts';
import { checkShape } from './check-shape.ts';
import { type Findings, join } from './findings.ts';
import { refuseForbiddenNames } from './forbidden-names.ts';
import {
  customFieldsSchema,
  type FieldRule,
  fieldRuleSchema,
  mappingDocumentSchema,
  type ValidationRule,
  validationRuleSchema,
} from './mapping-document.ts';

/** The valid parts of a document. */
export interface DocumentReading {
  /** `undefined` where the document leaves it to the client. */
  readonly productType: string | undefined;
  readonly rules: ReadonlyMap<string, FieldRule>;
  /** Whether the document has an object of rules. */
  readonly hasRules: boolean;
  /** `undefined` for a broken one. */
  readonly transformations: ReadonlyMap<string, TransformationSpec | undefined>;
  readonly validationRules: ReadonlyMap<string, ValidationRule>;
  readonly defaults: ReadonlyMap<string, DefaultEntry>;
  /** Row fields that start with it are custom fields too. */
  readonly customPrefix: string | undefined;
}

/** One default of `default_values` or `defaults`. */
export interface DefaultEntry {
  readonly value: JsonValue;
  readonly path: string;
  /** Whether it applies to every product without a rule of its own, as the values of `defaults` do. */
  readonly fills: boolean;
}

/** The top level of a document. Lower levels are checked rule by rule, so that one broken rule does not hide the problems of others. */
const anyObject = v.record(v.string(), v.unknown());
const topSchema = v.object({
  ...mappingDocumentSchema.entries,
  mappings: anyObject,
  transformations: v.nullish(anyObject),
  validation_rules: v.nullish(anyObject),
  custom_fields: v.nullish(anyObject),
});
const mappingsSchema = v.object({ product: anyObject });

/** Reads a whole document and reports everything that is wrong with it. */
export const readDocument = (document: unknown, findings: Findings): DocumentReading => {
  refuseForbiddenNames(document, findings);
  const top = checkShape(topSchema, document, '', findings) ?? {};
  const mappings = top.mappings && checkShape(mappingsSchema, top.mappings, 'mappings', findings);
  if (top.version != null && !/^1(\.|$)/.test(String(top.version)))
    findings.warning('version', 'version', '1, which this engine reads', top.version);
  const custom = top.custom_fields && checkShape(customFieldsSchema, top.custom_fields, 'custom_fields', findings);

  return {
    productType: top.product_type ?? undefined,
    hasRules: mappings?.product !== undefined,
    rules: readEach(
      mappings?.product,
      'mappings.product',
      (rule, path) => checkShape(fieldRuleSchema, rule, path, findings) ?? {},
    ),
    transformations: readEach(top.transformations, 'transformations', (value, path) =>
      transformationSpec(value, path, findings),
    ),
    validationRules: readEach(
      top.validation_rules,
      'validation_rules',
      (rule, path) => checkShape(validationRuleSchema, rule, path, findings) ?? {},
    ),
    defaults: readDefaults(top, findings),
    customPrefix: custom?.prefix ?? undefined,
  };
};

const readDefaults = (
  top: { readonly default_values?: Table; readonly defaults?: Table },
  findings: Findings,
): ReadonlyMap<string, DefaultEntry> => {
  const found = new Map<string, DefaultEntry>();
  for (const table of ['default_values', 'defaults'] as const) {
    for (const [name, value] of Object.entries(top[table] ?? {})) {
      const path = join(table, name);
      const other = found.get(name);
      if (other !== undefined && JSON.stringify(other.value) !== JSON.stringify(value))
        findings.problem(path, 'conflict', `one default for ${name}`, value, `'${other.path}' has another`);
      found.set(name, { value, path, fills: table === 'defaults' });
    }
  }
  return found;
};

type Table = Readonly<Record<string, JsonValue>> | null | undefined;

const readEach = <T>(
  values: Readonly<Record<string, unknown>> | null | undefined,
  path: string,
  read: (value: unknown, path: string) => T,
): ReadonlyMap<string, T> =>
  new Map(Object.entries(values ?? {}).map(([key, value]) => [key, read(value, join(path, key))]));
