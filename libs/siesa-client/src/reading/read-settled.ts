/** Passes over a list; after the last one their union counts (docs/reference/siesa.md#stable-passes). */
const maxPasses = 3;

/** One page of a pass. */
interface PassPage<Row> {
  readonly rows: readonly Row[];
  readonly total?: number;
}

interface SettledOptions<Row> {
  /** Begins one pass over all pages. */
  readonly pass: () => AsyncIterable<PassPage<Row>>;
  /** What identifies a row, also when its quantities change. */
  readonly identity: (row: Row) => string;
}

/** Rows of one identity, all from one page. Within a page they are several rows; across pages they are one row that moved. */
type Groups<Row> = Map<string, readonly Row[]>;

/**
 * Reads a list by page number until a pass is stable: no row came twice, and the total did not change. Such a pass is the result.
 * Otherwise the list is read again, at most three times; the result is then the union of the passes, with the newest version of each row.
 */
export const readSettled = async <Row>({ pass, identity }: SettledOptions<Row>): Promise<readonly Row[]> => {
  const united: Groups<Row> = new Map();
  for (let passes = 1; passes <= maxPasses; passes += 1) {
    const sizeBefore = united.size;
    const { groups, passStable } = await readPass(pass(), identity);
    if (passStable) return [...groups.values()].flat();
    for (const [key, rows] of groups) united.set(key, rows);
    if (passes > 1 && united.size === sizeBefore) break; // no new row in this pass: all that moved has been read
  }
  return [...united.values()].flat();
};

const readPass = async <Row>(
  pages: AsyncIterable<PassPage<Row>>,
  identity: (row: Row) => string,
): Promise<{ readonly groups: Groups<Row>; readonly passStable: boolean }> => {
  const groups: Groups<Row> = new Map();
  let passStable = true;
  let before: number | undefined;
  for await (const { rows, total } of pages) {
    passStable &&= before === undefined || total === undefined || total === before;
    before = total ?? before;
    for (const [key, group] of Map.groupBy(rows, identity)) {
      const earlier = groups.get(key);
      passStable &&= earlier === undefined;
      if (earlier === undefined || earlier.length <= group.length) groups.set(key, group);
    }
  }
  return { groups, passStable };
};
