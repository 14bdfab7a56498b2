import type { Entering } from './near-steps.ts';
import { type MatchRules, sides, type SideLetter, type Step } from './step.ts';

/** Of no rows, a sum is null. */
const totals =
  'CAST(COUNT(*) AS BIGINT) AS n, CAST(COALESCE(SUM(cents), 0) AS BIGINT) AS cents, CAST(COALESCE(SUM(row_no), 0) AS BIGINT) AS row_nos';

/** The last steps: what is left over, one verdict for each row, and the sums that show that no row was lost. */
export const verdictSteps = (rules: MatchRules, left: Entering): readonly Step[] => [
  ...(rules.near ? sides.map((s) => leftOver(s, left[s], rules)) : []),
  {
    name: 'verdicts',
    sql: sides.flatMap((s) => verdictsOf(s, rules, rules.near ? `${s}_left` : left[s])).join('\nUNION ALL '),
  },
  balanceStep,
];

/** The rows and sums of both sides, as they came and by verdict. */
export const balanceStep: Step = {
  name: 'balance',
  sql: `SELECT side, verdict, ${totals} FROM verdicts GROUP BY side, verdict
UNION ALL SELECT 'L' AS side, '' AS verdict, ${totals} FROM l0
UNION ALL SELECT 'R' AS side, '' AS verdict, ${totals} FROM r0`,
};

const leftOver = (s: SideLetter, from: string, { ties }: MatchRules): Step => ({
  name: `${s}_left`,
  sql: `SELECT a.row_no, a.lote, a.cents FROM ${from} a
LEFT JOIN (SELECT ${s}_no AS row_no FROM said UNION ALL SELECT ${s}_no AS row_no FROM near_rows${
    ties === 'ask' ? ` UNION ALL SELECT row_no FROM ${s}_asked` : ''
  }) t ON t.row_no = a.row_no WHERE t.row_no IS NULL`,
});

/** Every part has the same columns; differences are the file's value minus the base's. */
interface Verdict {
  readonly rowNo: string;
  readonly verdict: string;
  readonly cents: string;
  readonly otherNo?: string;
  readonly dCents?: string;
  readonly dDays?: string;
  readonly rivals?: string;
  readonly ref?: string;
}

const verdictsOf = (s: SideLetter, { group, near, ties }: MatchRules, left: string): readonly string[] => {
  const o = s === 'l' ? 'r' : 'l';
  const row = ({ rowNo, verdict, cents, otherNo = 'CAST(0 AS BIGINT)', ...more }: Verdict): string =>
    `SELECT '${s.toUpperCase()}' AS side, ${rowNo} AS row_no, ${verdict} AS verdict, ${otherNo} AS other_no, ${cents} AS cents, ` +
    `${more.dCents ?? 'CAST(0 AS BIGINT)'} AS d_cents, ${more.dDays ?? '0'} AS d_days, ${more.rivals ?? 'CAST(0 AS BIGINT)'} AS rivals, ${more.ref ?? "''"} AS ref`;
  const pair = { rowNo: `${s}_no`, otherNo: `${o}_no`, cents: `${s}_cents`, dCents: 'd_cents', dDays: 'd_days' };
  return [
    ...['keys WHERE l_n = 1 AND r_n = 1', 'by_key WHERE l_no IS NOT NULL AND r_no IS NOT NULL'].map(
      (pairs) => `${row({ ...pair, verdict: 'verdict' })} FROM ${pairs}`,
    ),
    `${row({
      rowNo: 'row_no',
      verdict: "CASE WHEN copy_no > 1 THEN 'COPY' ELSE 'KEY_REPEATED' END",
      otherNo: 'CASE WHEN copy_no > 1 THEN first_no ELSE 0 END',
      cents: 'cents',
    })} FROM ${s}_many WHERE copy_no > 1 OR claims > 1`,
    `${row({ rowNo: `${s}_no`, verdict: "'KEY_REPEATED'", cents: `${s}_cents` })} FROM unpaired WHERE is_repeated = 1 AND ${s}_no IS NOT NULL`,
    ...(group
      ? [
          `${row({
            rowNo: 'a.row_no',
            verdict: 'g.verdict',
            otherNo: `CASE WHEN g.${o}_parts = 1 THEN g.${o}_no ELSE 0 END`,
            cents: 'a.cents',
            dCents: 'g.d_cents',
            ref: 'g.lote',
          })} FROM ${s}_open a JOIN groups g ON g.lote = a.lote WHERE g.verdict <> ''`,
        ]
      : []),
    ...(near
      ? [
          `${row({ rowNo: `${s}_no`, verdict: "'SAME'", otherNo: `${o}_no`, cents: 'cents' })} FROM said`,
          `${row({ ...pair, verdict: 'verdict', rivals: 'rivals' })} FROM near_rows`,
        ]
      : []),
    ...(near && ties === 'ask'
      ? [`${row({ rowNo: 'row_no', verdict: "'AMBIGUOUS'", cents: 'cents', rivals: 'rivals' })} FROM ${s}_asked`]
      : []),
    group
      ? `${row({
          rowNo: 'a.row_no',
          verdict: "'ONLY_HERE'",
          cents: 'a.cents',
          dCents: 'COALESCE(g.d_cents, 0)',
          ref: "COALESCE(g.lote, '')",
        })} FROM ${left} a LEFT JOIN (SELECT lote, d_cents FROM groups WHERE verdict = '') g ON g.lote = a.lote`
      : `${row({ rowNo: 'row_no', verdict: "'ONLY_HERE'", cents: 'cents' })} FROM ${left}`,
  ];
};
