import * as v from 'valibot';

const reference = v.pipe(v.number('a whole number'), v.integer('a whole number'), v.minValue(0, 'a number from 0'));
const externalReference = v.pipe(v.string('text'), v.nonEmpty('at least one character'));

/** `product_settings` of a client whose Kong is Kong Core: whose SKUs these are, and what a new one belongs to. */
export const kongCoreSettings = v.pipe(
  v.strictObject(
    {
      customer_id: reference,
      type_id: v.optional(reference),
      type_external_id: v.optional(externalReference),
      group_id: v.optional(reference),
      group_external_id: v.optional(externalReference),
      /** The EPC's filter value, from 0 to 7. */
      filter: v.optional(v.pipe(reference, v.maxValue(7, 'a number from 0 to 7')), 1),
    },
    'no further setting',
  ),
  v.check(
    ({ type_id: id, type_external_id: external }) => (id === undefined) !== (external === undefined),
    'one of type_id and type_external_id',
  ),
  v.check(
    ({ group_id: id, group_external_id: external }) => (id === undefined) !== (external === undefined),
    'one of group_id and group_external_id',
  ),
);

/** What {@link kongCoreSettings} gives. */
export type KongCoreSettings = v.InferOutput<typeof kongCoreSettings>;
