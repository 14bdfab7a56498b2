import type { SiesaCallOptions, SiesaPage, SiesaRow } from '../../siesa-client.ts';
import { settingsInvalid, SiesaContractBroken } from '../../siesa-errors.ts';
import { type NumberedPage, readAhead } from '../../reading/read-ahead.ts';
import type { LargestPage } from '../../reading/page-end.ts';
import { toRows } from '../../reading/to-rows.ts';
import { ownRows } from './company-guard.ts';
import type { ConnektaApi } from './connekta-api.ts';
import { connektaFilter, type ConnektaFilter } from './connekta-filter.ts';
import { connektaStyle, isNumberColumn, keyOf } from './connekta-row.ts';
import { type ConnektaSettings, itemsKey, itemsQuery } from './connekta-settings.ts';

/** A query beside the items, and how its rows are told apart. */
export interface OtherQuery {
  readonly query: string;
  /** As `companyColumn` of a join. */
  readonly companyColumn: string | undefined;
}

/** The queries of one company. */
export interface ConnektaSource {
  /** The columns of an item's key. */
  readonly key: readonly string[];
  /** Whether items can be read in the order of their key: it is one column of numbers, and the query takes a filter. */
  readonly byKey: boolean;
  /** Whether the query of the items takes a filter. */
  readonly filters: boolean;
  readonly totals: 'believe' | 'ignore';
  /** The largest page of items so far. */
  readonly largest: LargestPage;
  readonly readItems: (
    filter: Omit<ConnektaFilter, 'company' | 'keyColumn'>,
    page: number,
    call: SiesaCallOptions,
  ) => Promise<NumberedPage>;
  /** Whether another query takes a filter. */
  readonly filtersOther: (query: string) => boolean;
  /** All rows of another query, or those of a range of keys, page by page. */
  readonly readOther: (
    other: OtherQuery,
    range: Pick<ConnektaFilter, 'items' | 'keyColumn'>,
    from: number,
    call: SiesaCallOptions,
  ) => AsyncGenerator<SiesaPage, void, undefined>;
}

type QueryKind = NonNullable<ConnektaSettings['queryKind']>;

/** Most rows a page of each kind of query holds (docs/reference/siesa.md#connekta-request). */
const maxSize = { standard: 100, dynamic: 1000, filteredDynamic: 100 } as const;

/**
 * The most rows of a query that one call returns. Siesa's own queries are standard ones, also where the company's are dynamic.
 *
 * @example
 * connektaRowsACall('API_v2_Inventarios_InvFecha', { queryKind: 'dynamic' }); // 100
 */
export const connektaRowsACall = (
  query: string,
  settings: Pick<ConnektaSettings, 'queryKind' | 'dynamicVersion'>,
): number => {
  const kind = kindOfOther(query, settings.queryKind ?? 'standard');
  return maxSize[kind === 'dynamic' && settings.dynamicVersion === 'v3.1' ? 'filteredDynamic' : kind];
};

/** Siesa's own queries are called `API_…` and are standard ones; others are the company's, of the kind in its settings. */
const kindOfOther = (name: string, own: QueryKind): QueryKind => (name.startsWith('API_') ? 'standard' : own);

export const createConnektaSource = (
  settings: ConnektaSettings,
  { timezone, totals }: { readonly timezone: string; readonly totals: 'believe' | 'ignore' },
  api: ConnektaApi,
): ConnektaSource => {
  const { erpCompany, query = itemsQuery, queryKind = 'standard', key = itemsKey } = settings;
  const { dynamicVersion = 'v3' } = settings;
  const largest = new Map<string, LargestPage>();
  const largestOf = (name: string): LargestPage => {
    const known = largest.get(name) ?? { rows: 0 };
    largest.set(name, known);
    return known;
  };
  const sizeOf = (kind: QueryKind): number => {
    const most = maxSize[kind === 'dynamic' && dynamicVersion === 'v3.1' ? 'filteredDynamic' : kind];
    return Math.min(most, Math.max(1, Math.trunc(settings.pageSize ?? most)));
  };
  /** Dynamic queries refuse `parametros` or pass over it; only their version 3.1 takes it. */
  const takesFilter = (kind: QueryKind): boolean => kind === 'standard' || dynamicVersion === 'v3.1';
  const companyOf = (column = 'f120_id_cia'): Pick<ConnektaFilter, 'company'> =>
    column === 'none' ? {} : { company: { column, id: erpCompany } };

  const readPage = async (
    {
      query: name,
      kind,
      column,
      setting,
    }: { query: string; kind: QueryKind; column: string | undefined; setting: string },
    filter: Omit<ConnektaFilter, 'company'>,
    page: number,
    call: SiesaCallOptions,
  ): Promise<NumberedPage> => {
    const parametros = takesFilter(kind) ? connektaFilter({ ...companyOf(column), ...filter }) : '';
    const answer = await api({ query: name, kind, page, size: sizeOf(kind), filter: parametros }, call);
    const { list, claims, damaged = false, serverTime } = answer;
    const read = toRows(list, { ...connektaStyle(timezone), damaged });
    if ('problem' in read)
      throw new SiesaContractBroken(
        `Siesa answered ${name} with ${read.problem}; records were expected. Ask Siesa's support.`,
      );
    const own = ownRows(read.rows, { query: name, erpCompany, column, setting });
    return {
      ...own,
      emptyRows: read.emptyRows,
      received: list.length,
      claims,
      ...(serverTime !== undefined && { serverTime }),
    };
  };

  return {
    key,
    byKey: key.length === 1 && isNumberColumn(key[0] ?? '') && takesFilter(queryKind),
    filters: takesFilter(queryKind),
    totals,
    largest: largestOf(query),
    readItems: async (filter, page, call) => {
      const items = { query, kind: queryKind, column: settings.companyColumn, setting: 'siesa_company_column' };
      const read = await readPage(items, { keyColumn: key[0] ?? '', ...filter }, page, call);
      const unknown = read.rows.length > 0 && key.find((column) => !read.rows.some((row) => column in row));
      if (unknown)
        throw settingsInvalid(
          `No row of the query '${query}' has the column '${unknown}', which siesa_key names. Correct siesa_key.`,
          'SIESA_QUERY',
        );
      return read;
    },
    filtersOther: (name) => takesFilter(kindOfOther(name, queryKind)),
    readOther: ({ query: name, companyColumn }, range, from, call) => {
      const kind = kindOfOther(name, queryKind);
      const column = companyColumn ?? (settings.companyColumn === 'none' ? 'none' : undefined);
      return readAhead({
        ...call,
        from,
        prefetch: 1,
        subject: `query '${name}'`,
        totals,
        largest: largestOf(name),
        isPart: range.items !== undefined,
        identity: (row) => JSON.stringify(row),
        read: (page, options) =>
          readPage({ query: name, kind, column, setting: "the join's company_column" }, range, page, options),
      });
    },
  };
};

/** Quantities are numbers and may change while a range is read; what makes a row this one is its item and its texts. */
export const joinedIdentity = (row: SiesaRow, on: readonly string[]): string =>
  JSON.stringify([keyOf(row, on), ...Object.values(row).filter((value) => typeof value !== 'number')]);
