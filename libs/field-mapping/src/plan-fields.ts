import { canonicalFields, type JsonValue } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import { type Findings, join } from './document/findings.ts';
import { isForbiddenName } from './document/forbidden-names.ts';
import type { FieldRule } from './document/mapping-document.ts';
import type { DocumentReading } from './document/read-document.ts';
import { warnOfIdleSettings } from './document/warn-of-idle-settings.ts';
import { type FieldSource, listOf, valueType } from './field-source.ts';
import { didYouMean } from './nearest-name.ts';

const known = new Map(canonicalFields.map((field) => [field.name, field]));
const places = new Map(canonicalFields.map((field, index) => [field.name, index]));
const rulesPath = 'mappings.product';
/** More are no product, and checking them against each other takes long. */
const mostFields = 500;

/** Brings together what a document says about each field, in the order in which products carry fields. */
export const planFields = (document: DocumentReading, findings: Findings): readonly FieldSource[] => {
  const { rules } = document;
  if (rules.size > mostFields) {
    findings.problem(rulesPath, 'too-many', `at most ${String(mostFields)} fields`, rules.size);
    return [];
  }
  refuseRivals(rules, findings);
  warnOfStrangers(document, rules, findings);
  const fields = [...rules].map(([name, rule]) => planField(name, rule, document, findings));
  if (document.hasRules) refuseGaps(fields, findings);
  for (const field of fields) warnOfIdleSettings(field, findings);
  return fields.sort((one, other) => place(one.name) - place(other.name) || (one.name < other.name ? -1 : 1));
};

const place = (name: string): number => places.get(name) ?? canonicalFields.length;

const planField = (name: string, rule: FieldRule, document: DocumentReading, findings: Findings): FieldSource => {
  const canonical = canonicalName(name);
  const path = join(rulesPath, name);
  const field = known.get(canonical);
  const type = rule.type == null ? (field?.type ?? 'string') : valueType(rule.type);
  if (field !== undefined && type !== field.type) findings.problem(join(path, 'type'), 'type', field.type, rule.type, `the canonical ${canonical} is always of this type`);
  const [validationName, validation] = entryFor(document.validationRules, name, canonical, rule);
  const [defaultName, defaultValue] = rule.default == null ? entryFor(document.defaults, name, canonical, rule) : ['default', rule.default];

  return {
    name: canonical,
    fills: canonical === 'id' && !document.rules.has('sku') ? ['id', 'sku'] : [canonical],
    path,
    rule,
    type,
    validation,
    validationPath: join('validation_rules', validationName),
    default: defaultValue ?? undefined,
    defaultPath: rule.default == null ? join('default_values', defaultName) : join(path, 'default'),
    required: field?.required === true || rule.required === true || validation?.required === true,
  };
};

/** The entry of a table that names fields by product name or canonical name. */
const entryFor = <T>(entries: ReadonlyMap<string, T>, name: string, canonical: string, rule: FieldRule): readonly [string, T | undefined] => {
  const found = [rule.product_field, name, canonical].find((candidate) => candidate != null && entries.has(candidate));
  return found == null ? ['', undefined] : [found, entries.get(found)];
};

const refuseRivals = (rules: ReadonlyMap<string, FieldRule>, findings: Findings): void => {
  const fillers = new Map<string, string>();
  const products = new Map<string, string>();
  for (const [name, rule] of rules) {
    const path = join(rulesPath, name);
    const canonical = canonicalName(name);
    const rival = fillers.get(canonical);
    if (rival !== undefined) findings.problem(path, 'rivals', `one rule for ${canonical}`, name, `'${rival}' fills it already`);
    fillers.set(canonical, name);
    if (rule.product_field == null) continue;
    const productRival = products.get(rule.product_field);
    if (productRival !== undefined) findings.problem(join(path, 'product_field'), 'rivals', 'a product field of its own', rule.product_field, `'${productRival}' fills it already`);
    products.set(rule.product_field, name);
  }
};

const refuseGaps = (fields: readonly FieldSource[], findings: Findings): void => {
  const names = new Set(fields.map((field) => field.name));
  for (const { name, required } of canonicalFields) {
    if (required && !names.has(name) && name !== 'sku') findings.problem(join(rulesPath, name), 'cannot-fill', 'a rule, because every product needs it', undefined);
  }
  for (const { rule, path, default: otherwise } of fields) {
    const sources = listOf(rule.siesa_field);
    if (sources.length === 0 && rule.expression == null && otherwise === undefined) findings.problem(path, 'cannot-fill', 'siesa_field, expression or default', 'none of them');
    for (const source of [...sources, rule.product_field ?? '']) {
      if (isForbiddenName(source)) findings.problem(path, 'forbidden-name', 'a name that no object has by itself', source);
    }
  }
};

const warnOfStrangers = (document: DocumentReading, rules: ReadonlyMap<string, FieldRule>, findings: Findings): void => {
  const names = new Set([...rules].flatMap(([name, rule]) => [name, canonicalName(name), rule.product_field ?? name]));
  const tables: readonly (readonly [string, ReadonlyMap<string, JsonValue | object>])[] = [
    ['validation_rules', document.validationRules],
    ['default_values', document.defaults],
  ];
  for (const [table, entries] of tables) {
    for (const name of entries.keys()) {
      if (!names.has(name)) findings.warning(join(table, name), 'unknown-field', 'a field of this document', name, didYouMean(name, names));
    }
  }
};
