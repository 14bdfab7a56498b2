/** How long to wait before a retry. */
export interface JitterOptions {
  /** Retries already made: 0 before the first. */
  readonly retries: number;
  /** Upper bound of the first wait, in milliseconds. It doubles with each retry. */
  readonly firstMs: number;
  /** Upper bound of any wait, in milliseconds. */
  readonly longestMs: number;
  /** Between 0 and 1. @defaultValue `Math.random` */
  readonly random?: () => number;
}

/**
 * Milliseconds to wait: evenly between 0 and a bound that doubles, so that callers that failed together do not return together
 * ("full jitter", AWS Architecture Blog, 2015).
 *
 * @example
 * fullJitterMs({ retries: 2, firstMs: 500, longestMs: 10_000, random: () => 0.5 }); // 1000
 */
export const fullJitterMs = ({ retries, firstMs, longestMs, random = Math.random }: JitterOptions): number =>
  random() * Math.min(longestMs, firstMs * 2 ** retries);
