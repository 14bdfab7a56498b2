import { canonicalFields } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Findings, join } from './findings.ts';
import type { FieldRule } from './mapping-document.ts';
import type { DocumentReading } from './read-document.ts';

/** The path of a document's rules. */
export const rulesPath = 'mappings.product';

/** A rule and its place in the document. */
export interface PlacedRule {
  readonly rule: FieldRule;
  readonly path: string;
}

/** Fields that identify a product, and its stock: a value for all products would be a guess. */
const neverForAll: ReadonlySet<string> = new Set([
  ...canonicalFields.filter(({ required }) => required).map(({ name }) => name),
  'stock_quantity',
]);

/** A document's rules, and one more for each entry of `defaults` without a rule: a value that every product gets under that name. */
export const rulesOf = (
  { rules, defaults }: Pick<DocumentReading, 'rules' | 'defaults'>,
  findings: Findings,
): ReadonlyMap<string, PlacedRule> => {
  const all = new Map<string, PlacedRule>(
    [...rules].map(([name, rule]) => [name, { rule, path: join(rulesPath, name) }]),
  );
  const names = new Set([...rules].flatMap(([name, rule]) => [name, canonicalName(name), rule.product_field ?? name]));
  for (const [name, { value, path, fills }] of defaults) {
    if (!fills || names.has(name) || names.has(canonicalName(name)) || value === null) continue;
    if (neverForAll.has(canonicalName(name))) {
      findings.problem(
        path,
        'default',
        `a rule for ${name} with its siesa_field`,
        value,
        'one value for every product would be a guess',
      );
      continue;
    }
    const meant = didYouMean(name, names);
    if (meant !== undefined)
      findings.warning(
        path,
        'unknown-field',
        'a field of this document',
        name,
        `${meant} As it is, every product gets it`,
      );
    all.set(name, { rule: { product_field: name, constant: value }, path });
  }
  return all;
};
