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
  /** Queries joined to each item: at least one row for each, 100 rows a call. */
  readonly joins: number;
  readonly callsPerMinute: number;
}

const joinedRowsACall = 100;

/** From 1 h 50 min after its start a run ends itself. */
const longestSeconds = 110 * 60;

/**
 * How long a full read takes at Siesa's limit; `undefined` where Siesa does not say how much there is.
 *
 * @example
 * fullReadEstimate({ total: 10_000, pageRows: 1_000, joins: 0, callsPerMinute: 100 }); // { calls: 10, seconds: 6, tooSlow: false }
 */
export const fullReadEstimate = ({ total, pageRows, joins, callsPerMinute }: FullRead): FullReadEstimate | undefined => {
  if (total === undefined || pageRows === 0) return undefined;
  const calls = Math.ceil(total / pageRows) + joins * Math.ceil(total / joinedRowsACall);
  const seconds = (calls / callsPerMinute) * 60;
  return { calls, seconds, tooSlow: seconds > longestSeconds };
};
