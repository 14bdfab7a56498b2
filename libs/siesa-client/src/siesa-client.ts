/** One row as Siesa gave it: Siesa's own field names, numbers with their exact text, text in NFC. */
export type SiesaRow = Readonly<Record<string, unknown>>;

/**
 * Where reading goes on: opaque to the caller, JSON, small. `after` is the last key read; `page` counts from 1, within what comes after
 * that key when both are there.
 */
export interface SiesaPosition {
  readonly page?: number;
  readonly after?: string;
}

/** How far a call may go. */
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

/** One page of rows. */
export interface SiesaPage {
  readonly rows: readonly SiesaRow[];
  /**
   * What Siesa says the whole query holds, where it says so. Two pages that both say it and differ: rows came or went meanwhile. A page
   * that is empty before the announced end says what can be there at most.
   */
  readonly total?: number;
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
  /** No call before this time, because Siesa said so (429). */
  readonly pausedUntil?: number;
}

/** One client's Siesa. Thrown by every method: the errors of `siesa-errors.ts`; `SiesaMustWait` (with `waitMs`) when the next call would have to wait past the deadline. */
export interface SiesaClient {
  /** Pages of products, some fetched ahead. */
  readonly pages: (query?: SiesaQuery) => AsyncGenerator<SiesaPage, void, undefined>;
  /** One product, `undefined` when Siesa does not know it. */
  readonly product: (id: string, options?: SiesaCallOptions) => Promise<SiesaRow | undefined>;
  /** Pages of stock levels. */
  readonly stock: (query?: SiesaStockQuery) => AsyncGenerator<SiesaPage, void, undefined>;
  /** What the next client of the same tenant should know. */
  readonly budget: () => SiesaBudget;
  /** The id that fetches a row again with `product`: text, trimmed, leading zeros kept; `undefined` when the row has none. */
  readonly rowId: (row: SiesaRow) => string | undefined;
  /** When a row last changed, as ISO 8601 in UTC with milliseconds; `undefined` when it does not say, or not as a real time. */
  readonly rowModified: (row: SiesaRow) => string | undefined;
  /** Whether `modifiedSince` narrows what is read. Where it does not, every read brings everything. */
  readonly narrows: boolean;
}
