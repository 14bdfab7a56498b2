/** An abort controller that also aborts when another signal does. */
export interface LinkedAbort {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  /** Stops listening to the other signal: call it when the work is done. */
  readonly release: () => void;
}

/**
 * Links by a listener, not by `AbortSignal.any`, because that holds its sources weakly: a timeout that nothing else references is
 * collected and never fires (seen on Node 24: a call without end).
 *
 * @example
 * const { signal, abort, release } = linkedAbort(callersSignal);
 * const timer = setTimeout(() => abort(new DOMException('No answer', 'TimeoutError')), 30_000);
 * try {
 *   await fetch(url, { signal });
 * } finally {
 *   clearTimeout(timer);
 *   release();
 * }
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
