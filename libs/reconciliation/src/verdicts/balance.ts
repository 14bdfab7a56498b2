import type { VerdictName } from './verdict-row.ts';

/** A row of the step `balance`: how many rows of a side have a verdict, and their sum. */
export interface BalanceRecord {
  readonly side: 'L' | 'R';
  /** Empty: the rows that the side had at the start. */
  readonly verdict: VerdictName | '';
  readonly n: number;
  readonly cents: number;
  readonly row_nos: number;
}

export interface Total {
  readonly rows: number;
  readonly cents: number;
}

/** The rows and the sum of one side, and how its verdicts divide them. */
export interface SideBalance extends Total {
  readonly verdicts: Readonly<Partial<Record<VerdictName, Total>>>;
}

export interface Balance {
  readonly file: SideBalance;
  readonly base: SideBalance;
}

/** The verdicts do not account for every row of both sides once. Nothing of the run may be believed. */
export class VerdictsUnbalanced extends Error {
  override readonly name = 'VerdictsUnbalanced';
  readonly code = 'VERDICTS_UNBALANCED';
  readonly kind = 'defect';

  constructor(side: string, had: Total, decided: Total) {
    super(
      `The ${side} has ${String(had.rows)} rows of ${String(had.cents)} cents, and the verdicts ${String(decided.rows)} rows of ${String(decided.cents)} cents. ` +
        'No result was kept, because a row is missing or counted twice. Report it with the name of the rule document.',
    );
  }
}

/**
 * The balance of both sides.
 *
 * @throws {@link VerdictsUnbalanced} when a row of either side has no verdict or two
 */
export const toBalance = (records: readonly BalanceRecord[]): Balance => ({
  file: sideBalance(records, 'L', 'file'),
  base: sideBalance(records, 'R', 'base'),
});

const sideBalance = (records: readonly BalanceRecord[], side: 'L' | 'R', name: string): SideBalance => {
  const of = records.filter((record) => record.side === side);
  const had = of.filter(({ verdict }) => verdict === '');
  const decided = of.filter(({ verdict }) => verdict !== '');
  const [before, after] = [total(had), total(decided)];
  // The sum of the numbers of rows shows a row that is missing where another of the same amount is counted twice.
  if (before.rows !== after.rows || before.cents !== after.cents || sum(had, 'row_nos') !== sum(decided, 'row_nos'))
    throw new VerdictsUnbalanced(name, before, after);
  return {
    ...before,
    verdicts: Object.fromEntries(decided.map(({ verdict, n, cents }) => [verdict, { rows: n, cents }])),
  };
};

const total = (records: readonly BalanceRecord[]): Total => ({ rows: sum(records, 'n'), cents: sum(records, 'cents') });

const sum = (records: readonly BalanceRecord[], column: 'n' | 'cents' | 'row_nos'): number =>
  records.reduce((all, record) => all + record[column], 0);
