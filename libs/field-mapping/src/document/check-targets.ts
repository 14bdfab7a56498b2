import { isForbiddenName, parseTarget } from '@siesa-integration/canonical-model';
import { canonicalName } from './canonical-name.ts';
import type { PlacedRule } from './default-rules.ts';
import { type Findings, join } from './findings.ts';

/** Refuses two rules that fill one canonical field or one place in the payload. Elements of a list are places of their own. */
export const refuseConflicts = (rules: ReadonlyMap<string, PlacedRule>, findings: Findings): void => {
  const canonicals = new Map<string, string>();
  const claims = new Map<string, Claim>();
  for (const [name, { rule, path }] of rules) {
    const canonical = canonicalName(name);
    const other = canonicals.get(canonical);
    if (other !== undefined) findings.problem(path, 'conflict', `one rule for ${canonical}`, name, fills(other));
    canonicals.set(canonical, name);

    const product = rule.product_field ?? undefined;
    const owner = product === undefined ? undefined : claim(product, name, claims);
    if (owner !== undefined)
      findings.problem(join(path, 'product_field'), 'conflict', 'a product field of its own', product, fills(owner));
  }
};

const fills = (other: string): string => `'${other}' already fills it`;

/** What the rules make of one name in the payload: a value, an object of further names, or a list. */
interface Claim {
  readonly kind: 'value' | 'object' | 'list';
  readonly name: string;
}

/** Notes that a rule fills a place. Returns the name of another rule that makes something else of it, or fills it too. */
const claim = (target: string, name: string, claims: Map<string, Claim>): string | undefined => {
  const steps = parseTarget(target) ?? [{ name: target, list: false }];
  let place = '';
  for (const [index, step] of steps.entries()) {
    place = join(place, step.name);
    const kind = step.list ? 'list' : index === steps.length - 1 ? 'value' : 'object';
    const other = claims.get(place);
    if (other !== undefined && (other.kind !== kind || kind === 'value')) return other.name;
    claims.set(place, other ?? { kind, name });
    if (step.list) return undefined;
  }
  return undefined;
};

/** Refuses product fields that look like paths of another kind, because they would become literal keys of the payload. */
export const refusePaths = (rules: ReadonlyMap<string, PlacedRule>, findings: Findings): void => {
  for (const { rule, path } of rules.values()) {
    const product = rule.product_field ?? undefined;
    if (product === undefined || isForbiddenName(product)) continue;
    if (parseTarget(product) !== undefined && !product.startsWith('$.')) continue; // $.a is JSONPath
    findings.problem(
      join(path, 'product_field'),
      'path',
      'a name, or at most 8 names with points between them, as in properties.color',
      product,
      wayToWrite(product),
    );
  }
};

const wayToWrite = (product: string): string | undefined => {
  const [first = 'list', ...others] = product.split(/[^\p{L}\p{N}_-]+/u).filter((part) => part !== '');
  if (product.includes('['))
    return `a list is mapped whole, with "product_field": "${first}" and "type": "array", or gets one element of each field, with "product_field": "${first}[]" or "${first}[].name"`;
  return /[/\\]/.test(product) ? `write "${[first, ...others].join('.')}"` : undefined;
};
