/**
 * How a destination and the ledger differ about one product.
 *
 * - `missing`: the ledger holds it as accepted, the destination does not have it
 * - `extra`: the destination has it, and the ledger does not hold it as accepted
 * - `active`: a sync took it out of use, and it is in use there
 * - `inactive`: taken out of use there, and not by what was sent
 * - `different`: fields that were sent have other values there
 * - `duplicate`: several records there have this id
 */
export const findingKinds = ['missing', 'different', 'active', 'inactive', 'extra', 'duplicate'] as const;

/** One of {@link findingKinds}. */
export type FindingKind = (typeof findingKinds)[number];
