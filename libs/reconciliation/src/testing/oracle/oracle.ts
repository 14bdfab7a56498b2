import type { CleanRow } from '../../reader/clean/clean-file.ts';
import type { MatchRules } from '../../steps/step.ts';
import type { VerdictName } from '../../verdicts/verdict-row.ts';
import { nearVerdicts } from './near-oracle.ts';
import { contentOf, distance, type OracleRow, type OracleVerdict, same } from './oracle-row.ts';

/**
 * The verdicts of two small files by looking at every pair of rows: the definition that the SQL steps are compared with.
 *
 * It is written from the rules' text, without SQL, hashes or classes of rows, and its time grows with the product of both files.
 *
 * @example
 * reconcileByHand([aCleanRow({ k: 'A' })], [], rules.match); // [{ side: 'L', rowNo: 1, verdict: 'ONLY_HERE', otherNo: 0, … }]
 */
export const reconcileByHand = (
  file: readonly CleanRow[],
  base: readonly CleanRow[],
  rules: MatchRules,
): readonly OracleVerdict[] => {
  const rows = [...file.map((row) => entering(row, 'L')), ...base.map((row) => entering(row, 'R'))];
  markCopies(rows);
  markKeys(rows, rules);
  if (rules.group) markGroups(rows, rules.group);
  if (rules.near) nearVerdicts(rows, rules.near, rules.ties);
  for (const row of rows) row.verdict ??= { verdict: 'ONLY_HERE' };
  return rows.map(({ side, row: { rowNo, cents }, verdict, nearest }) => ({
    ...{ side, rowNo, verdict: 'ONLY_HERE', otherNo: 0, cents, dCents: 0, dDays: 0, rivals: 0, ref: '' },
    ...(verdict?.verdict === 'ONLY_HERE' ? nearest : {}),
    ...verdict,
  }));
};

const entering = (row: CleanRow, side: 'L' | 'R'): OracleRow => ({ row, side });

const open = (rows: readonly OracleRow[], side?: 'L' | 'R'): readonly OracleRow[] =>
  rows.filter((one) => one.verdict === undefined && (side === undefined || one.side === side));

/** A row with a key that says the same as an earlier one of its side. */
const markCopies = (rows: readonly OracleRow[]): void => {
  for (const one of rows) {
    const first = rows
      .filter(
        (other) => other.side === one.side && other.row.k !== '' && same(contentOf(other.row), contentOf(one.row)),
      )
      .reduce((least, other) => Math.min(least, other.row.rowNo), one.row.rowNo);
    if (first < one.row.rowNo) one.verdict = { verdict: 'COPY', otherNo: first };
  }
};

const markKeys = (rows: readonly OracleRow[], { tolerance }: MatchRules): void => {
  const candidates = open(rows).filter(({ row }) => row.k !== '');
  for (const one of candidates) {
    const withKey = candidates.filter(({ row }) => row.k === one.row.k);
    const [left, ...otherLeft] = withKey.filter(({ side }) => side === 'L');
    const [right, ...otherRight] = withKey.filter(({ side }) => side === 'R');
    if (otherLeft.length > 0 || otherRight.length > 0) one.verdict = { verdict: 'KEY_REPEATED' };
    else if (left && right) {
      const { cents, days } = distance(left.row, right.row);
      const verdict: VerdictName =
        cents === 0 && days === 0
          ? 'EQUAL'
          : Math.abs(cents) <= tolerance.cents
            ? Math.abs(days) <= tolerance.days
              ? 'TOLERATED'
              : 'DATE'
            : Math.abs(days) <= tolerance.days
              ? 'AMOUNT'
              : 'AMOUNT_AND_DATE';
      one.verdict = { verdict, otherNo: (one === left ? right : left).row.rowNo, dCents: cents, dDays: days };
    }
  }
};

const markGroups = (rows: readonly OracleRow[], { cents, days }: NonNullable<MatchRules['group']>): void => {
  const candidates = open(rows).filter(({ row }) => row.lote !== '');
  for (const one of candidates) {
    const left = candidates.filter(({ row, side }) => row.lote === one.row.lote && side === 'L');
    const right = candidates.filter(({ row, side }) => row.lote === one.row.lote && side === 'R');
    if (left.length === 0 || right.length === 0) continue;
    const ref = one.row.lote;
    const dCents = sum(left) - sum(right);
    const others = one.side === 'L' ? right : left;
    const [other] = others;
    const otherNo = others.length === 1 && other ? other.row.rowNo : 0;
    if (left.length > 1 && right.length > 1) one.verdict = { verdict: 'GROUP_REPEATED', otherNo, dCents, ref };
    else if (Math.abs(dCents) <= cents && within(left, right, days))
      one.verdict = { verdict: 'GROUP', otherNo, dCents, ref };
    else one.nearest = { dCents, ref };
  }
};

const sum = (rows: readonly OracleRow[]): number => rows.reduce((total, { row }) => total + row.cents, 0);

/** The days from the first to the last row of each side meet, with so many days between them at most. */
const within = (left: readonly OracleRow[], right: readonly OracleRow[], days: number): boolean => {
  const daysOf = (rows: readonly OracleRow[]): readonly number[] => rows.map(({ row }) => row.dayNo);
  return (
    Math.min(...daysOf(left)) - days <= Math.max(...daysOf(right)) &&
    Math.min(...daysOf(right)) - days <= Math.max(...daysOf(left))
  );
};
