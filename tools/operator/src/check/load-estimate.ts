/** A load of every product to a destination that takes one record a call. */
export interface Load {
  readonly records: number;
  /** Calls of one reading of the destination's list, by which records are found. */
  readonly listCalls: number;
  /** One call, in milliseconds. */
  readonly callMs: number;
  /** Calls in flight at once. */
  readonly concurrency: number;
  /** Absent: no pace. */
  readonly requestsPerMinute?: number | undefined;
}

/**
 * Estimates a load: by the time of its calls or by the pace that it keeps, whichever takes longer.
 *
 * @example
 * loadEstimate({ records: 10_000, listCalls: 100, callMs: 300, concurrency: 4 }); // { calls: 10_100, seconds: 757.5 }
 */
export const loadEstimate = ({
  records,
  listCalls,
  callMs,
  concurrency,
  requestsPerMinute = Infinity,
}: Load): { readonly calls: number; readonly seconds: number } => {
  const calls = records + listCalls;
  return { calls, seconds: Math.max((calls * callMs) / concurrency / 1000, (calls / requestsPerMinute) * 60) };
};
