/** A clock that jumps to the end of every sleep, so an hour of waiting takes no time. */
export interface VirtualTime {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** While one of its calls is under way, no time passes, also when others sleep. */
  readonly fetch: typeof globalThis.fetch;
  readonly advance: (ms: number) => void;
}

/**
 * Time for tests that wait.
 *
 * @example
 * const { advance, ...time } = aVirtualTime(createGuardedFetch({ allowLoopbackHttp: true }));
 * const client = aSiesaClient(siesa, time);
 */
export const aVirtualTime = (
  fetch: typeof globalThis.fetch,
  start = Date.parse('2025-01-15T10:00:00Z'),
): VirtualTime => {
  let now = start;
  let underWay = 0;
  return {
    clock: () => now,
    sleep: async (ms, signal) => {
      const end = now + ms;
      do await new Promise(setImmediate);
      while (underWay > 0);
      signal?.throwIfAborted();
      now = Math.max(now, end);
    },
    fetch: async (input, init) => {
      underWay += 1;
      try {
        const response = await fetch(input, init);
        return new Response(await response.arrayBuffer(), response);
      } finally {
        underWay -= 1;
      }
    },
    advance: (ms) => {
      now += ms;
    },
  };
};
