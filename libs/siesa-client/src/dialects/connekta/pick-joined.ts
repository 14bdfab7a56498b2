import { exactSum } from '../../reading/exact-sum.ts';
import { rowProblems } from '../../reading/row-problems.ts';
import { without } from '../../reading/without.ts';
import type { SiesaRow, SiesaRowProblem } from '../../siesa-client.ts';
import { settingsInvalid } from '../../siesa-errors.ts';
import { keyOf } from './connekta-row.ts';
import type { ConnektaJoin } from './connekta-settings.ts';

/** What a join adds to one item. */
export interface Joined {
  readonly fields: SiesaRow;
  readonly problems: readonly SiesaRowProblem[];
  /** How many rows it was picked from. */
  readonly rows: number;
}

/** What a join adds to items, by their key. */
export type JoinedByKey = ReadonlyMap<string, Joined>;

/**
 * Picks what a join adds to each item: columns named `QUERY.COLUMN`. Pure. The order of rows has no influence: `first` means first
 * by the columns' own values, so that another order does not look like a changed product.
 *
 * @throws {@link ConfigurationInvalid} when no row has a column of `on`, `where` or `pick`.
 *
 * @example
 * pickJoined({ query: 'Barras', columns: ['f131_id'], pick: 'first' }, [{ f120_id: 1204, f131_id: '7702001041725' }]).get('1204')?.fields; // { 'Barras.f131_id': '7702001041725' }
 */
export const pickJoined = (join: ConnektaJoin, rows: readonly SiesaRow[], key = ['f120_id']): JoinedByKey => {
  const { on = key, where = {} } = join;
  refuseUnknownColumns(join, rows, [...on, ...Object.keys(where)]);
  const groups = Map.groupBy(
    rows.filter((row) => matches(row, where)),
    (row) => keyOf(row, on) ?? '',
  );
  groups.delete('');
  return new Map([...groups].map(([item, group]) => [item, joinedOf(join, group)]));
};

/** What an item without any joined row gets: a sum is unknown unless the join sets a value for it; anything else stays absent. */
export const joinedWithNone = (join: ConnektaJoin): Joined => {
  const { kind, column } = parsePick(join.pick);
  const name = `${join.query}.${column}`;
  if (kind !== 'sum' || !join.columns.includes(column)) return { fields: {}, problems: [], rows: 0 };
  if (join.whenMissing !== undefined) return { fields: { [name]: join.whenMissing }, problems: [], rows: 0 };
  return { fields: {}, problems: [unknownSum(name, 'no row')], rows: 0 };
};

const joinedOf = (join: ConnektaJoin, group: readonly SiesaRow[]): Joined => {
  const { kind, column } = parsePick(join.pick);
  const damaged = group.flatMap(rowProblems).map(({ path, ...problem }) => ({
    ...problem,
    path: `${join.query}.${path}`,
  }));
  const best = bestOf(group, column, join.columns) ?? {};
  if (kind !== 'sum') return { fields: named(join, best), problems: damaged, rows: group.length };

  const unknown = group.find((row) => exactSum([row[column]]) === undefined);
  const sum = exactSum(
    group.map((row) => (exactSum([row[column]]) === undefined ? (join.whenMissing ?? row[column]) : row[column])),
  );
  const isMissing = sum === undefined && join.columns.includes(column);
  return {
    fields: named(join, sum === undefined ? without(best, column) : { ...best, [column]: sum }),
    problems: [
      ...damaged,
      ...(isMissing ? [unknownSum(`${join.query}.${column}`, JSON.stringify(unknown?.[column] ?? null))] : []),
    ],
    rows: group.length,
  };
};

const unknownSum = (path: string, received: string): SiesaRowProblem => ({
  code: 'stock/unknown',
  path,
  expected: 'a number in each row of the join',
  received: received.slice(0, 200),
});

const refuseUnknownColumns = (join: ConnektaJoin, rows: readonly SiesaRow[], columns: readonly string[]): void => {
  const { column: picked } = parsePick(join.pick);
  if (rows.length === 0) return;
  const unknown = [...columns, ...(picked === '' ? [] : [picked])].find((column) => !rows.some((row) => column in row));
  if (unknown !== undefined)
    throw settingsInvalid(
      `No row of the query '${join.query}' has the column '${unknown}', which its join needs (on, where or pick). It has ${Object.keys(
        rows[0] ?? {},
      )
        .slice(0, 12)
        .join(', ')}. Correct siesa_joins${(join.on ?? []).includes(unknown) ? '' : ', or siesa_key'}.`,
      'SIESA_QUERY',
    );
};

const parsePick = (pick: string): { readonly kind: string; readonly column: string } => {
  const [kind = '', column = ''] = pick.split(':');
  return { kind, column };
};

const matches = (row: SiesaRow, where: Readonly<Record<string, string>>): boolean =>
  Object.entries(where).every(([column, text]) => textOf(row[column]) === text.trim());

/** For a sum this is the row that adds most to it: the location of the largest. */
const bestOf = (group: readonly SiesaRow[], column: string, columns: readonly string[]): SiesaRow | undefined =>
  group
    .toSorted((a, b) => (column === '' ? 0 : compareValues(b[column], a[column])) || compareColumns(a, b, columns))
    .at(0);

const compareColumns = (a: SiesaRow, b: SiesaRow, columns: readonly string[]): number => {
  for (const column of columns) {
    const order = compareValues(a[column], b[column]);
    if (order !== 0) return order;
  }
  return 0;
};

/** Numbers by size, all else by its text; missing values last. */
const compareValues = (a: unknown, b: unknown): number => {
  const [x, y] = [textOf(a), textOf(b)];
  if (x === '' || y === '') return Number(x === '') - Number(y === '');
  const difference = Number(x) - Number(y);
  return Number.isNaN(difference) || difference === 0 ? (x < y ? -1 : Number(x > y)) : difference;
};

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

const named = ({ query, columns }: ConnektaJoin, row: SiesaRow): SiesaRow =>
  Object.fromEntries(
    columns.filter((column) => row[column] !== undefined).map((column) => [`${query}.${column}`, row[column]]),
  );

/** Why a join meets no item although its query has rows: what stands in the columns of `where`. */
export const joinHint = (join: ConnektaJoin, rows: readonly SiesaRow[]): string | undefined => {
  const [column, text] =
    Object.entries(join.where ?? {}).find(([name, value]) => !rows.some((row) => textOf(row[name]) === value.trim())) ??
    [];
  if (column === undefined || text === undefined || rows.length === 0) return undefined;
  const found = [...new Set(rows.map((row) => textOf(row[column])))].slice(0, 5);
  return `no row has ${column} '${text}'; rows have ${found.map((value) => `'${value}'`).join(', ')}`;
};
