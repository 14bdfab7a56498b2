/** What the rules can decide about a row: the pair was found, or why not. */
export const verdictNames = [
  'EQUAL',
  'TOLERATED',
  'AMOUNT',
  'DATE',
  'AMOUNT_AND_DATE',
  'KEY_REPEATED',
  'COPY',
  'GROUP',
  'GROUP_REPEATED',
  'SAME',
  'NEAR',
  'AMBIGUOUS',
  'ONLY_HERE',
] as const;

/** What a person has decided about a row. */
type DecidedVerdictName = 'MATCHED' | 'UNMATCHED' | 'WRITTEN_OFF';

export type VerdictName = (typeof verdictNames)[number] | DecidedVerdictName | 'REPLACED';

/** Rows that were carried over from earlier days are numbered from here: no file has as many lines. */
export const firstCarriedRow = 1_000_000_000;

/** The one verdict of a row. */
export interface VerdictRow {
  /** `L` the file, `R` the base. */
  readonly side: 'L' | 'R';
  readonly rowNo: number;
  readonly verdict: VerdictName;
  /** The row of the other side; of a COPY, the first row of its own side that says the same; 0 for none or several. */
  readonly otherNo: number;
  /** The row's own amount. */
  readonly cents: number;
  /** The file's amount minus the base's; of a group, of its sums. */
  readonly dCents: number;
  /** The file's day minus the base's. */
  readonly dDays: number;
  /** How many other classes of rows were equally near; of an AMBIGUOUS row, how many candidates it has. */
  readonly rivals: number;
  /** The group that took the row; of a row that a person decided about, the number of the decision; of an ONLY_HERE row, the group whose sum it missed by `dCents`. */
  readonly ref: string;
}
