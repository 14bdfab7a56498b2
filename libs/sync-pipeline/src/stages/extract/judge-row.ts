import type { SeenRow } from '../../run/seen-index.ts';

/** How a row relates to versions of the same item already seen in this run. */
export type RowJudgement =
  | { readonly kind: 'new' }
  /** Equal to, or older than, a stored version. */
  | { readonly kind: 'duplicate'; readonly seen: SeenRow }
  /** Newer than `seen`, which is not loaded if its slice still runs. */
  | { readonly kind: 'newer'; readonly seen: SeenRow };

/** The fields of a row that are compared. */
export interface ComparedRow {
  /** Milliseconds since 1970; NaN when the row has no time. */
  readonly modified: number;
  readonly content: number;
}

/** The newest modification wins; where times are absent or equal, the last row read. Pure. */
export const judgeRow = (row: ComparedRow, seen: SeenRow | undefined): RowJudgement => {
  if (!seen) return { kind: 'new' };
  if (row.modified < seen.modified) return { kind: 'duplicate', seen }; // false when either is NaN
  if (row.content === seen.content) return { kind: 'duplicate', seen };
  return { kind: 'newer', seen };
};
