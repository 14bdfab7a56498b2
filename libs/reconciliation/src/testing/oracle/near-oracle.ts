import type { Difference } from '../../rules/rule-document-schema.ts';
import { compare, contentOf, distance, type OracleRow, same } from './oracle-row.ts';

/** Matches the rows that no key and no group took by party, amount and day. */
export const nearVerdicts = (rows: readonly OracleRow[], near: Difference, ties: 'accept' | 'ask'): void => {
  const left = byContent(rows, 'L');
  const right = byContent(rows, 'R');
  for (const one of left) {
    const twin = right.find(
      (other) => isOpen(other) && one.row.k === '' && same(contentOf(one.row), contentOf(other.row)),
    );
    if (twin && isOpen(one)) pair(one, twin, 0);
  }
  const candidates = left
    .flatMap((l) => right.map((r) => ({ l, r })))
    .filter(({ l, r }) => isOpen(l) && isOpen(r) && isCandidate(l, r, near));
  if (ties === 'accept') takeNearestFirst(candidates);
  else takeOnlyNearest(candidates);
};

interface Pair {
  readonly l: OracleRow;
  readonly r: OracleRow;
}

const isOpen = ({ verdict }: OracleRow): boolean => verdict === undefined;

const byContent = (rows: readonly OracleRow[], side: 'L' | 'R'): readonly OracleRow[] =>
  rows
    .filter((one) => one.side === side && isOpen(one))
    .sort((a, b) => compare(contentOf(a.row), contentOf(b.row)) || a.row.rowNo - b.row.rowNo);

/** Two different keys are never the same thing, so at most one of both rows has a key. */
const isCandidate = ({ row: l }: OracleRow, { row: r }: OracleRow, near: Difference): boolean => {
  const { cents, days } = distance(l, r);
  return (
    l.party === r.party && Math.abs(cents) <= near.cents && Math.abs(days) <= near.days && (l.k === '' || r.k === '')
  );
};

const pair = (l: OracleRow, r: OracleRow, rivals: number): void => {
  const { cents, days } = distance(l.row, r.row);
  const verdict = cents === 0 && days === 0 ? 'SAME' : 'NEAR';
  l.verdict = { verdict, otherNo: r.row.rowNo, dCents: cents, dDays: days, rivals };
  r.verdict = { verdict, otherNo: l.row.rowNo, dCents: cents, dDays: days, rivals };
};

const far = ({ l, r }: Pair): readonly number[] => {
  const { cents, days } = distance(l.row, r.row);
  return [Math.abs(days), Math.abs(cents)];
};

/** Days first, then cents, then fewer keys, then the earlier and smaller of both rows. */
const rank = (one: Pair): readonly (string | number)[] => {
  const [l, r] = [one.l.row, one.r.row];
  const [low, high] = compare([l.dayNo, l.cents], [r.dayNo, r.cents]) <= 0 ? [l, r] : [r, l];
  return [...far(one), (l.k === '' ? 0 : 1) + (r.k === '' ? 0 : 1), low.dayNo, low.cents, high.cents];
};

/** Greedy: the nearest pair of all, again and again. */
const takeNearestFirst = (candidates: readonly Pair[]): void => {
  const ordered = candidates
    .map((one) => ({ one, at: rank(one) }))
    .sort(
      (a, b) =>
        compare(a.at, b.at) ||
        compare(contentOf(a.one.l.row), contentOf(b.one.l.row)) ||
        a.one.l.row.rowNo - b.one.l.row.rowNo ||
        compare(contentOf(a.one.r.row), contentOf(b.one.r.row)) ||
        a.one.r.row.rowNo - b.one.r.row.rowNo,
    );
  for (const { one } of ordered) if (isOpen(one.l) && isOpen(one.r)) pair(one.l, one.r, rivalsOf(one, candidates));
};

/** Bundles are rows of one side with the same party, amount, day, and with or without a key. */
const sameBundle = (one: OracleRow, other: OracleRow): boolean =>
  one.side === other.side &&
  one.row.party === other.row.party &&
  one.row.cents === other.row.cents &&
  one.row.dayNo === other.row.dayNo &&
  (one.row.k === '') === (other.row.k === '');

/** The other bundles that were as far from one of both rows, before any was taken, as the pair's own are from each other. */
const rivalsOf = (one: Pair, candidates: readonly Pair[]): number => {
  const equallyFar = candidates.filter((other) => compare(far(other), far(one)) === 0);
  const rivals = (mine: 'l' | 'r', theirs: 'l' | 'r'): number =>
    bundlesOf(equallyFar.filter((other) => sameBundle(other[mine], one[mine])).map((other) => other[theirs])).filter(
      ([first]) => first !== undefined && !sameBundle(first, one[theirs]),
    ).length;
  return rivals('l', 'r') + rivals('r', 'l');
};

const bundlesOf = (rows: readonly OracleRow[]): readonly (readonly OracleRow[])[] => {
  const bundles: OracleRow[][] = [];
  for (const row of rows) {
    const bundle = bundles.find(([first]) => first && sameBundle(first, row));
    if (!bundle) bundles.push([row]);
    else if (!bundle.includes(row)) bundle.push(row);
  }
  return bundles;
};

/** Pairs what are each other's only nearest, as long as there are such; then every row that still has a candidate is a question. */
const takeOnlyNearest = (candidates: readonly Pair[]): void => {
  for (;;) {
    const open = candidates.filter(({ l, r }) => isOpen(l) && isOpen(r));
    const found = onlyNearest(open);
    if (found.length === 0) {
      askAbout(open);
      return;
    }
    for (const [left, right] of found)
      for (const [at, l] of left.entries()) {
        const r = right[at];
        if (r) pair(l, r, rivalsOf({ l, r }, candidates));
      }
  }
};

const onlyNearest = (open: readonly Pair[]): readonly (readonly [readonly OracleRow[], readonly OracleRow[]])[] =>
  bundlesOf(open.map(({ l }) => l)).flatMap((left) => {
    const right = onlyNearestOf(left, 'l', open);
    if (!right || onlyNearestOf(right, 'r', open)?.[0] !== left[0]) return [];
    const larger = left.length > right.length ? left : right;
    return left.length === right.length || isAlike(larger) ? [[left, right] as const] : [];
  });

/** The one bundle that is nearest to a bundle; none when two are equally near. */
const onlyNearestOf = (
  [first]: readonly OracleRow[],
  mine: 'l' | 'r',
  open: readonly Pair[],
): readonly OracleRow[] | undefined => {
  const ordered = open.filter((one) => first && sameBundle(one[mine], first)).sort((a, b) => compare(far(a), far(b)));
  const [nearest] = ordered;
  const bundles = bundlesOf(
    ordered
      .filter((one) => nearest && compare(far(one), far(nearest)) === 0)
      .map((one) => one[mine === 'l' ? 'r' : 'l']),
  );
  return bundles.length === 1 ? bundles[0] : undefined;
};

const isAlike = ([first, ...others]: readonly OracleRow[]): boolean =>
  others.every(({ row }) => first !== undefined && same(contentOf(row), contentOf(first.row)));

const askAbout = (open: readonly Pair[]): void => {
  const asked = open.flatMap(({ l, r }) => [
    { row: l, mine: 'l' as const, theirs: 'r' as const },
    { row: r, mine: 'r' as const, theirs: 'l' as const },
  ]);
  const rivals = asked.map(({ row, mine, theirs }) => ({
    row,
    rivals: bundlesOf(open.filter((one) => one[mine] === row).map((one) => one[theirs])).length,
  }));
  for (const { row, rivals: count } of rivals) row.verdict = { verdict: 'AMBIGUOUS', rivals: count };
};
