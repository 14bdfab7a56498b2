/** One row as Siesa gave it: Siesa's own field names, numbers with their exact text, text in NFC. */
export type SiesaRow = Readonly<Record<string, unknown>>;

/** Where reading goes on: opaque to the caller, JSON, small. */
export type SiesaPosition = { readonly page: number } | { readonly after: string };

/** What to read. */
export interface SiesaQuery {
  /** Inclusive, ISO 8601. Absent: everything. */
  readonly modifiedSince?: string;
  /** Where to begin, from an earlier page's `next`. @defaultValue the first page */
  readonly from?: SiesaPosition;
  readonly signal?: AbortSignal;
  /** No call starts, and none is waited for, after this time (milliseconds since 1970). */
  readonly deadline?: number;
}

/** One page of products. */
export interface SiesaPage {
  readonly rows: readonly SiesaRow[];
  /** What Siesa says the whole query holds, where it says so. */
  readonly total?: number;
  /** Rows in which every value was null: dropped and counted. */
  readonly emptyRows: number;
  /** Siesa's own clock (the `Date` header), milliseconds since 1970; absent when it sent none. */
  readonly serverTime?: number;
  /** Where the next page begins; absent on the last. */
  readonly next?: SiesaPosition;
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
  readonly product: (id: string, options?: Pick<SiesaQuery, 'signal' | 'deadline'>) => Promise<SiesaRow | undefined>;
  /** Pages of stock levels. */
  readonly stock: (query?: Omit<SiesaQuery, 'modifiedSince'> & { readonly warehouseId?: string; readonly productId?: string }) => AsyncGenerator<SiesaPage, void, undefined>;
  /** What the next client of the same tenant should know. */
  readonly budget: () => SiesaBudget;
}
