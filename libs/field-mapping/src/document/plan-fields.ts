import { canonicalFields } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import { refuseConflicts, refuseMissing, refusePaths, rulesPath, warnOfUnknown, warnOfUnused } from './check-rules.ts';
import { type Findings, join } from './findings.ts';
import type { FieldRule } from './mapping-document.ts';
import type { DocumentReading } from './read-document.ts';
import { type FieldSource, valueType } from './field-source.ts';

const known = new Map(canonicalFields.map((field) => [field.name, field]));
const places = new Map(canonicalFields.map((field, index) => [field.name, index]));
/** A limit, because the fields are checked against each other. */
const mostFields = 500;

/** Collects everything that a document contains about each field, in the order in which products hold fields. */
export const planFields = (document: DocumentReading, findings: Findings): readonly FieldSource[] => {
  const { rules } = document;
  if (rules.size > mostFields) {
    findings.problem(rulesPath, 'too-many', `at most ${String(mostFields)} fields`, rules.size);
    return [];
  }
  refuseConflicts(rules, findings);
  refusePaths(rules, findings);
  warnOfUnknown(document, findings);
  const fields = [...rules].map(([name, rule]) => planField(name, rule, document, findings));
  if (document.hasRules) refuseMissing(fields, findings);
  for (const field of fields) warnOfUnused(field, findings);
  return fields.sort((one, other) => place(one.name) - place(other.name) || (one.name < other.name ? -1 : 1));
};

const place = (name: string): number => places.get(name) ?? canonicalFields.length;

const planField = (name: string, rule: FieldRule, document: DocumentReading, findings: Findings): FieldSource => {
  const canonical = canonicalName(name);
  const path = join(rulesPath, name);
  const field = known.get(canonical);
  const type = rule.type == null ? (field?.type ?? 'string') : valueType(rule.type);
  if (field !== undefined && type !== field.type) {
    findings.problem(
      join(path, 'type'),
      'type',
      field.type,
      rule.type,
      `the canonical ${canonical} is always of this type`,
    );
  }
  const [validationName, validation] = entryFor(document.validationRules, name, canonical, rule);
  const [defaultName, defaultValue] =
    rule.default == null ? entryFor(document.defaults, name, canonical, rule) : ['default', rule.default];

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

/** The entry for a field in a table whose keys are product names or canonical names. */
const entryFor = <T>(
  entries: ReadonlyMap<string, T>,
  name: string,
  canonical: string,
  rule: FieldRule,
): readonly [string, T | undefined] => {
  const found = [rule.product_field, name, canonical].find((candidate) => candidate != null && entries.has(candidate));
  return found == null ? ['', undefined] : [found, entries.get(found)];
};
