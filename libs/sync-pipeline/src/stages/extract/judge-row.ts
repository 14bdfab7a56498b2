import type { SameKey } from '@siesa-integration/siesa-client';
import type { SeenRow } from '../../run/seen/seen-row.ts';

/** How a row relates to versions of the same item already seen in this run. */
export type RowJudgement =
  | { readonly kind: 'new' }
  /** Equal to, or older than, a stored version; or its key is refused already. */
  | { readonly kind: 'duplicate'; readonly seen: SeenRow }
  /** Newer than `seen`, which is not loaded if its slice still runs. */
  | { readonly kind: 'newer'; readonly seen: SeenRow }
  /** Another row of the same key that is not a version of `seen`: both are in the source at once. */
  | { readonly kind: 'same-key'; readonly seen: SeenRow };

/** The fields of a row that are compared. */
export interface ComparedRow {
  /** Milliseconds since 1970; NaN when the row has no time. */
  readonly modified: number;
  readonly content: number;
}

/** Where a row was read, and the client's rule for rows of one key. */
export interface ReadAt {
  readonly pass: number;
  readonly slice: number;
  /** A number of the page within its slice. */
  readonly page: number;
  readonly sameKey: SameKey;
}

/**
 * Versions: the newest modification wins; where times are absent or equal, the last row read.
 *
 * Two rows of one page, or of one pass and the same second, are not versions of each other: a page is one answer, and a row that moved between two pages has
 * another time when its content changed. Where rows of one key are summed, all rows of a pass belong together.
 *
 * Pure.
 */
export const judgeRow = (row: ComparedRow, seen: SeenRow | undefined, at?: ReadAt): RowJudgement => {
  if (!seen) return { kind: 'new' };
  if (seen.conflict) return { kind: 'duplicate', seen };
  if (at && seen.joined > 0 && seen.joined < at.pass) return { kind: 'newer', seen }; // this pass sums anew
  if (row.content === seen.content && seen.joined === 0) return { kind: 'duplicate', seen };
  if (at && isBeside(row, seen, at)) return { kind: 'same-key', seen };
  if (row.modified < seen.modified) return { kind: 'duplicate', seen }; // false when either is NaN
  return { kind: 'newer', seen };
};

const isBeside = (row: ComparedRow, seen: SeenRow, { pass, slice, page, sameKey }: ReadAt): boolean => {
  if (sameKey === 'newest' || seen.pass !== pass) return false;
  return sameKey === 'sum' || (seen.slice === slice && seen.page === page) || !hasOtherTime(row, seen);
};

/** In seconds, because most sources keep no more; a time that is absent distinguishes nothing. */
const hasOtherTime = ({ modified: one }: ComparedRow, { modified: other }: ComparedRow): boolean =>
  !Number.isNaN(one) && !Number.isNaN(other) && Math.floor(one / 1000) !== Math.floor(other / 1000);
