import type { Difference } from '../rules/rule-document-schema.ts';
import { sides, type SideLetter, type Step } from './step.ts';

/**
 * Compares one row with the sum of the other side's rows of the same group, whichever side the one row is on.
 *
 * A group with several rows on both sides has no answer, because nothing says which of them is the sum.
 *
 * @param columns of the rows that no group takes
 */
export const groupSteps = ({ cents, days }: Difference, columns: string): readonly Step[] => [
  ...sides.map(sums),
  {
    name: 'groups',
    sql: `SELECT l.lote, l.cents - r.cents AS d_cents, l.parts AS l_parts, r.parts AS r_parts, l.row_no AS l_no, r.row_no AS r_no,
  CASE WHEN l.parts > 1 AND r.parts > 1 THEN 'GROUP_REPEATED'
    WHEN ABS(l.cents - r.cents) <= ${String(cents)} AND l.first_day - ${String(days)} <= r.last_day AND r.first_day - ${String(days)} <= l.last_day
      THEN 'GROUP'
    ELSE '' END AS verdict
FROM l_sums l JOIN r_sums r ON r.lote = l.lote`,
  },
  ...sides.flatMap((s) => [groupedRows(s), freeRows(s, columns)]),
];

const sums = (s: SideLetter): Step => ({
  name: `${s}_sums`,
  sql: `SELECT lote, CAST(SUM(cents) AS BIGINT) AS cents, CAST(COUNT(*) AS BIGINT) AS parts, MIN(row_no) AS row_no,
  MIN(day_no) AS first_day, MAX(day_no) AS last_day
FROM ${s}_open WHERE lote <> '' GROUP BY lote`,
});

/** The rows that a group takes. */
const groupedRows = (s: SideLetter): Step => {
  const o = s === 'l' ? 'r' : 'l';
  return {
    name: `${s}_grouped`,
    sql: `SELECT a.row_no, a.cents, g.verdict, CASE WHEN g.${o}_parts = 1 THEN g.${o}_no ELSE 0 END AS other_no, g.d_cents, g.lote
FROM ${s}_open a JOIN groups g ON g.lote = a.lote WHERE g.verdict <> ''`,
  };
};

const freeRows = (s: SideLetter, columns: string): Step => ({
  name: `${s}_free`,
  sql: `SELECT ${columns} FROM ${s}_open a
LEFT JOIN (SELECT lote FROM groups WHERE verdict <> '') g ON g.lote = a.lote WHERE g.lote IS NULL`,
});
