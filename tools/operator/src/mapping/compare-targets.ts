import type { PayloadField } from '@siesa-integration/destination-adapter';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { meantName } from '@siesa-integration/canonical-model';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import { defaultDialect } from '@siesa-integration/workflow-contract';
import { message, type Message } from '../messages/message.ts';

/** What is wrong with the names under which a document sends its fields. */
export interface TargetProblems {
  /** The destination would refuse every record. */
  readonly problems: readonly Message[];
  /** A name that is probably misspelt. */
  readonly warnings: readonly Message[];
}

/**
 * Compares the `product_field`s of a document with the fields that its destination's own definition names.
 *
 * @param productType - the destination. Nothing is compared where it is not known.
 * @param dialect - its dialect. Where it is not known, the first one that gets all that it needs.
 */
export const compareTargets = (
  { destinationFields }: Pick<FieldMapping, 'destinationFields'>,
  productType: string | undefined,
  dialect?: string,
): TargetProblems => {
  if (productType === undefined) return { problems: [], warnings: [] };
  const sent = new Set(destinationFields.map(({ target }) => topOf(target)));
  const known = fieldsOf(productType, sent, dialect);
  const missing = known.filter(({ name, required }) => required && !sent.has(name)).map(({ name }) => name);
  const free = known.map(({ name }) => name).filter((name) => !sent.has(name));
  const misspelt = destinationFields.flatMap(({ canonical, target }) => {
    const meant = known.some(({ name }) => name === topOf(target)) ? undefined : meantName(topOf(target), free);
    return meant === undefined ? [] : [{ canonical, target, meant }];
  });
  const other = missing.length > 0 ? otherDestination(productType, sent) : undefined;
  return {
    problems: [
      ...(other === undefined ? [] : [message('mapping/other-product', { other, product: productType })]),
      ...missing.map((name) => {
        const likely = misspelt.find(({ meant }) => meant === name);
        if (!likely) return message('mapping/required', { product: productType, name });
        const { canonical, target } = likely;
        return message('mapping/required-misspelt', { product: productType, name, canonical, target });
      }),
    ],
    warnings: misspelt
      .filter(({ meant }) => !missing.includes(meant))
      .map((found) => message('mapping/field-misspelt', { product: productType, ...found })),
  };
};

/** The fields that a destination's own definition names; with an unknown dialect, those of the first one. */
export const fieldsOfDestination = (productType: string, dialect?: string): readonly PayloadField[] =>
  fieldsOf(productType, new Set(), dialect);

const fieldsOf = (productType: string, sent: ReadonlySet<string>, dialect?: string): readonly PayloadField[] => {
  const destination = destinationRegistry.get(productType);
  const dialects = new Map(Object.entries({ [defaultDialect]: destination, ...destination?.dialects }));
  const all = [...dialects.values()].map((each) => each?.payloadFields ?? []);
  if (dialect !== undefined) return dialects.get(dialect)?.payloadFields ?? [];
  return all.find((fields) => hasAll(fields, sent)) ?? all[0] ?? [];
};

const hasAll = (fields: readonly PayloadField[], sent: ReadonlySet<string>): boolean =>
  fields.some(({ required }) => required) && fields.every(({ name, required }) => !required || sent.has(name));

/** `properties` of `properties.color`, `groups` of `groups[].category`. */
const topOf = (target: string): string => /^[^.[]*/.exec(target)?.[0] ?? target;

/** Another destination that would get all that it needs. */
const otherDestination = (productType: string, sent: ReadonlySet<string>): string | undefined =>
  [...destinationRegistry.keys()].find((name) => name !== productType && hasAll(fieldsOf(name, sent), sent));
