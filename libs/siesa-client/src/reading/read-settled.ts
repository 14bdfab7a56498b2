import { type IncompleteList, pagesRepeat, SourceIncomplete } from '../siesa-errors.ts';
import {
  isEveryRow,
  leastComparedRows,
  leastRepeatedRows,
  type ListSize,
  mostRepeatedPages,
  withSize,
} from './list-size.ts';

/** Passes over a list; after the last one their union counts (docs/reference/siesa.md#stable-passes). */
const maxPasses = 3;

/** One page of a pass. */
interface PassPage<Row> {
  readonly rows: readonly Row[];
  readonly total?: number;
  /** Rows that were dropped: they count in the total. @defaultValue 0 */
  readonly dropped?: number;
}

interface SettledOptions<Row> {
  /** For messages, for example `the stock`. */
  readonly list: string;
  /** Begins one pass over all pages. */
  readonly pass: () => AsyncIterable<PassPage<Row>>;
  /** What identifies a row, also when its quantities change. */
  readonly identity: (row: Row) => string;
}

/** Rows of one identity, all from one page. Within a page they are several rows; across pages they are one row that moved. */
type Groups<Row> = Map<string, readonly Row[]>;

interface Pass<Row> {
  readonly groups: Groups<Row>;
  /** All rows in the order in which they came. */
  readonly rows: readonly Row[];
  readonly dropped: number;
  /** The last total that was announced. */
  readonly total: number | undefined;
  /** The size of the list through all passes so far. */
  readonly size: ListSize;
  readonly totalStable: boolean;
  /** Whether a row came on two pages. */
  readonly repeated: boolean;
  /** Whether a page had nothing but rows of earlier pages: no codes that stand twice, but a page that came in place of another. */
  readonly repeatedPage: boolean;
}

/**
 * Reads a list by page number until a pass is stable: no row came twice, the total did not change, and as many rows came as were
 * announced. Such a pass is the result; so is a second pass of at least 20 rows that brought exactly those of the one before, also those that stand twice.
 * Otherwise the list is read again, at most three times; the result is then the union of the passes, with the newest version of each row.
 *
 * @throws {@link SourceIncomplete} when the union has fewer rows than the list has had, or nothing shows how many it has had.
 */
export const readSettled = async <Row>({ list, pass, identity }: SettledOptions<Row>): Promise<readonly Row[]> => {
  const united: Groups<Row> = new Map();
  let last: Pass<Row> | undefined;
  for (let passes = 1; passes <= maxPasses; passes += 1) {
    const sizeBefore = united.size;
    const now = await readPass(pass(), { list, identity, sizeBefore: last?.size });
    if (
      now.totalStable &&
      isWhole(now) &&
      (!now.repeated || (last && !now.repeatedPage && sameRows(last, now, identity)))
    )
      return now.rows;
    for (const [key, rows] of now.groups) united.set(key, rows);
    last = now;
    if (passes > 1 && united.size === sizeBefore && !incompleteness(list, united, now)) break; // no new row in this pass: all that moved has been read
  }
  const incomplete = last && incompleteness(list, united, last);
  if (incomplete) throw new SourceIncomplete(incomplete);
  return [...united.values()].flat();
};

const isWhole = <Row>({ rows, dropped, total = 0 }: Pass<Row>): boolean => rows.length + dropped >= total;

/** What shows that the union of the passes may lack rows; `undefined` when it is proven whole. */
const incompleteness = <Row>(
  list: string,
  united: Groups<Row>,
  { groups, dropped, total, totalStable, size }: Pass<Row>,
): IncompleteList | undefined => {
  const read = countOf(united) + dropped;
  if (isEveryRow(size, read) || (totalStable && total !== undefined && countOf(groups) + dropped >= total))
    return undefined;
  const shownBy = read >= size.most ? 'moved' : total === undefined ? 'counted' : 'announced';
  return { list, read, total: size.most, shownBy };
};

const countOf = <Row>(groups: Groups<Row>): number => [...groups.values()].reduce((sum, rows) => sum + rows.length, 0);

/** Whether two passes brought the same rows equally often, and enough of them that it is no chance. */
const sameRows = <Row>(one: Pass<Row>, other: Pass<Row>, identity: (row: Row) => string): boolean => {
  if (other.rows.length < leastComparedRows) return false;
  if (one.rows.length !== other.rows.length || one.total !== other.total) return false;
  const counts = new Map<string, number>();
  for (const row of one.rows) counts.set(identity(row), (counts.get(identity(row)) ?? 0) + 1);
  for (const row of other.rows) {
    const left = counts.get(identity(row)) ?? 0;
    if (left === 0) return false;
    counts.set(identity(row), left - 1);
  }
  return true;
};

const readPass = async <Row>(
  pages: AsyncIterable<PassPage<Row>>,
  {
    list,
    identity,
    sizeBefore,
  }: Pick<SettledOptions<Row>, 'list' | 'identity'> & { readonly sizeBefore: ListSize | undefined },
): Promise<Pass<Row>> => {
  const groups: Groups<Row> = new Map();
  const all: Row[] = [];
  let [totalStable, repeated, repeatedPages, inARow, dropped] = [true, false, 0, 0, 0];
  let announced: number | undefined;
  let size = sizeBefore;
  for await (const page of pages) {
    totalStable &&= announced === undefined || page.total === undefined || page.total === announced;
    announced = page.total ?? announced;
    if (page.total !== undefined) size = withSize(size, page.total);
    dropped += page.dropped ?? 0;
    for (const row of page.rows) all.push(row);
    const isRepeated = page.rows.length >= leastRepeatedRows && page.rows.every((row) => groups.has(identity(row)));
    repeatedPages += isRepeated ? 1 : 0;
    inARow = isRepeated ? inARow + 1 : 0;
    if (inARow === mostRepeatedPages) throw pagesRepeat(list);
    for (const [key, group] of Map.groupBy(page.rows, identity)) {
      const earlier = groups.get(key);
      repeated ||= earlier !== undefined;
      if (earlier === undefined || earlier.length <= group.length) groups.set(key, group);
    }
  }
  if (announced === undefined) size = withSize(size, all.length + dropped);
  return {
    groups,
    rows: all,
    dropped,
    total: announced,
    size: size ?? withSize(undefined, 0),
    totalStable,
    repeated,
    repeatedPage: repeatedPages > 0,
  };
};
