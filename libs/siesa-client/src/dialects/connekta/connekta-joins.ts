import { readSettled } from '../../reading/read-settled.ts';
import { noteProblems, rowProblems } from '../../reading/row-problems.ts';
import type { SiesaCallOptions, SiesaJoinCount, SiesaPage, SiesaRow } from '../../siesa-client.ts';
import { settingsInvalid } from '../../siesa-errors.ts';
import type { ConnektaFilter } from './connekta-filter.ts';
import { compareKeys, isNumberColumn, keyOf } from './connekta-row.ts';
import { type ConnektaJoin, joinName } from './connekta-settings.ts';
import { type ConnektaSource, joinedIdentity, type OtherQuery } from './connekta-source.ts';
import { joinedWithNone, joinHint, pickJoined } from './pick-joined.ts';

/** Rows with the fields of every join, and how many each join knows. */
export interface JoinedRows {
  readonly rows: readonly SiesaRow[];
  readonly joins?: readonly SiesaJoinCount[];
}

/** Adds the fields of every join to items. */
export type JoinItems = (rows: readonly SiesaRow[], call: SiesaCallOptions) => Promise<JoinedRows>;

/** One list to read for the joins. */
interface JoinedList extends OtherQuery {
  readonly on: readonly string[];
}

export const createConnektaJoins = (source: ConnektaSource, joins: readonly ConnektaJoin[]): JoinItems => {
  /** Lists that no filter narrows: each is read once, whole. */
  const whole = new Map<string, Promise<readonly SiesaRow[]>>();

  const readList = (
    list: JoinedList,
    rows: readonly SiesaRow[],
    call: SiesaCallOptions,
  ): Promise<readonly SiesaRow[]> => {
    const [keyColumn = ''] = list.on;
    const settled = (range: Pick<ConnektaFilter, 'items' | 'keyColumn'>): Promise<readonly SiesaRow[]> =>
      readSettled({
        list: `query '${list.query}'`,
        pass: () => withDropped(source.readOther(list, range, 1, call)),
        identity: (row) => joinedIdentity(row, list.on),
      });
    if (source.filtersOther(list.query) && isNumberColumn(keyColumn)) {
      const items = rangeOf(rows, keyColumn);
      return items ? settled({ items, keyColumn }) : Promise.resolve([]);
    }
    const reading = whole.get(nameOf(list)) ?? settled({});
    whole.set(nameOf(list), reading);
    reading.catch(() => whole.delete(nameOf(list))); // a failed reading, for example one that must wait, is made again
    return reading;
  };

  return async (rows, call) => {
    if (joins.length === 0 || rows.length === 0) return { rows };
    const wanted = joins.map((join) => ({
      query: join.query,
      companyColumn: join.companyColumn,
      on: join.on ?? source.key,
    }));
    refuseUnknownColumns(wanted, rows);
    const lists = new Map(wanted.map((list) => [nameOf(list), list])); // two joins may pick from one query: it is read once
    const read = new Map(
      await Promise.all([...lists].map(async ([name, list]) => [name, await readList(list, rows, call)] as const)),
    );
    const added = joins.map((join, index) => {
      const list = wanted[index] ?? { query: join.query, companyColumn: undefined, on: source.key };
      const found = read.get(nameOf(list)) ?? [];
      const byKey = pickJoined(join, found, [...source.key]);
      const keys = rows.map((row) => keyOf(row, list.on) ?? '');
      const matched = keys.filter((key) => byKey.has(key)).length;
      const count = keys.reduce((sum, key) => sum + (byKey.get(key)?.rows ?? 0), 0);
      const hint = matched === 0 ? joinHint(join, found) : undefined;
      return {
        none: joinedWithNone(join),
        byKey,
        keys,
        count: {
          name: joinName(join),
          found: matched,
          of: rows.length,
          rows: count,
          ...(hint !== undefined && { hint }),
        },
      };
    });
    return {
      rows: rows.map((row, index) => {
        const parts = added.map(({ none, byKey, keys }) => byKey.get(keys[index] ?? '') ?? none);
        return noteProblems(Object.assign({}, row, ...parts.map(({ fields }) => fields)) as SiesaRow, [
          ...rowProblems(row),
          ...parts.flatMap(({ problems }) => problems),
        ]);
      }),
      joins: added.map(({ count }) => count),
    };
  };
};

async function* withDropped(
  pages: AsyncIterable<SiesaPage>,
): AsyncGenerator<Pick<SiesaPage, 'rows' | 'total'> & { readonly dropped: number }, void, undefined> {
  for await (const { rows, total, emptyRows, foreignRows = 0 } of pages)
    yield { rows, dropped: emptyRows + foreignRows, ...(total !== undefined && { total }) };
}

const nameOf = ({ query, companyColumn = '', on }: JoinedList): string => [query, companyColumn, ...on].join(' ');

const refuseUnknownColumns = (lists: readonly JoinedList[], rows: readonly SiesaRow[]): void => {
  for (const { query, on } of lists) {
    const unknown = on.find((column) => !rows.some((row) => column in row));
    if (unknown !== undefined)
      throw settingsInvalid(
        `No item has the column '${unknown}', on which the query '${query}' is joined. Correct 'on' in siesa_joins, or siesa_key.`,
        'SIESA_QUERY',
      );
  }
};

const rangeOf = (rows: readonly SiesaRow[], column: string): ConnektaFilter['items'] => {
  const keys = rows.flatMap((row) => keyOf(row, [column]) ?? []).sort(compareKeys);
  const [first, last] = [keys.at(0), keys.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
};
