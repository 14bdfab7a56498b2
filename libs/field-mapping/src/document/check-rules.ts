import { canonicalFields, isForbiddenName } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import { type FieldSource, listOf } from './field-source.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Findings, join } from './findings.ts';
import { type PlacedRule, rulesPath } from './default-rules.ts';
import type { DocumentReading } from './read-document.ts';

/** Refuses a document that cannot fill a required field, and rules without any source of values. */
export const refuseMissing = (fields: readonly FieldSource[], findings: Findings): void => {
  const names = new Set(fields.flatMap((field) => field.fills));
  for (const { name, required } of canonicalFields) {
    // The id also fills these two, so their problems would repeat that of the id.
    if (!required || names.has(name) || name === 'sku' || name === 'external_id') continue;
    findings.problem(join(rulesPath, name), 'cannot-fill', 'a rule, because every product needs this field');
  }
  for (const { rule, path, default: otherwise } of fields) {
    const sources = listOf(rule.siesa_field);
    if (sources.length === 0 && rule.expression == null && otherwise === undefined) {
      findings.problem(path, 'cannot-fill', 'siesa_field, expression, constant or default', 'none of them');
    }
    const others = [
      ...(sources.length > 0 ? ['siesa_field'] : []),
      ...(rule.expression == null ? [] : ['expression']),
      ...(rule.default == null ? [] : ['default']),
    ];
    if (rule.constant != null && others.length > 0)
      findings.problem(join(path, 'constant'), 'conflict', 'a constant alone', `a constant and ${others.join(', ')}`);
    for (const name of [...sources, rule.product_field ?? '']) {
      if (isForbiddenName(name)) findings.problem(path, 'forbidden-name', 'a name that objects do not inherit', name);
    }
  }
};

/** Warns of entries for unknown fields. They are no problems, because clients share these tables. */
export const warnOfUnknown = (
  rules: ReadonlyMap<string, PlacedRule>,
  { validationRules, defaults }: Pick<DocumentReading, 'validationRules' | 'defaults'>,
  findings: Findings,
): void => {
  const names = new Set(
    [...rules].flatMap(([name, { rule }]) => [name, canonicalName(name), rule.product_field ?? name]),
  );
  const entries = [
    ...[...validationRules.keys()].map((name) => ({ name, path: join('validation_rules', name) })),
    ...[...defaults].flatMap(([name, { path, fills }]) => (fills ? [] : [{ name, path }])), // others stand for rules
  ];
  for (const { name, path } of entries) {
    if (!names.has(name))
      findings.warning(path, 'unknown-field', 'a field of this document', name, didYouMean(name, names));
  }
};

/** Warns of settings that have no effect on their field. */
export const warnOfUnused = (
  { rule, path, type, required, validation, default: otherwise }: FieldSource,
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
    [
      'on_invalid',
      rule.on_invalid === 'warn' && rule.check == null && validation?.check == null,
      'a field with a check; "warn" is for checks alone',
    ],
    [
      'transform',
      rule.constant != null && (rule.transform ?? rule.transformation) != null,
      'a field with a siesa_field',
    ],
  ];
  for (const [key, isUnused, where] of unused)
    if (isUnused) findings.warning(join(path, key), 'no-effect', `it on ${where}`, key, 'it has no effect here');
};
