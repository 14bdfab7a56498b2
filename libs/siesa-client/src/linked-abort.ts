/** An abort of one's own that follows another's. */
export interface LinkedAbort {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  /** Lets go of the other's signal: call it when the work is done. */
  readonly release: () => void;
}

/**
 * Links by a listener, not by `AbortSignal.any`, which holds its sources weakly: a timeout that nothing else holds is collected and
 * never fires (seen on Node 24: a call without end).
 */
export const linkedAbort = (signal: AbortSignal | undefined): LinkedAbort => {
  const controller = new AbortController();
  const follow = (): void => {
    controller.abort(signal?.reason);
  };
  if (signal?.aborted) follow();
  else signal?.addEventListener('abort', follow, { once: true });

  return {
    signal: controller.signal,
    abort: (reason) => {
      controller.abort(reason);
    },
    release: () => {
      signal?.removeEventListener('abort', follow);
    },
  };
};
