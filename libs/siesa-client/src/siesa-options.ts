import type { SiesaBudget } from './siesa-client.ts';

/** The keys that open one client's Siesa, by name. Each dialect declares which it needs (`DialectKey`). */
export type SiesaKeys = Readonly<Record<string, string>>;

/** Where the keys come from. */
export interface SiesaCredentials {
  /** Named in messages; the keys never are. */
  readonly secretName: string;
  /** Reads the keys; `refresh` passes over any cache. Called once, and once more when Siesa refuses the keys. */
  readonly read: (options?: { readonly refresh?: boolean }) => Promise<SiesaKeys>;
}

/** One attempt of a call to Siesa, reported after it ended: for metrics, and for finding it in Siesa's logs. */
export interface SiesaCall {
  readonly durationMs: number;
  readonly ok: boolean;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Of HTTP; absent when no answer came. */
  readonly status?: number;
  /** The id that Siesa gave to the request; absent when its answer names none. */
  readonly requestId?: string;
}

/** The options that every dialect shares. */
export interface SiesaBaseOptions {
  /** The client's `siesa_api_url`. Dialect `inventory` appends `/v1` unless it is there. */
  readonly baseUrl: URL;
  readonly credentials: SiesaCredentials;
  /** Addresses that the same Siesa had before: they give `formerIdentities`. @defaultValue none */
  readonly formerBaseUrls?: readonly URL[];
  /** `ignore` reads without Siesa's totals, where they are wrong for ever. @defaultValue `believe` */
  readonly totals?: 'believe' | 'ignore';
  /** Pages fetched ahead of the one in use, within the dialect's most calls at once. @defaultValue 3 */
  readonly prefetch?: number;
  /** Calls a minute; a limit that Siesa announces can only lower it. @defaultValue 100 */
  readonly requestsPerMinute?: number;
  /** The budget of an earlier client of the same tenant (`client.budget()`), so that both share one limit. @defaultValue nothing */
  readonly budget?: SiesaBudget;
  /** Zone of Siesa's local times, IANA name. @defaultValue `America/Bogota` */
  readonly timezone?: string;
  /** Milliseconds one attempt may take, its body included. @defaultValue 30,000 */
  readonly timeoutMs?: number;
  /** @defaultValue a guarded fetch: public https addresses only, no redirects (`createGuardedFetch` of `@siesa-integration/outgoing-http`) */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
  /** Between 0 and 1. @defaultValue `Math.random` */
  readonly random?: () => number;
  /** Waits; rejects when the signal aborts. @defaultValue a timer */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /**
   * Called whenever a call could begin, so that calls can be recorded before they are made: `undefined` lets it begin; after a promise
   * the call waits for its turn again. A rejection ends the call. @defaultValue every call may begin
   */
  readonly beforeCall?: () => Promise<void> | undefined;
  readonly onCall?: (call: SiesaCall) => void;
}
