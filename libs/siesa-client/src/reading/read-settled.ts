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
  /** What makes a row this one, whatever its quantities are meanwhile. */
  readonly identity: (row: Row) => string;
}

/** Rows of one identity, all from one page: there they are several indeed, across pages they are one that moved. */
type Groups<Row> = Map<string, readonly Row[]>;

/**
 * Reads a list by page number until it stood still: a pass in which no row came twice and the total did not change is the answer.
 * Otherwise the list is read again, at most three times, and the passes are united, the newest version of each row counting.
 */
export const readSettled = async <Row>({ pass, identity }: SettledOptions<Row>): Promise<readonly Row[]> => {
  const united: Groups<Row> = new Map();
  for (let passes = 1; passes <= maxPasses; passes += 1) {
    const known = united.size;
    const { groups, steady } = await readPass(pass(), identity);
    if (steady) return [...groups.values()].flat();
    for (const [key, rows] of groups) united.set(key, rows);
    if (passes > 1 && united.size === known) break; // nothing new: what moved has been seen
  }
  return [...united.values()].flat();
};

const readPass = async <Row>(
  pages: AsyncIterable<PassPage<Row>>,
  identity: (row: Row) => string,
): Promise<{ readonly groups: Groups<Row>; readonly steady: boolean }> => {
  const groups: Groups<Row> = new Map();
  let steady = true;
  let before: number | undefined;
  for await (const { rows, total } of pages) {
    steady &&= before === undefined || total === undefined || total === before;
    before = total ?? before;
    for (const [key, group] of Map.groupBy(rows, identity)) {
      const earlier = groups.get(key);
      steady &&= earlier === undefined;
      if (earlier === undefined || earlier.length <= group.length) groups.set(key, group);
    }
  }
  return { groups, steady };
};
