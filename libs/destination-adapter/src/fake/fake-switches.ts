/** How a product tells that records are bad, and that they are good. */
export type VerdictStyle =
  /** 200 with `results`, a verdict for each record. */
  | 'results'
  /** 200 without `results`; bad records: 400 that names nobody. */
  | 'none'
  /** 200 with `ids`; bad records: 400 with `errors` by index, nothing applied. */
  | 'errors'
  /** 200 with a `success`; bad records: 400 with one sentence, nothing applied. */
  | 'anonymous';

/** One answer out of the ordinary. */
export interface FakeFault {
  /**
   * What becomes of the call.
   *
   * - `answer`: answered with `status` (500), `headers` and `body` or `text`, not applied
   * - `reset`: not applied, the connection killed
   * - `lose`: applied, then the connection killed
   * - `cut`: applied, half the answer, then the connection killed
   * - `rewrite`: applied, the answer's body replaced by what `rewrite` makes of it
   *
   * @defaultValue `answer`
   */
  readonly kind?: 'answer' | 'reset' | 'lose' | 'cut' | 'rewrite';
  readonly rewrite?: (body: unknown) => unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or text as it is. */
  readonly body?: unknown;
  readonly text?: string;
  /** Only calls whose path ends so. @defaultValue every call */
  readonly path?: string;
  /** How many calls. @defaultValue 1 */
  readonly times?: number;
}

/** What goes wrong. All of it can be changed while the fake runs. */
export interface FakeSwitches {
  apiKey: string;
  style: VerdictStyle;
  /** Refused, always: id → the product's words. */
  poison: Map<string, string>;
  /** Refused by follow-ups, always: id → the product's words. */
  followUpPoison: Map<string, string>;
  /** Every call waits so long, in milliseconds. */
  latencyMs: number;
  /** Share of calls answered 503, between 0 and 1, spread evenly. */
  errorShare: number;
  /** More calls than this in a second are answered 429. @defaultValue no limit */
  callsPerSecond: number;
  /** `Retry-After` of a 429. */
  retryAfter: string | undefined;
  /** More records in a call are answered 413. @defaultValue 100 records are 400, as the contract says */
  maxRecords: number;
  /** Faults that wait for their calls, first in, first out. */
  faults: FakeFault[];
}

/** Nothing goes wrong. */
export const defaultSwitches = (apiKey = 'test-key-0123456789'): FakeSwitches => ({
  apiKey,
  style: 'results',
  poison: new Map(),
  followUpPoison: new Map(),
  latencyMs: 0,
  errorShare: 0,
  callsPerSecond: Infinity,
  retryAfter: undefined,
  maxRecords: Infinity,
  faults: [],
});
