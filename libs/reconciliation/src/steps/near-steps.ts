import type { Difference } from '../rules/rule-document-schema.ts';
import { sides, type SideLetter, type Step } from './step.ts';

/** The tables of rows that enter this part, by side. */
export type Entering = Readonly<Record<SideLetter, string>>;

/**
 * Prepares rows without a common key for matching by party, amount and day.
 *
 * Rows that say the same on both sides are pairs at once. The others form classes of equal party, amount and day, so that the number of candidates does not grow
 * with the number of equal rows.
 */
export const nearSteps = ({ cents, days }: Difference, entering: Entering): readonly Step[] => [
  ...sides.map((s) => sayings(s, entering[s])),
  {
    name: 'said',
    sql: `SELECT l.row_no AS l_no, r.row_no AS r_no, l.cents FROM l_said l JOIN r_said r ON r.party = l.party AND r.nome = l.nome
  AND r.ativo = l.ativo AND r.lote = l.lote AND r.campos = l.campos AND r.day_no = l.day_no AND r.cents = l.cents AND r.nth = l.nth`,
  },
  ...sides.flatMap((s) => classes(s, entering[s], cents + 1, days + 1)),
  { name: 'offsets', sql: offsets(cents + 1, days + 1) },
  {
    name: 'candidates',
    sql: `SELECT l.class_no AS l_class, r.class_no AS r_class, l.n AS l_n, r.n AS r_n, l.alike AS l_alike, r.alike AS r_alike,
  ABS(l.day_no - r.day_no) AS far_days, ABS(l.cents - r.cents) AS far_cents, l.keyed + r.keyed AS keys,
  CASE WHEN ${leftIsLow} THEN l.day_no ELSE r.day_no END AS low_day,
  CASE WHEN ${leftIsLow} THEN l.cents ELSE r.cents END AS low_cents,
  CASE WHEN ${leftIsLow} THEN r.cents ELSE l.cents END AS high_cents
FROM (SELECT c.class_no, c.party, c.keyed, c.cents, c.day_no, c.n, c.alike, c.cents_from + x.cents_off AS cents_at, c.day_from + x.day_off AS day_at
  FROM l_classes c CROSS JOIN offsets x) l
JOIN r_classes r ON r.party = l.party AND r.cents_from = l.cents_at AND r.day_from = l.day_at
WHERE ABS(l.cents - r.cents) <= ${String(cents)} AND ABS(l.day_no - r.day_no) <= ${String(days)} AND l.keyed + r.keyed < 2`,
  },
  {
    name: 'pairs_0',
    sql: `SELECT l_class, r_class, l_n, r_n, l_alike, r_alike, CAST(0 AS BIGINT) AS l_used, CAST(0 AS BIGINT) AS r_used,
  far_days, far_cents, keys, low_day, low_cents, high_cents, ${equallyFar('l')} + ${equallyFar('r')} - 2 AS rivals
FROM candidates`,
  },
  { name: 'picks_0', sql: `SELECT ${pickColumns('p')}, p.l_n AS take FROM pairs_0 p WHERE p.l_n < 0` },
];

const leftIsLow = 'l.day_no < r.day_no OR (l.day_no = r.day_no AND l.cents <= r.cents)';

const sayings = (s: SideLetter, from: string): Step => ({
  name: `${s}_said`,
  sql: `SELECT row_no, party, nome, ativo, lote, campos, day_no, cents,
  CAST(ROW_NUMBER() OVER (PARTITION BY party, nome, ativo, lote, campos, day_no, cents ORDER BY row_no) AS BIGINT) AS nth
FROM ${from} WHERE k = ''`,
});

/** A class has the number of its first row. It also has the start of its ranges of amounts and days, which make a distance a part of an equal join. */
const classes = (s: SideLetter, from: string, centsWide: number, daysWide: number): readonly Step[] => [
  {
    name: `${s}_rest`,
    sql: `SELECT a.row_no, a.party, a.k, a.nome, a.ativo, a.lote, a.campos, a.day_no, a.cents, CASE WHEN a.k = '' THEN 0 ELSE 1 END AS keyed
FROM ${from} a LEFT JOIN said p ON p.${s}_no = a.row_no WHERE p.${s}_no IS NULL`,
  },
  {
    name: `${s}_near`,
    sql: `SELECT row_no, party, k, nome, ativo, lote, campos, day_no, cents, keyed,
  MIN(row_no) OVER (PARTITION BY party, keyed, cents, day_no) AS class_no,
  CAST(ROW_NUMBER() OVER (PARTITION BY party, keyed, cents, day_no ORDER BY k, nome, ativo, lote, campos, row_no) AS BIGINT) AS nth
FROM ${s}_rest`,
  },
  {
    name: `${s}_classes`,
    sql: `SELECT class_no, party, keyed, cents, day_no, CAST(COUNT(*) AS BIGINT) AS n,
  CASE WHEN MIN(k) = MAX(k) AND MIN(nome) = MAX(nome) AND MIN(ativo) = MAX(ativo) AND MIN(lote) = MAX(lote)
    AND MIN(campos) = MAX(campos) THEN 1 ELSE 0 END AS alike,
  ${start('cents', centsWide)} AS cents_from, ${start('day_no', daysWide)} AS day_from
FROM ${s}_near GROUP BY class_no, party, keyed, cents, day_no`,
  },
];

/** The start of the range that a number is in, without a division, whose result differs between engines. */
const start = (column: string, wide: number): string =>
  `${column} - (((${column} % ${String(wide)}) + ${String(wide)}) % ${String(wide)})`;

/** A range and its neighbours in both directions: whatever the distance, a candidate is in one of them. */
const offsets = (centsWide: number, daysWide: number): string =>
  around(centsWide)
    .flatMap((cents) =>
      around(daysWide).map((day) => `SELECT ${String(cents)} AS cents_off, ${String(day)} AS day_off`),
    )
    .join(' UNION ALL ');

/** A width of one is an exact match. */
const around = (wide: number): readonly number[] => (wide === 1 ? [0] : [-wide, 0, wide]);

/** How many classes of the other side are as far from this side's class as the pair's own, itself included. */
export const equallyFar = (s: SideLetter): string =>
  `CAST(COUNT(*) OVER (PARTITION BY ${s}_class, far_days, far_cents) AS BIGINT)`;

/** What identifies a pair of classes, where it begins, how far apart it is, and with how many rivals. */
export const pickColumns = (table: string): string =>
  ['l_class', 'r_class', 'l_used', 'r_used', 'far_days', 'far_cents', 'rivals']
    .map((column) => `${table}.${column}`)
    .join(', ');
