import type { SiesaBudget } from './siesa-client.ts';

/** What opens one client's Siesa. Which of them are needed depends on the dialect. */
export interface SiesaKeys {
  readonly apiKey?: string;
  readonly conniKey?: string;
  readonly conniToken?: string;
}

/** Where the keys come from. */
export interface SiesaCredentials {
  /** Named in messages; the keys never are. */
  readonly secretName: string;
  /** Reads the keys; `refresh` passes over any cache. Asked once, and once more when Siesa refuses the keys. */
  readonly read: (options?: { readonly refresh?: boolean }) => Promise<SiesaKeys>;
}

/** Rows of another query that join each item. */
export interface ConnektaJoin {
  /** The query to read, for example `API_v2_ItemsBarras`. */
  readonly query: string;
  /** Columns that join the item, as `QUERY.COLUMN`. */
  readonly columns: readonly string[];
  /** Which of an item's rows counts: `first`, the one with the largest value (`max:COLUMN`), or the sum over all (`sum:COLUMN`). */
  readonly pick: string;
  /** Only rows in which each of these columns has this text. */
  readonly where?: Readonly<Record<string, string>>;
}

/** What dialect `connekta` needs beyond address and keys. */
export interface ConnektaSettings {
  /** Connekta's own company (`idCompania`). */
  readonly company: number;
  /** The ERP's company (`f120_id_cia`). */
  readonly erpCompany: number;
  /** @defaultValue `API_v2_Items` */
  readonly query?: string;
  /** @defaultValue `standard` */
  readonly queryKind?: 'standard' | 'dynamic';
  /** @defaultValue 100, or 1000 for dynamic queries: also the maximum */
  readonly pageSize?: number;
  /** @defaultValue none */
  readonly joins?: readonly ConnektaJoin[];
  /** Narrows an incremental read, for example `f120_ts`; only without joins. @defaultValue none: every read brings everything */
  readonly changedColumn?: string;
}

/** One call to Siesa, told after it ended: for latency and error-rate metrics. */
export interface SiesaCall {
  readonly durationMs: number;
  readonly ok: boolean;
}

export interface SiesaClientOptions {
  readonly dialect: 'inventory' | 'connekta';
  /** The client's `siesa_api_url`. Dialect `inventory` appends `/v1` unless it is there. */
  readonly baseUrl: URL;
  readonly credentials: SiesaCredentials;
  /** Rows a page, dialect `inventory`: 1 to 1000. @defaultValue 1000 */
  readonly pageSize?: number;
  /** Pages fetched ahead of the one that is being worked on. Dialect `connekta` never has more than 3 calls at once. @defaultValue 3 */
  readonly prefetch?: number;
  /** Calls a minute; what Siesa says of its limit can only lower it. @defaultValue 100 */
  readonly requestsPerMinute?: number;
  /** What an earlier client of the same tenant left (`client.budget()`), so that both share one limit. @defaultValue nothing */
  readonly budget?: SiesaBudget;
  /** Zone of Siesa's local times, IANA name. @defaultValue `America/Bogota` */
  readonly timezone?: string;
  /**
   * Where dialect `inventory` takes stock from: the product row, or `/inventory/stock`, read in full for each reading and put over
   * `f_cantidad` and `f_ubicacion`. A level that changes does not move its product, so `endpoint` reads all products each time.
   *
   * @defaultValue `row`
   */
  readonly stock?: 'row' | 'endpoint';
  /** Required for dialect `connekta`. */
  readonly connekta?: ConnektaSettings;
  /** Milliseconds one attempt may take, its body included. @defaultValue 30,000 */
  readonly timeoutMs?: number;
  /** @defaultValue a guarded fetch: public https addresses only, no redirects (entry `../../outgoing-http/src/guard`) */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
  /** Between 0 and 1. @defaultValue `Math.random` */
  readonly random?: () => number;
  /** Waits; rejects when the signal aborts. @defaultValue a timer */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /**
   * Asked whenever a call could begin, so that someone can write calls down before they are made: `undefined` lets it begin, a promise
   * makes it look for its turn again afterwards. What it rejects with ends the call. @defaultValue every call may begin
   */
  readonly beforeCall?: () => Promise<void> | undefined;
  readonly onCall?: (call: SiesaCall) => void;
}
