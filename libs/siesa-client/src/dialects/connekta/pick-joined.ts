import type { SiesaRow } from '../../siesa-client.ts';
import type { ConnektaJoin } from './connekta-settings.ts';
import { itemKey } from './connekta-row.ts';
import { exactSum } from '../../reading/exact-sum.ts';

/** Fields that a join adds to items, by item key. */
export type JoinedFields = ReadonlyMap<string, SiesaRow>;

/**
 * Picks what a join adds to each item: columns named `QUERY.COLUMN`. Pure. The order of rows has no influence: `first` means first
 * by the columns' own values, so that another order does not look like a changed product.
 *
 * @example
 * pickJoined({ query: 'Barras', columns: ['f131_id'], pick: 'first' }, [{ f120_id: 1204, f131_id: '7702001041725' }]).get('1204'); // { 'Barras.f131_id': '7702001041725' }
 */
export const pickJoined = (join: ConnektaJoin, rows: readonly SiesaRow[]): JoinedFields => {
  const groups = Map.groupBy(
    rows.filter((row) => matches(row, join.where ?? {})),
    (row) => itemKey(row) ?? '',
  );
  groups.delete('');
  const { kind, column } = parsePick(join.pick);

  return new Map(
    [...groups].map(([key, group]) => [
      key,
      named(join, kind === 'sum' ? summed(group, column, join.columns) : (bestOf(group, column, join.columns) ?? {})),
    ]),
  );
};

/** What an item without any joined row gets: a sum over nothing is 0, anything else stays absent. */
export const joinedWithNone = (join: ConnektaJoin): SiesaRow => {
  const { kind, column } = parsePick(join.pick);
  return kind === 'sum' && join.columns.includes(column) ? { [`${join.query}.${column}`]: 0 } : {};
};

const parsePick = (pick: string): { readonly kind: string; readonly column: string } => {
  const [kind = '', column = ''] = pick.split(':');
  return { kind, column };
};

const matches = (row: SiesaRow, where: Readonly<Record<string, string>>): boolean =>
  Object.entries(where).every(([column, text]) => textOf(row[column]) === text.trim());

/** The sum, and for the other columns the row that adds most to it: the location of the largest. */
const summed = (group: readonly SiesaRow[], column: string, columns: readonly string[]): SiesaRow => ({
  ...bestOf(group, column, columns),
  [column]: exactSum(group.map((row) => row[column])),
});

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
