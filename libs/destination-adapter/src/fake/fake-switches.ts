/** How a destination answers a bulk request with good and with bad records. */
export type VerdictStyle =
  /** 200 with `results`, a verdict for each record. */
  | 'results'
  /** 200 without a body; bad records: 400 that identifies none. */
  | 'none'
  /** 200 with `ids`; bad records: 400 with `errors` by index, nothing applied. */
  | 'errors'
  /** 200 with a `success`; bad records: 400 with one sentence, nothing applied. */
  | 'anonymous';

/** One answer that is not the contract's. */
export interface FakeFault {
  /**
   * What happens to the request.
   *
   * - `answer`: answered with `status` (500), `headers` and `body` or `text`, not applied
   * - `reset`: not applied, the connection broken
   * - `lose`: applied, then the connection broken
   * - `cut`: applied, half the answer, then the connection broken
   * - `rewrite`: applied, the answer's body replaced by what `rewrite` returns
   *
   * @defaultValue `answer`
   */
  readonly kind?: 'answer' | 'reset' | 'lose' | 'cut' | 'rewrite';
  readonly rewrite?: (body: unknown) => unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; `text` is sent as it is. */
  readonly body?: unknown;
  readonly text?: string;
  /** Only requests whose path ends with this. @defaultValue every request */
  readonly path?: string;
  /** Only requests of this method. @defaultValue every method */
  readonly method?: string;
  /** How many requests. @defaultValue 1 */
  readonly times?: number;
}

/** The faults of a fake. All can be changed while it runs. */
export interface FakeSwitches {
  apiKey: string;
  style: VerdictStyle;
  /** Records that are always refused: id → error text. */
  poison: Map<string, string>;
  /** Records that follow-ups always refuse: id → error text. */
  followUpPoison: Map<string, string>;
  /** Faults of every request that holds a record, as of a value that the destination stumbles over: id → fault. Its `times` is not read. */
  breaking: Map<string, FakeFault>;
  /** Delay of every answer, in milliseconds. */
  latencyMs: number;
  /** Share of requests answered 503, between 0 and 1, spread evenly. */
  errorShare: number;
  /** More requests than this in a second are answered 429. @defaultValue no limit */
  callsPerSecond: number;
  /** `Retry-After` of a 429. */
  retryAfter: string | undefined;
  /** More records in a request are answered 413. @defaultValue no limit; more than 100 are 400, as in the contract */
  maxRecords: number;
  /** Faults for the next requests, first in, first out. */
  faults: FakeFault[];
}

/** No faults. */
export const defaultSwitches = (apiKey = 'test-key-0123456789'): FakeSwitches => ({
  apiKey,
  style: 'results',
  poison: new Map(),
  followUpPoison: new Map(),
  breaking: new Map(),
  latencyMs: 0,
  errorShare: 0,
  callsPerSecond: Infinity,
  retryAfter: undefined,
  maxRecords: Infinity,
  faults: [],
});
