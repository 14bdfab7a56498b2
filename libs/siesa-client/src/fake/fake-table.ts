/** A row of the fake: any JSON object. */
export type FakeRow = Readonly<Record<string, unknown>>;

/**
 * Rows that can change while they are read. No call costs time in proportion to the table: each row is serialised once, found by
 * an index, and a filtered view is kept until the table changes.
 */
export interface FakeTable {
  readonly rows: readonly FakeRow[];
  /** Replaces everything. */
  readonly set: (rows: readonly FakeRow[]) => void;
  /** Changes rows in place, by key; new ones go to the end. */
  readonly upsert: (rows: readonly FakeRow[]) => void;
  /** Puts a row before the one at `index`. */
  readonly insert: (row: FakeRow, index: number) => void;
  readonly remove: (key: string) => void;
  readonly find: (key: string) => FakeRow | undefined;
  /** Rows that pass a filter, in their own order or in one given with it; `name` identifies filter and order. */
  readonly view: (
    name: string,
    keep: (row: FakeRow) => boolean,
    order?: (a: FakeRow, b: FakeRow) => number,
  ) => readonly FakeRow[];
}

export const createFakeTable = (keyOf: (row: FakeRow) => string, initial: readonly FakeRow[] = []): FakeTable => {
  let rows: FakeRow[] = [...initial];
  let positions: Map<string, number> | undefined;
  let views = new Map<string, readonly FakeRow[]>();

  const changed = (): void => {
    positions = undefined;
    views = new Map();
  };
  const position = (key: string): number | undefined =>
    (positions ??= new Map(rows.map((row, index) => [keyOf(row), index]))).get(key);

  return {
    get rows() {
      return rows;
    },
    set: (all) => {
      rows = [...all];
      changed();
    },
    upsert: (some) => {
      for (const row of some) {
        const index = position(keyOf(row)) ?? rows.length;
        rows[index] = row;
        positions?.set(keyOf(row), index);
      }
      views = new Map();
    },
    insert: (row, index) => {
      rows.splice(index, 0, row);
      changed();
    },
    remove: (key) => {
      const index = position(key);
      if (index === undefined) return;
      rows.splice(index, 1);
      changed();
    },
    find: (key) => {
      const index = position(key);
      return index === undefined ? undefined : rows[index];
    },
    view: (name, keep, order) => {
      let view = views.get(name);
      if (!view) {
        view = order ? rows.filter(keep).sort(order) : rows.filter(keep);
        if (views.size > 20) views.clear();
        views.set(name, view);
      }
      return view;
    },
  };
};

const texts = new WeakMap<FakeRow, string>();

/** The JSON of rows; each row is serialised once. */
export const rowsAsJson = (rows: readonly FakeRow[]): string => `[${rows.map(rowAsJson).join(',')}]`;

export const rowAsJson = (row: FakeRow): string => {
  let text = texts.get(row);
  if (text === undefined) {
    text = JSON.stringify(row);
    texts.set(row, text);
  }
  return text;
};
