import type { DestinationField } from './destination-adapter.ts';
import type { DestinationDefinition } from './destination-definition.ts';
import { configurationInvalid } from './destination-errors.ts';

/** The fields that an adapter sends: those of the mapping document, which must hold what no record goes without, or the standard ones. */
export const fieldsOf = (
  {
    idField,
    requiredTargets = [],
    standardFields,
    title,
  }: Pick<DestinationDefinition, 'idField' | 'requiredTargets' | 'standardFields' | 'title'>,
  fields = standardFields,
): readonly DestinationField[] => {
  const targets = new Set(fields.map(({ target }) => target));
  if (!targets.has(idField))
    throw configurationInvalid(
      `The mapping document sends nothing as '${idField}', by which ${title} identifies a record: add it as the 'product_field' of 'id'.`,
    );
  const missing = requiredTargets.find((target) => !targets.has(target));
  if (missing !== undefined)
    throw configurationInvalid(
      `The mapping document sends nothing as '${missing}', without which ${title} takes no record: add it as a 'product_field'.`,
    );
  return fields;
};
