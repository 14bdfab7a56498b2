import type { DuckDbEngine } from '@siesa-integration/duckdb-engine';
import { type DecidedRow, type HeldRow, type SideName, toDecidedRow } from './decision.ts';

const columns = 'row_no, cents, day_no, party, k, nome, ativo, lote';
const mostAtOnce = 500;

/** The rows of `l0` and `r0` that were decided about, by their digests: those of the same amount and day are read, and no others. */
export const findDecidedRows = async (
  engine: Pick<DuckDbEngine, 'rows'>,
  wanted: readonly DecidedRow[],
): Promise<ReadonlyMap<string, HeldRow>> => {
  const digests = new Set(wanted.map(({ digest }) => digest));
  const found = new Map<string, HeldRow>();
  for (const side of ['L', 'R'] as const) {
    const places = [...new Set(wanted.filter((row) => row.side === side).map(placeOf))];
    for (let from = 0; from < places.length; from += mostAtOnce) {
      const rows = await rowsAt(engine, side, places.slice(from, from + mostAtOnce));
      for (const [digest, row] of withDigests(side, rows)) if (digests.has(digest)) found.set(digest, row);
    }
  }
  return found;
};

const placeOf = ({ cents, day_no: day }: DecidedRow): string =>
  `(cents = ${String(cents)} AND day_no = ${String(day)})`;

const rowsAt = async (
  engine: Pick<DuckDbEngine, 'rows'>,
  side: SideName,
  places: readonly string[],
): Promise<readonly HeldRow[]> => {
  const rows: HeldRow[] = [];
  const sql = `SELECT ${columns} FROM ${side.toLowerCase()}0 WHERE ${places.join(' OR ')} ORDER BY row_no`;
  for await (const batch of engine.rows({ name: 'rows of decisions', sql }))
    rows.push(...(batch as readonly unknown[] as readonly HeldRow[]));
  return rows;
};

/** @param rows of one side, in the order of the file, all rows of each amount and day among them */
const withDigests = (side: SideName, rows: readonly HeldRow[]): readonly (readonly [string, HeldRow])[] => {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const first = toDecidedRow(side, row, 1).digest;
    const nth = (counts.get(first) ?? 0) + 1;
    counts.set(first, nth);
    return [nth === 1 ? first : toDecidedRow(side, row, nth).digest, row] as const;
  });
};

/** The identity of a row of `l0` or `r0`; `undefined` when there is no such row. */
export const identifyRow = async (
  engine: Pick<DuckDbEngine, 'rows'>,
  side: SideName,
  rowNo: number,
): Promise<{ readonly row: HeldRow; readonly decided: DecidedRow } | undefined> => {
  const place = `cents = (SELECT cents FROM ${side.toLowerCase()}0 WHERE row_no = ${String(rowNo)}) AND day_no = (SELECT day_no FROM ${side.toLowerCase()}0 WHERE row_no = ${String(rowNo)})`;
  const [digest, row] =
    withDigests(side, await rowsAt(engine, side, [place])).find(([, one]) => one.row_no === rowNo) ?? [];
  return digest !== undefined && row
    ? { row, decided: { side, digest, cents: row.cents, day_no: row.day_no } }
    : undefined;
};
