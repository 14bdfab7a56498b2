import type { Difference } from '../rules/rule-document-schema.ts';
import { type MatchRules, sides, type SideLetter, type Step } from './step.ts';

/** What a row says beside its place in the file. Two rows of one side with a key that say the same are copies. */
const content = 'a.k, a.party, a.nome, a.ativo, a.lote, a.campos, a.day_no, a.cents';

/** Finds copies, repeated keys, and the pairs of rows that alone have a key on both sides. */
export const keySteps = (rules: MatchRules): readonly Step[] => [
  { name: 'twice', sql: sides.map(repeatedKeys).join('\nUNION ') },
  {
    name: 'keys',
    sql: `SELECT l.row_no AS l_no, r.row_no AS r_no, l.cents AS l_cents, r.cents AS r_cents, l.day_no - r.day_no AS d_days
FROM (${rowsOfOwnKey('l')}) l
FULL OUTER JOIN (${rowsOfOwnKey('r')}) r ON r.k = l.k`,
  },
  ...sides.map(repeatedRows),
  {
    name: 'repeated',
    sql: 'SELECT k FROM l_many WHERE claims > 1 UNION SELECT k FROM r_many WHERE claims > 1',
  },
  {
    name: 'by_key',
    sql: `SELECT COALESCE(l.k, r.k) AS k, l.row_no AS l_no, r.row_no AS r_no, l.cents AS l_cents, r.cents AS r_cents, l.day_no - r.day_no AS d_days
FROM (${onlyClaims('l')}) l FULL OUTER JOIN (${onlyClaims('r')}) r ON r.k = l.k`,
  },
  { name: 'compared', sql: compared(rules.tolerance) },
  {
    name: 'unpaired',
    sql: `SELECT l_no, r_no, l_cents, r_cents, 0 AS is_repeated FROM keys WHERE l_no IS NULL OR r_no IS NULL
UNION ALL SELECT u.l_no, u.r_no, u.l_cents, u.r_cents, CASE WHEN m.k IS NULL THEN 0 ELSE 1 END AS is_repeated
FROM (SELECT k, l_no, r_no, l_cents, r_cents FROM by_key WHERE l_no IS NULL OR r_no IS NULL) u LEFT JOIN repeated m ON m.k = u.k`,
  },
  ...sides.map((s) => openRows(s, rules)),
];

const repeatedKeys = (s: SideLetter): string =>
  `SELECT k FROM ${s}0 WHERE k <> '' GROUP BY k HAVING CAST(COUNT(*) AS BIGINT) > 1`;

/** Rows whose key is repeated on neither side: their join has one row for each of them at most, however often a key is repeated. */
const rowsOfOwnKey = (s: SideLetter): string =>
  `SELECT a.k, a.row_no, a.cents, a.day_no FROM ${s}0 a LEFT JOIN twice t ON t.k = a.k WHERE a.k <> '' AND t.k IS NULL`;

/** Windows look only at rows whose key repeats: over all rows they take more than half of the time. */
const repeatedRows = (s: SideLetter): Step => ({
  name: `${s}_many`,
  sql: `SELECT x.row_no, x.k, x.day_no, x.cents, x.copy_no, x.first_no,
  CAST(SUM(CASE WHEN x.copy_no = 1 THEN 1 ELSE 0 END) OVER (PARTITION BY x.k) AS BIGINT) AS claims
FROM (SELECT a.row_no, a.k, a.day_no, a.cents, MIN(a.row_no) OVER (PARTITION BY ${content}) AS first_no,
    CAST(ROW_NUMBER() OVER (PARTITION BY ${content} ORDER BY a.row_no) AS BIGINT) AS copy_no
  FROM ${s}0 a JOIN twice t ON t.k = a.k) x`,
});

/** The rows of keys of which one row is left once copies are. */
const onlyClaims = (s: SideLetter): string =>
  `SELECT k, row_no, day_no, cents FROM ${s}_many WHERE copy_no = 1 AND claims = 1`;

/** Pairs whose amounts or days differ, and all pairs that are left once copies are. */
const compared = ({ cents, days }: Difference): string =>
  `SELECT p.l_no, p.r_no, p.l_cents, p.r_cents, p.l_cents - p.r_cents AS d_cents, p.d_days,
  CASE WHEN p.l_cents = p.r_cents AND p.d_days = 0 THEN 'EQUAL'
    WHEN ABS(p.l_cents - p.r_cents) <= ${String(cents)} AND ABS(p.d_days) <= ${String(days)} THEN 'TOLERATED'
    WHEN ABS(p.d_days) <= ${String(days)} THEN 'AMOUNT'
    WHEN ABS(p.l_cents - p.r_cents) <= ${String(cents)} THEN 'DATE'
    ELSE 'AMOUNT_AND_DATE' END AS verdict
FROM (SELECT l_no, r_no, l_cents, r_cents, d_days FROM keys WHERE l_cents <> r_cents OR d_days <> 0
  UNION ALL SELECT l_no, r_no, l_cents, r_cents, d_days FROM by_key WHERE l_no IS NOT NULL AND r_no IS NOT NULL) p`;

/** The rows that no key answers: without a key, or with one that the other side does not have. Their texts are read where a later rule compares them. */
const openRows = (s: SideLetter, rules: MatchRules): Step => {
  const columns = openColumns(rules);
  const unpaired =
    rules.group || rules.near
      ? `SELECT ${columns} FROM ${s}0 a JOIN unpaired u ON u.${s}_no = a.row_no WHERE u.is_repeated = 0`
      : `SELECT u.${s}_no AS row_no, u.${s}_cents AS cents FROM unpaired u WHERE u.is_repeated = 0 AND u.${s}_no IS NOT NULL`;
  return { name: `${s}_open`, sql: `SELECT ${columns} FROM ${s}0 a WHERE a.k = ''\nUNION ALL ${unpaired}` };
};

/** What later rules read of open rows. */
export const openColumns = ({ group, near }: MatchRules): string => {
  if (near) return 'a.row_no, a.party, a.k, a.nome, a.ativo, a.lote, a.campos, a.day_no, a.cents';
  return group ? 'a.row_no, a.lote, a.day_no, a.cents' : 'a.row_no, a.cents';
};
