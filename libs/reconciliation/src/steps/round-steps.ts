import { equallyFar, pickColumns } from './near-steps.ts';
import { sides, type SideLetter, type Step } from './step.ts';

/** What two equally near candidates mean. */
export type Ties = 'accept' | 'ask';

/** One round: the pairs of classes that are each other's choice, and what remains for the next round. */
export const roundSteps = (ties: Ties): readonly Step[] => [
  { name: 'pick_{i}', sql: pick(ties) },
  {
    name: 'pairs_{next}',
    sql: `SELECT p.l_class, p.r_class, p.l_n - COALESCE(a.take, 0) AS l_n, p.r_n - COALESCE(b.take, 0) AS r_n, p.l_alike, p.r_alike,
  p.l_used + COALESCE(a.take, 0) AS l_used, p.r_used + COALESCE(b.take, 0) AS r_used,
  p.far_days, p.far_cents, p.keys, p.low_day, p.low_cents, p.high_cents, p.rivals
FROM pairs_{i} p LEFT JOIN pick_{i} a ON a.l_class = p.l_class LEFT JOIN pick_{i} b ON b.r_class = p.r_class
WHERE p.l_n > COALESCE(a.take, 0) AND p.r_n > COALESCE(b.take, 0)`,
  },
  {
    name: 'picks_{next}',
    sql: `SELECT ${pickColumns('p')}, p.take FROM picks_{i} p
UNION ALL SELECT ${pickColumns('p')}, p.take FROM pick_{i} p`,
  },
];

/**
 * The order of candidates is one of pairs, made of what both rows say and the same from both sides. So mutual choices in rounds give what taking the nearest
 * pair first gives, whatever the order of the rows, and swapped sides give the same pairs.
 */
const byContent = 'far_days, far_cents, keys, low_day, low_cents, high_cents';

/** `ask` takes a pair only when each is the other's only nearest, and no unlike rows of the larger class would be left out by chance. */
const pick = (ties: Ties): string => {
  const choices =
    ties === 'accept'
      ? sides.map(
          (s) => `CAST(ROW_NUMBER() OVER (PARTITION BY ${s}_class ORDER BY ${byContent}) AS BIGINT) AS for_${s}`,
        )
      : sides.flatMap((s) => [
          `CAST(RANK() OVER (PARTITION BY ${s}_class ORDER BY far_days, far_cents) AS BIGINT) AS for_${s}`,
          `${equallyFar(s)} AS equal_for_${s}`,
        ]);
  return `SELECT ${pickColumns('q')}, q.take
FROM (SELECT l_class, r_class, l_n, r_n, l_alike, r_alike, l_used, r_used, far_days, far_cents, rivals,
    ${choices.join(',\n    ')}, CASE WHEN l_n < r_n THEN l_n ELSE r_n END AS take
  FROM pairs_{i}) q
WHERE q.for_l = 1 AND q.for_r = 1${ties === 'ask' ? ` AND ${isCertain}` : ''}`;
};

const isCertain =
  'q.equal_for_l = 1 AND q.equal_for_r = 1 AND (q.l_n = q.r_n OR (q.l_n > q.r_n AND q.l_alike = 1) OR (q.l_n < q.r_n AND q.r_alike = 1))';

/** The rows of the classes that were picked, paired in the order of what they say; and the rows whose candidates a person must choose from. */
export const pairedRows = (ties: Ties): readonly Step[] => [
  {
    name: 'near_rows',
    sql: `SELECT l.row_no AS l_no, r.row_no AS r_no, l.cents AS l_cents, r.cents AS r_cents, l.cents - r.cents AS d_cents, l.day_no - r.day_no AS d_days,
  l.rivals, CASE WHEN l.far_days = 0 AND l.far_cents = 0 THEN 'SAME' ELSE 'NEAR' END AS verdict
FROM ${taken('l')} l
JOIN ${taken('r')} r ON r.l_class = l.l_class AND r.r_class = l.r_class AND r.seq = l.seq`,
  },
  ...(ties === 'ask' ? sides.map(asked) : []),
];

const taken = (
  s: SideLetter,
): string => `(SELECT x.row_no, x.cents, x.day_no, p.l_class, p.r_class, p.far_days, p.far_cents, p.rivals, x.nth - p.${s}_used AS seq
  FROM picks_{i} p JOIN ${s}_near x ON x.class_no = p.${s}_class WHERE x.nth > p.${s}_used AND x.nth <= p.${s}_used + p.take)`;

const asked = (s: SideLetter): Step => ({
  name: `${s}_asked`,
  sql: `SELECT x.row_no, x.cents, p.rivals FROM ${s}_near x
JOIN (SELECT ${s}_class AS class_no, MAX(${s}_used) AS used, CAST(COUNT(*) AS BIGINT) AS rivals FROM pairs_{i} GROUP BY ${s}_class) p
  ON p.class_no = x.class_no
WHERE x.nth > p.used`,
});
