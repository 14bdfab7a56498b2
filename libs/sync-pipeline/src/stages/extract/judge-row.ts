import type { SeenRow } from '../../run/seen-index.ts';

/** What a row is to the versions of its product that the run has seen. */
export type RowJudgement =
  | { readonly kind: 'new' }
  /** The same as, or older than, one that is stored. */
  | { readonly kind: 'duplicate'; readonly seen: SeenRow }
  /** Newer than `seen`: that one is not to be loaded if it still can be held back. */
  | { readonly kind: 'newer'; readonly seen: SeenRow };

/** A row as far as it is compared. */
export interface ComparedRow {
  /** Milliseconds since 1970; NaN when the row does not say. */
  readonly modified: number;
  readonly content: number;
}

/** The newest modification wins; where a row does not say when, or says the same, the last one read does. Pure. */
export const judgeRow = (row: ComparedRow, seen: SeenRow | undefined): RowJudgement => {
  if (!seen) return { kind: 'new' };
  if (row.modified < seen.modified) return { kind: 'duplicate', seen }; // false when either is NaN
  if (row.content === seen.content) return { kind: 'duplicate', seen };
  return { kind: 'newer', seen };
};
