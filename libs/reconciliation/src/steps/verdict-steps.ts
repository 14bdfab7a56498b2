import type { Entering } from './near-steps.ts';
import { type MatchRules, sides, type SideLetter, type Step } from './step.ts';

/** Of no rows, a sum is null. */
const totals =
  'CAST(COUNT(*) AS BIGINT) AS n, CAST(COALESCE(SUM(cents), 0) AS BIGINT) AS cents, CAST(COALESCE(SUM(row_no), 0) AS BIGINT) AS row_nos';

/** The last steps: what is left over, one verdict for each row, and the sums that show that no row was lost. */
export const verdictSteps = (rules: MatchRules, left: Entering): readonly Step[] => {
  const parts = sides.flatMap((s) => verdictsOf(s, rules));
  return [
    ...(rules.near || rules.group ? sides.map((s) => leftOver(s, left[s], rules)) : []),
    {
      name: 'verdicts',
      sql: parts.map(({ sql }) => sql).join('\nUNION ALL '),
      viewOf: [...new Set(parts.map(({ from }) => from))],
    },
    balanceStep,
  ];
};

/** The rows and sums of both sides, as they came and by verdict. */
export const balanceStep: Step = {
  name: 'balance',
  sql: `SELECT side, verdict, ${totals} FROM verdicts GROUP BY side, verdict
UNION ALL SELECT 'L' AS side, '' AS verdict, ${totals} FROM l0
UNION ALL SELECT 'R' AS side, '' AS verdict, ${totals} FROM r0`,
};

/** The rows that no rule takes, with the group whose sum they missed. */
const leftOver = (s: SideLetter, from: string, { group, near, ties }: MatchRules): Step => {
  const taken = [
    ...['said', 'near_rows'].map((pairs) => `SELECT ${s}_no AS row_no FROM ${pairs}`),
    ...(ties === 'ask' ? [`SELECT row_no FROM ${s}_asked`] : []),
  ].join(' UNION ALL ');
  const missed = group
    ? "COALESCE(g.d_cents, 0) AS d_cents, COALESCE(g.lote, '') AS lote"
    : "CAST(0 AS BIGINT) AS d_cents, '' AS lote";
  return {
    name: `${s}_left`,
    sql: [
      `SELECT a.row_no, a.cents, ${missed} FROM ${from} a`,
      ...(group ? ["LEFT JOIN (SELECT lote, d_cents FROM groups WHERE verdict = '') g ON g.lote = a.lote"] : []),
      ...(near ? [`LEFT JOIN (${taken}) t ON t.row_no = a.row_no WHERE t.row_no IS NULL`] : []),
    ].join('\n'),
  };
};

/** Every part has the same columns; differences are the file's value minus the base's. */
interface Verdict {
  readonly verdict: string;
  readonly rowNo?: string;
  readonly cents?: string;
  readonly otherNo?: string;
  readonly dCents?: string;
  readonly dDays?: string;
  readonly rivals?: string;
  readonly ref?: string;
}

/** Rows of one table, all with a verdict. No part joins tables, because each step that reads the verdicts would join them again. */
interface Part {
  readonly from: string;
  readonly sql: string;
}

const part = (s: SideLetter, of: Verdict, from: string, where?: string): Part => {
  const none = 'CAST(0 AS BIGINT)';
  const { verdict, rowNo = 'row_no', cents = 'cents', otherNo = none, dCents = none, dDays = '0', rivals = none } = of;
  return {
    from,
    sql:
      `SELECT '${s.toUpperCase()}' AS side, ${rowNo} AS row_no, ${verdict} AS verdict, ${otherNo} AS other_no, ${cents} AS cents, ` +
      `${dCents} AS d_cents, ${dDays} AS d_days, ${rivals} AS rivals, ${of.ref ?? "''"} AS ref FROM ${from}${where === undefined ? '' : ` WHERE ${where}`}`,
  };
};

const verdictsOf = (s: SideLetter, { group, near, ties }: MatchRules): readonly Part[] => {
  const o = s === 'l' ? 'r' : 'l';
  const ofSide = { rowNo: `${s}_no`, cents: `${s}_cents` };
  const pair = { ...ofSide, otherNo: `${o}_no`, verdict: 'verdict', dCents: 'd_cents', dDays: 'd_days' };
  const many = {
    verdict: "CASE WHEN copy_no > 1 THEN 'COPY' ELSE 'KEY_REPEATED' END",
    otherNo: 'CASE WHEN copy_no > 1 THEN first_no ELSE 0 END',
  };
  const missed = { dCents: 'd_cents', ref: 'lote' };
  return [
    part(s, { ...ofSide, otherNo: `${o}_no`, verdict: "'EQUAL'" }, 'keys', 'l_cents = r_cents AND d_days = 0'),
    part(s, pair, 'compared'),
    part(s, many, `${s}_many`, 'copy_no > 1 OR claims > 1'),
    part(s, { ...ofSide, verdict: "'KEY_REPEATED'" }, 'unpaired', `is_repeated = 1 AND ${s}_no IS NOT NULL`),
    ...(group ? [part(s, { ...missed, verdict: 'verdict', otherNo: 'other_no' }, `${s}_grouped`)] : []),
    ...(near
      ? [
          part(s, { rowNo: `${s}_no`, otherNo: `${o}_no`, verdict: "'SAME'" }, 'said'),
          part(s, { ...pair, rivals: 'rivals' }, 'near_rows'),
        ]
      : []),
    ...(near && ties === 'ask' ? [part(s, { verdict: "'AMBIGUOUS'", rivals: 'rivals' }, `${s}_asked`)] : []),
    group || near
      ? part(s, { ...missed, verdict: "'ONLY_HERE'" }, `${s}_left`)
      : part(s, { verdict: "'ONLY_HERE'" }, `${s}_open`),
  ];
};
