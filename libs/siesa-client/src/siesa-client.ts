/** One row as Siesa gave it: Siesa's own field names, numbers with their exact text, text in NFC. */
export type SiesaRow = Readonly<Record<string, unknown>>;

/**
 * Where reading goes on: opaque to the caller, JSON, small. `after` is the last key read; `page` counts from 1, within the rows after that
 * key when both are there.
 */
export interface SiesaPosition {
  readonly page?: number;
  readonly after?: string;
}

/** Limits of a call. */
export interface SiesaCallOptions {
  /** Stops everything at once. */
  readonly signal?: AbortSignal;
  /** No call starts, and none is waited for, after this time (milliseconds since 1970). */
  readonly deadline?: number;
}

/** What to read. */
export interface SiesaQuery extends SiesaCallOptions {
  /** Inclusive, ISO 8601. Absent: everything. */
  readonly modifiedSince?: string;
  /** Where to begin, from an earlier page's `next`. @defaultValue the first page */
  readonly from?: SiesaPosition;
}

/** Which stock levels to read. */
export interface SiesaStockQuery extends Omit<SiesaQuery, 'modifiedSince'> {
  readonly warehouseId?: string;
  readonly productId?: string;
}

/** One thing that forbids sending a row, although it arrived. */
export interface SiesaRowProblem {
  /**
   * `stock/unknown`: its stock has no level, or a level that is not a number. `source/encoding`: a byte of it was not UTF-8. `source/doubled-key`: it has a
   * key twice, with different values.
   */
  readonly code: 'stock/unknown' | 'source/encoding' | 'source/doubled-key';
  /** The field, for example `f_cantidad`. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
}

/** How many items of a page a joined list contains. */
export interface SiesaJoinCount {
  /** The list: `inventory/stock`, or the query with the `where` of its join. */
  readonly name: string;
  /** Items for which it holds at least one row. */
  readonly found: number;
  /** Items of the page. */
  readonly of: number;
  /** Its rows that belong to these items, all that an item has. */
  readonly rows: number;
  /** Why it holds none of them although it has rows, where that can be seen: "no row has f150_id 'nb1'; rows have 'NB1'". */
  readonly hint?: string;
}

/** One page of rows. */
export interface SiesaPage {
  readonly rows: readonly SiesaRow[];
  /**
   * The number of rows of the whole query, where Siesa announces one that can be believed: never fewer than have come. Rows that were
   * dropped count in it (`emptyRows`, `foreignRows`). When it differs between two pages, rows came or went meanwhile.
   */
  readonly total?: number;
  /** Rows of another company: dropped and counted. @defaultValue 0 */
  readonly foreignRows?: number;
  /** For each joined list, how many items it knows; absent without joins. */
  readonly joins?: readonly SiesaJoinCount[];
  /** Whether modification stamps of this page carry a day and no time, so that a cursor has to go back to the beginning of its day. @defaultValue `false` */
  readonly dayStamps?: boolean;
  /** Rows in which every value was null: dropped and counted. */
  readonly emptyRows: number;
  /** Siesa's own clock (the `Date` header), milliseconds since 1970; absent when it sent none. */
  readonly serverTime?: number;
  /** Where the next page begins; absent on the last. */
  readonly next?: SiesaPosition;
  /** Whether rows may move between pages (read by page number), so that one can repeat or be missed; `false` when read by key. */
  readonly drifts: boolean;
}

/** Calls made in the last minute, oldest first, milliseconds since 1970, and what has been learned of the limit. Carried in `#state.budget`. */
export interface SiesaBudget {
  readonly calls: readonly number[];
  /** Calls a minute. */
  readonly limit: number;
  /** No call before this time, because Siesa asked for a pause (429). */
  readonly pausedUntil?: number;
}

/** One client's Siesa. Every method throws the errors that `createSiesaClient` lists. */
export interface SiesaClient {
  /** Pages of products, some fetched ahead. */
  readonly pages: (query?: SiesaQuery) => AsyncGenerator<SiesaPage, void, undefined>;
  /** One product, `undefined` when Siesa does not have it. */
  readonly product: (id: string, options?: SiesaCallOptions) => Promise<SiesaRow | undefined>;
  /** Pages of stock levels. */
  readonly stock: (query?: SiesaStockQuery) => AsyncGenerator<SiesaPage, void, undefined>;
  /** For the next client of the same tenant. */
  readonly budget: () => SiesaBudget;
  /** The id that fetches a row again with `product`: text, trimmed, leading zeros kept; `undefined` when the row has none. */
  readonly rowId: (row: SiesaRow) => string | undefined;
  /** When a row last changed, as ISO 8601 in UTC with milliseconds; `undefined` without a date, or with an impossible one. */
  readonly rowModified: (row: SiesaRow) => string | undefined;
  /** What forbids sending a row that this client returned, from `pages` or `product`. */
  readonly rowProblems: (row: SiesaRow) => readonly SiesaRowProblem[];
  /** Whether `modifiedSince` narrows what is read. Where it does not, every read returns everything. */
  readonly narrows: boolean;
  /** Which Siesa this is, for people and for comparison: dialect, address, company, query and key. It holds no secret. */
  readonly identity: string;
  /** Identities under which the same Siesa was known before (`former_siesa_api_url`). */
  readonly formerIdentities: readonly string[];
}
