import type { FieldFills, ListCount } from '../../run/documents.ts';
import type { Fills } from '../../state/client-state.ts';

/** What the counts of a reading are compared with. */
export interface KnownReading {
  /** Everything is read, so a list that meets few items is wrong and not merely about others. */
  readonly full: boolean;
  /** Of the last full reading that ended with success. */
  readonly known: Fills | undefined;
  /** Fields and lists that the start message accepts as they are. */
  readonly accepted: readonly string[];
}

/** A list that contains a smaller share of the items is not believed. */
const leastFound = 0.1;

/** Fewer items than this prove nothing about a list that contains none of them in a narrowed reading, or that has fewer rows for them. */
const leastCounted = 20;

/**
 * The first joined list that cannot be believed: of a whole reading it contains none, or less than a tenth, of the items; of a narrowed one, none of many. A list
 * that knew as few in the last good reading is believed. Pure.
 */
export const unbelievableList = (
  lists: readonly ListCount[],
  { full, known, accepted }: KnownReading,
): ListCount | undefined =>
  lists.find(({ name, found, of }) => {
    if (of === 0 || accepted.includes(name) || (known?.lists[name] ?? 1) < leastFound) return false;
    return full ? found === 0 || found < of * leastFound : found === 0 && of >= leastCounted;
  });

/** A list that has far fewer rows for its items than before. */
export interface ShortenedList extends ListCount {
  /** Rows for each item. */
  readonly is: number;
  /** Of the last full reading that ended with success. */
  readonly was: number;
}

/** A smaller share of the rows that a list had for each item is not believed: a sum over them would be too small. */
const leastRowsKept = 0.5;

/**
 * The first joined list of a whole reading that has less than half of the rows for each item that it had in the last good one. Only a reading that has ended shows
 * that, because the first items of a catalogue may have fewer rows than the others. Pure.
 */
export const shortenedList = (
  lists: readonly ListCount[],
  { known, accepted }: Omit<KnownReading, 'full'>,
): ShortenedList | undefined =>
  lists
    .map((list) => ({ ...list, is: (list.rows ?? NaN) / list.of, was: known?.list_rows?.[list.name] ?? 0 }))
    .find(({ name, of, is, was }) => of >= leastCounted && is < was * leastRowsKept && !accepted.includes(name));

/** A field that lost its values, with both shares. */
export interface EmptiedField {
  readonly field: string;
  readonly was: number;
  readonly is: number;
  readonly of: number;
}

const most = 0.5;

/** With fewer rows than this a share has no meaning. */
const leastRows = 100;

/**
 * The first field that had a value in most rows of the last good reading and is empty or zero in most rows of this one. Pure.
 *
 * @param from - rows from which on it is judged
 */
export const emptiedField = (
  { of, filled }: FieldFills,
  { known, accepted }: Omit<KnownReading, 'full'>,
  from = leastRows,
): EmptiedField | undefined => {
  if (of < from) return undefined;
  return Object.entries(filled)
    .map(([field, count]) => ({ field, was: known?.fields[field] ?? 0, is: count / of, of }))
    .find(({ field, was, is }) => was > most && is < most && !accepted.includes(field));
};
