/** Signals by which people and service managers end a process. */
export interface StopSignals extends Disposable {
  /** Resolves with the first signal. */
  readonly first: Promise<NodeJS.Signals>;
}

/** One Ctrl-C comes twice, as the same signal, where npm runs the command: from the terminal, and from npm. */
const sameKeyMs = 300;

/**
 * Waits for SIGTERM and Ctrl-C.
 *
 * @param second - called with every later signal
 * @param stopping - the signals that are waited for
 */
export const stopSignals = (
  second: () => void,
  stopping: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'],
): StopSignals => {
  const first = Promise.withResolvers<NodeJS.Signals>();
  let taken: { readonly signal: NodeJS.Signals; readonly at: number } | undefined;
  const take = (signal: NodeJS.Signals): void => {
    if (taken === undefined) {
      taken = { signal, at: performance.now() };
      first.resolve(signal);
    } else if (signal !== taken.signal || performance.now() - taken.at > sameKeyMs) second();
  };
  for (const signal of stopping) process.on(signal, take);
  return {
    first: first.promise,
    [Symbol.dispose]: () => {
      for (const signal of stopping) process.off(signal, take);
    },
  };
};
