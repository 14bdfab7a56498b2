import { canonicalFields, type JsonValue } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import { type FieldSource, listOf } from './field-source.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Findings, join } from './findings.ts';
import { isForbiddenName } from './forbidden-names.ts';
import type { FieldRule } from './mapping-document.ts';
import type { DocumentReading } from './read-document.ts';

/** The path of a document's rules. */
export const rulesPath = 'mappings.product';

/** Refuses two rules that fill one canonical field or one product field. */
export const refuseConflicts = (rules: ReadonlyMap<string, FieldRule>, findings: Findings): void => {
  const canonicals = new Map<string, string>();
  const products = new Map<string, string>();
  for (const [name, { product_field: product }] of rules) {
    const path = join(rulesPath, name);
    const canonical = canonicalName(name);
    const other = canonicals.get(canonical);
    if (other !== undefined) findings.problem(path, 'conflict', `one rule for ${canonical}`, name, fills(other));
    canonicals.set(canonical, name);

    const productOther = product == null ? undefined : products.get(product);
    if (productOther !== undefined) {
      findings.problem(
        join(path, 'product_field'),
        'conflict',
        'a product field of its own',
        product,
        fills(productOther),
      );
    }
    if (product != null) products.set(product, name);
  }
};

const fills = (other: string): string => `'${other}' already fills it`;

/** Refuses product fields that look like paths, because they would become literal keys of the payload. */
export const refusePaths = (rules: ReadonlyMap<string, FieldRule>, findings: Findings): void => {
  for (const [name, { product_field: product }] of rules) {
    if (product == null || !looksLikePath.test(product)) continue;
    const [first = name] = product.split(/[^\p{L}\p{N}_-]+/u).filter((part) => part !== '');
    findings.problem(
      join(join(rulesPath, name), 'product_field'),
      'path',
      'a plain name without . [ ] / and outer blanks',
      product,
      `nested fields cannot be filled one by one; map the whole value with "product_field": "${first}" and "type": "${product.includes('[') ? 'array' : 'object'}"`,
    );
  }
};

const looksLikePath = /[.[\]/\\]|^\s|\s$/;

/** Refuses a document that cannot fill a required field, and rules without any source of values. */
export const refuseMissing = (fields: readonly FieldSource[], findings: Findings): void => {
  const names = new Set(fields.flatMap((field) => field.fills));
  for (const { name, required } of canonicalFields) {
    // The id also fills the sku, so a problem of the sku would repeat that of the id.
    if (!required || names.has(name) || name === 'sku') continue;
    findings.problem(join(rulesPath, name), 'cannot-fill', 'a rule, because every product needs this field');
  }
  for (const { rule, path, default: otherwise } of fields) {
    const sources = listOf(rule.siesa_field);
    if (sources.length === 0 && rule.expression == null && otherwise === undefined) {
      findings.problem(path, 'cannot-fill', 'siesa_field, expression or default', 'none of them');
    }
    for (const name of [...sources, rule.product_field ?? '']) {
      if (isForbiddenName(name)) findings.problem(path, 'forbidden-name', 'a name that objects do not inherit', name);
    }
  }
};

/** Warns of entries for unknown fields. They are no problems, because clients share these tables. */
export const warnOfUnknown = ({ rules, validationRules, defaults }: DocumentReading, findings: Findings): void => {
  const names = new Set([...rules].flatMap(([name, rule]) => [name, canonicalName(name), rule.product_field ?? name]));
  const tables: readonly (readonly [string, ReadonlyMap<string, JsonValue | object>])[] = [
    ['validation_rules', validationRules],
    ['default_values', defaults],
  ];
  for (const [table, entries] of tables) {
    for (const name of entries.keys()) {
      if (names.has(name)) continue;
      findings.warning(join(table, name), 'unknown-field', 'a field of this document', name, didYouMean(name, names));
    }
  }
};

/** Warns of settings that have no effect on their field. */
export const warnOfUnused = (
  { rule, path, type, required, default: otherwise }: FieldSource,
  findings: Findings,
): void => {
  const unused: readonly (readonly [key: string, isUnused: boolean, where: string])[] = [
    ['rounding', rule.rounding != null && type !== 'integer', 'an integer'],
    ['trim', rule.trim != null && type !== 'string', 'a string'],
    [
      'when_missing',
      rule.when_missing === 'clear' && (required || otherwise !== undefined),
      'an optional field without a default',
    ],
    ['on_invalid', rule.on_invalid === 'omit' && required, 'an optional field'],
  ];
  for (const [key, isUnused, where] of unused)
    if (isUnused) findings.warning(join(path, key), 'no-effect', `it on ${where}`, key, 'it has no effect here');
};
