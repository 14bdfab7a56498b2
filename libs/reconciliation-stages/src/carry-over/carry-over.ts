import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { balanceStep, firstCarriedRow, type Step } from '@siesa-integration/reconciliation';

/** Rows that earlier jobs left open, in the folder of a job. */
export const carriedFile = 'carried.parquet';
/** Beside the verdicts of a job: the rows that are open after it, and the carried ones that are not any more. */
export const openItemsFile = 'open.parquet';
export const closedItemsFile = 'closed.parquet';

export interface CarryingJob {
  readonly folder: string;
  readonly jobId: string;
  /** The day of the files, as days since 1970-01-01. */
  readonly day: number;
}

const columns = ['row_no', 'cents', 'day_no', 'party', 'k', 'nome', 'ativo', 'lote', 'campos'] as const;
const content = columns.filter((name) => name !== 'row_no');
const of = (alias: string, names: readonly string[]): string => names.map((name) => `${alias}.${name}`).join(', ');
const sides = [
  ['l', 'L'],
  ['r', 'R'],
] as const;
const first = String(firstCarriedRow);

/** Verdicts of rows that another day may answer. */
const isOpen = "('ONLY_HERE', 'UNMATCHED', 'AMBIGUOUS')";

/**
 * Adds the rows that earlier jobs left open to `l0` and `r0`, and afterwards keeps those that are open now as `open_items` and those that are closed as
 * `closed_items`. An item whose key stands in a new row of its own side is replaced by that row.
 *
 * @param match gives every row of `l0` and `r0` its verdict
 * @returns what `match` returns
 */
export const withCarriedRows = async <T>(
  engine: Pick<DuckDbEngine, 'run' | 'drop' | 'loadParquet'>,
  job: CarryingJob,
  match: () => Promise<T>,
): Promise<T> => {
  await loadCarriedRows(engine, job.folder);
  for (const step of joinIn) await engine.run(step);
  const result = await match();
  for (const step of [...takeOut, balanceStep, openItems(job), closedItems]) await engine.run(step);
  await engine.drop(['carried', 'replaced', 'answered', 'l_new', 'r_new']);
  return result;
};

/** The table `carried`; without rows for the first job. */
export const loadCarriedRows = async (
  engine: Pick<DuckDbEngine, 'run' | 'loadParquet'>,
  folder: string,
): Promise<void> => {
  if (existsSync(join(folder, carriedFile))) await engine.loadParquet('carried', carriedFile);
  else
    await engine.run({
      name: 'carried',
      sql: `SELECT CAST(0 AS BIGINT) AS seq, '' AS side, '' AS from_job, a.row_no AS from_no, a.day_no AS from_day, ${of('a', content)} FROM l0 a WHERE 1 = 0`,
    });
};

const carriedRows = (side: 'L' | 'R'): string =>
  `SELECT ${first} + c.seq AS row_no, ${of('c', content)} FROM carried c WHERE c.side = '${side}'`;

/** @param s the side whose carried rows are added to its own */
export const withCarried = (s: 'l' | 'r'): Step => ({
  name: `${s}0`,
  sql: `SELECT ${of('a', columns)} FROM ${s}_new a UNION ALL ${carriedRows(s === 'l' ? 'L' : 'R')}`,
});

const joinIn: readonly Step[] = [
  {
    name: 'replaced',
    sql: sides
      .map(
        ([s, side]) =>
          `SELECT c.seq, c.side FROM carried c JOIN (SELECT DISTINCT k FROM ${s}0 WHERE k <> '') n ON n.k = c.k WHERE c.side = '${side}'`,
      )
      .join('\nUNION ALL '),
  },
  ...sides.flatMap(([s, side]) => [
    { name: `${s}_new`, sql: `SELECT ${of('a', columns)} FROM ${s}0 a` },
    {
      name: `${s}0`,
      sql: `SELECT ${of('a', columns)} FROM ${s}_new a UNION ALL SELECT ${first} + c.seq AS row_no, ${of('c', content)}
FROM carried c LEFT JOIN replaced x ON x.seq = c.seq WHERE x.seq IS NULL AND c.side = '${side}'`,
    },
  ]),
];

const verdictColumns = 'side, row_no, verdict, other_no, cents, d_cents, d_days, rivals, ref';

const takeOut: readonly Step[] = [
  { name: 'answered', sql: `SELECT ${verdictColumns} FROM verdicts` },
  {
    name: 'verdicts',
    sql: `SELECT ${verdictColumns} FROM answered UNION ALL
SELECT c.side, ${first} + c.seq AS row_no, 'REPLACED' AS verdict, CAST(0 AS BIGINT) AS other_no, c.cents, CAST(0 AS BIGINT) AS d_cents, 0 AS d_days, CAST(0 AS BIGINT) AS rivals, '' AS ref
FROM carried c JOIN replaced x ON x.seq = c.seq`,
  },
  ...sides.map(([s]) => withCarried(s)),
];

/** The id of a job has digits, letters and hyphens only. */
const openItems = ({ jobId, day }: CarryingJob): Step => ({
  name: 'open_items',
  sql: `SELECT CAST(ROW_NUMBER() OVER (ORDER BY o.side, o.from_day, o.from_job, o.from_no) AS BIGINT) AS seq, o.side, o.from_job, o.from_no, o.from_day, ${of('o', content)}
FROM (${sides
    .map(
      ([s, side]) =>
        `SELECT v.side, '${jobId}' AS from_job, v.row_no AS from_no, ${String(day)} AS from_day, ${of('a', content)}
FROM verdicts v JOIN ${s}_new a ON a.row_no = v.row_no WHERE v.side = '${side}' AND v.verdict IN ${isOpen} AND v.row_no < ${first}`,
    )
    .join('\nUNION ALL ')}
UNION ALL SELECT c.side, c.from_job, c.from_no, c.from_day, ${of('c', content)}
FROM carried c JOIN verdicts v ON v.row_no = ${first} + c.seq WHERE v.side = c.side AND v.verdict IN ${isOpen}) o`,
});

const closedItems: Step = {
  name: 'closed_items',
  sql: `SELECT c.side, c.from_job, c.from_no, c.from_day, v.verdict, v.other_no
FROM carried c JOIN verdicts v ON v.row_no = ${first} + c.seq WHERE v.side = c.side AND v.verdict NOT IN ${isOpen}`,
};
