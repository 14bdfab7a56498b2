import { canonicalFields } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import { refuseMissing, warnOfUnknown, warnOfUnused } from './check-rules.ts';
import { refuseConflicts, refusePaths } from './check-targets.ts';
import { rulesOf, rulesPath } from './default-rules.ts';
import { type Findings, join } from './findings.ts';
import type { FieldRule } from './mapping-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { FieldSource } from './field-source.ts';
import { typeOfJson, valueType } from './field-types.ts';

const known = new Map(canonicalFields.map((field) => [field.name, field]));
const places = new Map(canonicalFields.map((field, index) => [field.name, index]));
/** A limit, because the fields are checked against each other. */
const mostFields = 500;

/** Collects everything that a document contains about each field, in the order in which products hold fields. */
export const planFields = (document: DocumentReading, findings: Findings): readonly FieldSource[] => {
  const rules = rulesOf(document, findings);
  if (rules.size > mostFields) {
    findings.problem(rulesPath, 'too-many', `at most ${String(mostFields)} fields`, rules.size);
    return [];
  }
  refuseConflicts(rules, findings);
  refusePaths(rules, findings);
  warnOfUnknown(rules, document, findings);
  const fields = [...rules].map(([name, { rule, path }]) => planField(name, rule, path, document, findings));
  if (document.hasRules) refuseMissing(fields, findings);
  for (const field of fields) warnOfUnused(field, findings);
  return fields.sort((one, other) => place(one.name) - place(other.name) || (one.name < other.name ? -1 : 1));
};

const place = (name: string): number => places.get(name) ?? canonicalFields.length;

const planField = (
  name: string,
  rule: FieldRule,
  path: string,
  document: DocumentReading,
  findings: Findings,
): FieldSource => {
  const canonical = canonicalName(name);
  const field = known.get(canonical);
  const constant = rule.constant ?? undefined;
  const ownType = field?.type ?? (constant === undefined ? 'string' : typeOfJson(constant));
  const type = rule.type == null ? ownType : valueType(rule.type);
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
  const [, tableDefault] = entryFor(document.defaults, name, canonical, rule);

  return {
    name: canonical,
    fills: canonical === 'id' ? ['id', ...filledById.filter((other) => !document.rules.has(other))] : [canonical],
    path,
    rule,
    type,
    validation,
    validationPath: join('validation_rules', validationName),
    default: constant ?? rule.default ?? tableDefault?.value ?? undefined,
    defaultPath:
      constant !== undefined
        ? join(path, 'constant')
        : rule.default == null
          ? (tableDefault?.path ?? path)
          : join(path, 'default'),
    required: isRequired(canonical, rule) || validation?.required === true,
  };
};

/** Required fields that have the id's value where no rule fills them. */
const filledById = ['external_id', 'sku'];

/** A stock that a document maps is required unless its rule states otherwise, because a missing number is not an absent field. */
const isRequired = (canonical: string, { required }: FieldRule): boolean =>
  known.get(canonical)?.required === true || (required ?? canonical === 'stock_quantity');

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
