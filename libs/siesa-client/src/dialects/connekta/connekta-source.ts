import type { SiesaCallOptions, SiesaPage, SiesaRow } from '../../siesa-client.ts';
import { SiesaContractBroken } from '../../siesa-errors.ts';
import type { ConnektaSettings } from './connekta-settings.ts';
import { toRows } from '../../reading/to-rows.ts';
import type { ConnektaApi } from './connekta-api.ts';
import { connektaFilter, type ConnektaFilter } from './connekta-filter.ts';
import { compareKeys, connektaStyle, itemKey } from './connekta-row.ts';
import { joinedWithNone, pickJoined } from './pick-joined.ts';
import { readAhead } from '../../reading/read-ahead.ts';
import { readSettled } from '../../reading/read-settled.ts';

/** One page of items, as it came: not joined yet. */
export interface ItemsPage {
  readonly rows: readonly SiesaRow[];
  readonly emptyRows: number;
  /** Rows as they came, empty ones included. */
  readonly received: number;
  readonly total?: number;
  readonly pages?: number;
  readonly serverTime?: number;
}

/** Items of one company, and the rows that join them. */
export interface ConnektaSource {
  /** Rows a page of items. */
  readonly size: number;
  readonly readItems: (
    filter: Omit<ConnektaFilter, 'erpCompany'>,
    page: number,
    call: SiesaCallOptions,
  ) => Promise<ItemsPage>;
  /** Adds the fields of every join. */
  readonly join: (rows: readonly SiesaRow[], call: SiesaCallOptions) => Promise<readonly SiesaRow[]>;
  /** All rows of another query, page by page. */
  readonly readQuery: (
    query: string,
    from: number,
    call: SiesaCallOptions,
  ) => AsyncGenerator<SiesaPage, void, undefined>;
}

type QueryKind = NonNullable<ConnektaSettings['queryKind']>;

/** Most rows a page of each kind of query holds (docs/reference/siesa.md#connekta-request). */
const maxSize = { standard: 100, dynamic: 1000 } as const;

/**
 * The most rows of a query that one call returns. Siesa's own queries are standard ones, also where the company's are dynamic.
 *
 * @param ownKind - of the company's own queries
 *
 * @example
 * connektaRowsACall('API_v2_Inventarios_InvFecha', 'dynamic'); // 100
 */
export const connektaRowsACall = (query: string, ownKind: QueryKind = 'standard'): number =>
  maxSize[kindOfOther(query, ownKind)];

export const createConnektaSource = (
  settings: ConnektaSettings,
  timezone: string,
  api: ConnektaApi,
): ConnektaSource => {
  const { erpCompany, query = 'API_v2_Items', queryKind = 'standard', joins = [] } = settings;
  const sizeOf = (kind: QueryKind): number =>
    Math.min(maxSize[kind], Math.max(1, Math.trunc(settings.pageSize ?? maxSize[kind])));
  const size = sizeOf(queryKind);

  const toPage = async (subject: string, reading: ReturnType<ConnektaApi>): Promise<ItemsPage> => {
    const { list, ...rest } = await reading;
    const read = toRows(list, connektaStyle(timezone));
    if ('problem' in read)
      throw new SiesaContractBroken(
        `Siesa answered ${subject} with ${read.problem}; records were expected. Ask Siesa's support.`,
      );
    return { ...rest, ...read, received: list.length };
  };

  const byNumber = (
    name: string,
    filter: string,
    from: number,
    call: SiesaCallOptions,
  ): AsyncGenerator<SiesaPage, void, undefined> =>
    readAhead({
      ...call,
      from,
      prefetch: 1,
      subject: name,
      identity: (row) => JSON.stringify(row),
      read: async (page, options) => {
        const kind = kindOfOther(name, queryKind);
        const { received, ...rest } = await toPage(
          name,
          api({ query: name, kind, page, size: sizeOf(kind), filter }, options),
        );
        return {
          ...rest,
          more: received > 0 && (rest.pages === undefined ? received >= sizeOf(kind) : page < rest.pages),
        };
      },
    });

  return {
    size,
    readItems: (filter, page, call) =>
      toPage(
        query,
        api({ query, kind: queryKind, page, size, filter: connektaFilter({ erpCompany, ...filter }) }, call),
      ),
    readQuery: (name, from, call) => byNumber(name, connektaFilter({ erpCompany }), from, call),
    join: async (rows, call) => {
      const items = rangeOf(rows);
      if (joins.length === 0 || !items) return rows;
      const filter = connektaFilter({ erpCompany, items });
      const names = [...new Set(joins.map((join) => join.query))]; // two joins may pick from one query: it is read once
      const lists = await Promise.all(
        names.map((name) => readSettled({ pass: () => byNumber(name, filter, 1, call), identity: identityOf })),
      );
      const added = joins.map((join) => ({
        none: joinedWithNone(join),
        fields: pickJoined(join, lists[names.indexOf(join.query)] ?? []),
      }));
      return rows.map(
        (row) =>
          Object.assign(
            {},
            row,
            ...added.map(({ none, fields }) => fields.get(itemKey(row) ?? '') ?? none),
          ) as SiesaRow,
      );
    },
  };
};

/** Siesa's own queries are called `API_…` and are standard ones; others are the company's, of the kind in its settings. */
const kindOfOther = (name: string, own: QueryKind): QueryKind => (name.startsWith('API_') ? 'standard' : own);

/** Quantities are numbers and may change while a range is read; what makes a row this one is its item and its texts. */
const identityOf = (row: SiesaRow): string =>
  JSON.stringify([itemKey(row), ...Object.values(row).filter((value) => typeof value !== 'number')]);

const rangeOf = (rows: readonly SiesaRow[]): ConnektaFilter['items'] => {
  const keys = rows.flatMap((row) => itemKey(row) ?? []).sort(compareKeys);
  const [first, last] = [keys.at(0), keys.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
};
