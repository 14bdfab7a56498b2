/** What reading all of a client's Siesa once costs. */
export interface FullReadEstimate {
  readonly calls: number;
  readonly seconds: number;
  /** It would pass the time after which a run ends itself. */
  readonly tooSlow: boolean;
}

export interface FullRead {
  /** What Siesa says it holds, where it says so. */
  readonly total: number | undefined;
  readonly pageRows: number;
  /** Of each query joined to the items: rows that a call brings. At least one row for each item. */
  readonly joinedRows: readonly number[];
  readonly callsPerMinute: number;
}

/** From 1 h 50 min after its start a run ends itself. */
const longestSeconds = 110 * 60;

/**
 * How long a full read takes at Siesa's limit; `undefined` where Siesa does not say how much there is.
 *
 * @example
 * fullReadEstimate({ total: 10_000, pageRows: 1_000, joinedRows: [], callsPerMinute: 100 }); // { calls: 10, seconds: 6, tooSlow: false }
 */
export const fullReadEstimate = ({
  total,
  pageRows,
  joinedRows,
  callsPerMinute,
}: FullRead): FullReadEstimate | undefined => {
  if (total === undefined || pageRows === 0) return undefined;
  const calls = [pageRows, ...joinedRows].reduce((sum, rows) => sum + Math.ceil(total / rows), 0);
  const seconds = (calls / callsPerMinute) * 60;
  return { calls, seconds, tooSlow: seconds > longestSeconds };
};
