import { canonicalFields, type JsonValue } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import { type FieldSource, listOf } from './field-source.ts';
import { didYouMean } from '../nearest-name.ts';
import { type Findings, join } from './findings.ts';
import { isForbiddenName } from './forbidden-names.ts';
import type { FieldRule } from './mapping-document.ts';
import type { DocumentReading } from './read-document.ts';

/** Where the rules of a document stand. */
export const rulesPath = 'mappings.product';

/** Refuses two rules that fill one canonical field or one product field. */
export const refuseRivals = (rules: ReadonlyMap<string, FieldRule>, findings: Findings): void => {
  const canonicals = new Map<string, string>();
  const products = new Map<string, string>();
  for (const [name, { product_field: product }] of rules) {
    const path = join(rulesPath, name);
    const canonical = canonicalName(name);
    const rival = canonicals.get(canonical);
    if (rival !== undefined) findings.problem(path, 'rivals', `one rule for ${canonical}`, name, fills(rival));
    canonicals.set(canonical, name);

    const productRival = product == null ? undefined : products.get(product);
    if (productRival !== undefined) {
      findings.problem(
        join(path, 'product_field'),
        'rivals',
        'a product field of its own',
        product,
        fills(productRival),
      );
    }
    if (product != null) products.set(product, name);
  }
};

const fills = (rival: string): string => `'${rival}' fills it already`;

/** Refuses a document that cannot fill what every product needs, and rules that can fill nothing. */
export const refuseGaps = (fields: readonly FieldSource[], findings: Findings): void => {
  const names = new Set(fields.flatMap((field) => field.fills));
  for (const { name, required } of canonicalFields) {
    // The id fills the sku, so that a missing sku only says again that the id is missing.
    if (!required || names.has(name) || name === 'sku') continue;
    findings.problem(join(rulesPath, name), 'cannot-fill', 'a rule, because every product needs it');
  }
  for (const { rule, path, default: otherwise } of fields) {
    const sources = listOf(rule.siesa_field);
    if (sources.length === 0 && rule.expression == null && otherwise === undefined) {
      findings.problem(path, 'cannot-fill', 'siesa_field, expression or default', 'none of them');
    }
    for (const name of [...sources, rule.product_field ?? '']) {
      if (isForbiddenName(name)) findings.problem(path, 'forbidden-name', 'a name that no object has by itself', name);
    }
  }
};

/** Warns of entries that belong to no field of the document: clients share tables, so that is no mistake by itself. */
export const warnOfStrangers = ({ rules, validationRules, defaults }: DocumentReading, findings: Findings): void => {
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
