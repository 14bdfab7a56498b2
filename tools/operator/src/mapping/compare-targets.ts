import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { meantName } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';

/** What is wrong with the names under which a document sends its fields. */
export interface TargetProblems {
  /** Sentences: the destination would refuse every record. */
  readonly problems: readonly string[];
  /** Sentences: a name that is probably misspelt. */
  readonly warnings: readonly string[];
}

/**
 * Compares the `product_field`s of a document with the fields that its destination's own definition names.
 *
 * @param productType - the destination. Nothing is compared where it is not known.
 */
export const compareTargets = (
  { destinationFields }: Pick<FieldMapping, 'destinationFields'>,
  productType: string | undefined,
): TargetProblems => {
  if (productType === undefined) return { problems: [], warnings: [] };
  const known = fieldsOf(productType);
  const sent = new Set(destinationFields.map(({ target }) => topOf(target)));
  const missing = known.filter(({ name, required }) => required && !sent.has(name)).map(({ name }) => name);
  const free = known.map(({ name }) => name).filter((name) => !sent.has(name));
  const misspelt = destinationFields.flatMap(({ canonical, target }) => {
    const meant = known.some(({ name }) => name === topOf(target)) ? undefined : meantName(topOf(target), free);
    return meant === undefined ? [] : [{ canonical, target, meant }];
  });
  const other = missing.length > 0 ? otherDestination(productType, sent) : undefined;
  return {
    problems: [
      ...(other === undefined
        ? []
        : [
            `product_type: these are the fields of ${other}, and not of ${productType}: write "product_type": "${other}", or take the document of ${productType}`,
          ]),
      ...missing.map((name) => {
        const likely = misspelt.find(({ meant }) => meant === name);
        return likely
          ? `product_field: ${productType} takes no record without '${name}', and ${likely.canonical} is sent as '${likely.target}': write "product_field": "${name}" there`
          : `product_field: ${productType} takes no record without '${name}': send a field as it`;
      }),
    ],
    warnings: misspelt
      .filter(({ meant }) => !missing.includes(meant))
      .map(
        ({ canonical, target, meant }) =>
          `product_field: ${productType} has no field '${target}', as which ${canonical} is sent: did you mean '${meant}'?`,
      ),
  };
};

const fieldsOf = (productType: string) => destinationRegistry.get(productType)?.payloadFields ?? [];

/** `properties` of `properties.color`, `groups` of `groups[].category`. */
const topOf = (target: string): string => /^[^.[]*/.exec(target)?.[0] ?? target;

/** Another destination that would get all that it needs. */
const otherDestination = (productType: string, sent: ReadonlySet<string>): string | undefined =>
  [...destinationRegistry.keys()].find((name) => {
    const required = fieldsOf(name).filter((field) => field.required);
    return name !== productType && required.length > 0 && required.every((field) => sent.has(field.name));
  });
