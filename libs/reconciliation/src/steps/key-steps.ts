import type { Difference } from '../rules/rule-document-schema.ts';
import { sides, type SideLetter, type Step } from './step.ts';

/** What a row says beside its place in the file. Two rows of one side with a key that say the same are copies. */
const content = 'a.k, a.party, a.nome, a.ativo, a.lote, a.campos, a.day_no, a.cents';

/** Finds copies, repeated keys, and the pairs of rows that alone have a key on both sides. */
export const keySteps = (tolerance: Difference): readonly Step[] => [
  {
    name: 'keys',
    sql: `SELECT COALESCE(l.k, r.k) AS k, COALESCE(l.n, 0) AS l_n, COALESCE(r.n, 0) AS r_n, l.day_no AS l_day, r.day_no AS r_day,
  ${compared(tolerance)}
FROM (${rowsByKey('l')}) l FULL OUTER JOIN (${rowsByKey('r')}) r ON r.k = l.k`,
  },
  ...sides.flatMap(repeatedRows),
  {
    name: 'repeated',
    sql: 'SELECT k FROM l_many WHERE claims > 1 UNION SELECT k FROM r_many WHERE claims > 1',
  },
  {
    name: 'by_key',
    sql: `SELECT COALESCE(l.k, r.k) AS k, ${compared(tolerance)}
FROM l_ones l FULL OUTER JOIN r_ones r ON r.k = l.k`,
  },
  {
    name: 'unpaired',
    sql: `SELECT u.l_no, u.r_no, u.l_cents, u.r_cents, CASE WHEN m.k IS NULL THEN 0 ELSE 1 END AS is_repeated
FROM (${pairsByKey('k, l_no, r_no, l_cents, r_cents', 'l_no IS NULL OR r_no IS NULL')}) u
LEFT JOIN repeated m ON m.k = u.k`,
  },
  ...sides.map(openRows),
];

/** Rows and sides of a key. Grouping within the join writes one table of a million rows in place of three. */
const rowsByKey = (s: SideLetter): string =>
  `SELECT k, CAST(COUNT(*) AS BIGINT) AS n, MIN(row_no) AS row_no, MIN(day_no) AS day_no, MIN(cents) AS cents FROM ${s}0 WHERE k <> '' GROUP BY k`;

/** How the two rows of a key differ. Of a key that one side does not have, its numbers are null. */
const compared = ({ cents, days }: Difference): string =>
  `l.row_no AS l_no, r.row_no AS r_no, l.cents AS l_cents, r.cents AS r_cents, l.cents - r.cents AS d_cents, l.day_no - r.day_no AS d_days,
  CASE WHEN l.cents = r.cents AND l.day_no = r.day_no THEN 'EQUAL'
    WHEN ABS(l.cents - r.cents) <= ${String(cents)} AND ABS(l.day_no - r.day_no) <= ${String(days)} THEN 'TOLERATED'
    WHEN ABS(l.day_no - r.day_no) <= ${String(days)} THEN 'AMOUNT'
    WHEN ABS(l.cents - r.cents) <= ${String(cents)} THEN 'DATE'
    ELSE 'AMOUNT_AND_DATE' END AS verdict`;

/** Keys with at most one row on each side; and those of which one row is left once copies are. */
const pairsByKey = (columns: string, where: string): string =>
  `SELECT ${columns} FROM keys WHERE l_n < 2 AND r_n < 2 AND (${where}) UNION ALL SELECT ${columns} FROM by_key WHERE ${where}`;

/** Windows look only at rows whose key repeats: over all rows they take more than half of the time. */
const repeatedRows = (s: SideLetter): readonly Step[] => [
  {
    name: `${s}_many`,
    sql: `SELECT x.row_no, x.k, x.day_no, x.cents, x.copy_no, x.first_no,
  CAST(SUM(CASE WHEN x.copy_no = 1 THEN 1 ELSE 0 END) OVER (PARTITION BY x.k) AS BIGINT) AS claims
FROM (SELECT a.row_no, a.k, a.day_no, a.cents, MIN(a.row_no) OVER (PARTITION BY ${content}) AS first_no,
    CAST(ROW_NUMBER() OVER (PARTITION BY ${content} ORDER BY a.row_no) AS BIGINT) AS copy_no
  FROM ${s}0 a JOIN keys b ON b.k = a.k WHERE b.${s}_n > 1) x`,
  },
  {
    name: `${s}_ones`,
    sql: `SELECT k, ${s}_no AS row_no, ${s}_day AS day_no, ${s}_cents AS cents FROM keys WHERE ${s}_n = 1 AND ${other(s)}_n > 1
UNION ALL SELECT k, row_no, day_no, cents FROM ${s}_many WHERE copy_no = 1 AND claims = 1`,
  },
];

const other = (s: SideLetter): SideLetter => (s === 'l' ? 'r' : 'l');

export const rowColumns = 'a.row_no, a.party, a.k, a.nome, a.ativo, a.lote, a.campos, a.day_no, a.cents';

/** The rows that no key answers: without a key, or with one that the other side does not have. */
const openRows = (s: SideLetter): Step => ({
  name: `${s}_open`,
  sql: `SELECT ${rowColumns} FROM ${s}0 a WHERE a.k = ''
UNION ALL SELECT ${rowColumns} FROM ${s}0 a JOIN unpaired u ON u.${s}_no = a.row_no WHERE u.is_repeated = 0`,
});
