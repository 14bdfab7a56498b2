import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { balanceStep, type Step } from '@siesa-integration/reconciliation';
import { type Decision, type HeldRow, type HoldingDecision, holdingDecisions, type SideName } from './decision.ts';
import { findDecidedRows } from './find-decided-rows.ts';

const verdictOf = { match: 'MATCHED', unmatch: 'UNMATCHED', 'write-off': 'WRITTEN_OFF' } as const;

/** A row whose verdict a person has decided. */
interface DecidedVerdict {
  readonly side: SideName;
  readonly rowNo: number;
  /** 0: none. */
  readonly otherNo: number;
  readonly verdict: (typeof verdictOf)[keyof typeof verdictOf];
  readonly no: number;
}

/**
 * Takes rows that a person has decided about out of the matching, and gives them their verdicts after it. A decision holds where all of its rows are there.
 *
 * @param match gives every other row of `l0` and `r0` its verdict
 * @returns what `match` returns
 */
export const withDecisions = async <T>(
  engine: Pick<DuckDbEngine, 'run' | 'drop' | 'rows'>,
  decisions: readonly Decision[],
  match: () => Promise<T>,
): Promise<T> => {
  const holding = holdingDecisions(decisions);
  const found = await findDecidedRows(
    engine,
    holding.flatMap(({ decision }) => decision.rows),
  );
  const verdicts = holding.flatMap((one) => verdictsOf(one, found));
  if (verdicts.length === 0) return match();

  await engine.run(decidedStep(verdicts));
  for (const step of setAside) await engine.run(step);
  const result = await match();
  for (const step of putBack) await engine.run(step);
  await engine.drop(['l_all', 'r_all', 'automatic', 'decided']);
  return result;
};

const verdictsOf = (
  { no, decision: { action, rows } }: HoldingDecision,
  found: ReadonlyMap<string, HeldRow>,
): readonly DecidedVerdict[] => {
  const there = rows.flatMap(({ side, digest }) => {
    const row = found.get(digest);
    return row ? [{ side, rowNo: row.row_no }] : [];
  });
  if (there.length < rows.length || action === 'withdraw') return [];
  return there.map(({ side, rowNo }) => ({
    side,
    rowNo,
    otherNo: action === 'match' ? (there.find((other) => other.side !== side)?.rowNo ?? 0) : 0,
    verdict: verdictOf[action],
    no,
  }));
};

/** Only numbers and our own words: no content of a file is in it. */
const decidedStep = (verdicts: readonly DecidedVerdict[]): Step => ({
  name: 'decided',
  sql: verdicts
    .map(
      ({ side, rowNo, otherNo, verdict, no }) =>
        `SELECT '${side}' AS side, CAST(${String(rowNo)} AS BIGINT) AS row_no, CAST(${String(otherNo)} AS BIGINT) AS other_no, '${verdict}' AS verdict, CAST(${String(no + 1)} AS VARCHAR(20)) AS ref`,
    )
    .join('\nUNION ALL '),
});

const columns = 'a.row_no, a.cents, a.day_no, a.party, a.k, a.nome, a.ativo, a.lote, a.campos';
const sides = [
  ['l', 'L'],
  ['r', 'R'],
] as const;

const setAside: readonly Step[] = sides.flatMap(([s, side]) => [
  { name: `${s}_all`, sql: `SELECT ${columns} FROM ${s}0 a` },
  {
    name: `${s}0`,
    sql: `SELECT ${columns} FROM ${s}_all a LEFT JOIN (SELECT row_no FROM decided WHERE side = '${side}') d ON d.row_no = a.row_no WHERE d.row_no IS NULL`,
  },
]);

const verdictColumns = 'side, row_no, verdict, other_no, cents, d_cents, d_days, rivals, ref';

/** Differences are the file's value minus the base's, on both rows of a pair. */
const decidedVerdicts = sides.map(([s, side]) => {
  const o = s === 'l' ? 'r' : 'l';
  const [file, base] = s === 'l' ? ['a', 'o'] : ['o', 'a'];
  return `SELECT d.side, d.row_no, d.verdict, d.other_no, a.cents, CASE WHEN o.row_no IS NULL THEN 0 ELSE ${file}.cents - ${base}.cents END AS d_cents,
  CASE WHEN o.row_no IS NULL THEN 0 ELSE ${file}.day_no - ${base}.day_no END AS d_days, CAST(0 AS BIGINT) AS rivals, d.ref
FROM (SELECT side, row_no, verdict, other_no, ref FROM decided WHERE side = '${side}') d JOIN ${s}_all a ON a.row_no = d.row_no LEFT JOIN ${o}_all o ON o.row_no = d.other_no`;
});

const putBack: readonly Step[] = [
  { name: 'automatic', sql: `SELECT ${verdictColumns} FROM verdicts` },
  {
    name: 'verdicts',
    sql: [`SELECT ${verdictColumns} FROM automatic`, ...decidedVerdicts].join('\nUNION ALL '),
  },
  ...sides.map(([s]) => ({ name: `${s}0`, sql: `SELECT ${columns} FROM ${s}_all a` })),
  balanceStep,
];
