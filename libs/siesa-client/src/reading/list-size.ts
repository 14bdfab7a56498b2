/** How many rows a list has had while it was read: as it announced or, where it announces nothing, as each pass brought. */
export interface ListSize {
  readonly last: number;
  readonly most: number;
  /** Rows were added while the list was read. */
  readonly rose: boolean;
  /** Rows were removed while the list was read. */
  readonly fell: boolean;
}

/** The size of a list after it has been seen once more. Pure. */
export const withSize = (before: ListSize | undefined, rows: number): ListSize => ({
  last: rows,
  most: Math.max(before?.most ?? 0, rows),
  rose: before !== undefined && (before.rose || rows > before.last),
  fell: before !== undefined && (before.fell || rows < before.last),
});

/**
 * Whether so many different rows of several passes are all that the list has had. Rows that were removed meanwhile count among those that came, so only the
 * largest size is proof; and where rows were added, too, no size is. Pure.
 *
 * @example
 * isEveryRow({ last: 5, most: 6, rose: false, fell: true }, 5); // false
 */
export const isEveryRow = ({ most, rose, fell }: ListSize, different: number): boolean =>
  !(rose && fell) && different >= most;

/** A page of at least so many rows that all came before in its pass is another page come again; fewer may be codes that stand twice. */
export const leastRepeatedRows = 5;

/** So many such pages in a row, and the list has no end. */
export const mostRepeatedPages = 3;

/** Among fewer rows a list without any order repeats the same ones in two passes by chance, while others are missing. */
export const leastComparedRows = 20;
