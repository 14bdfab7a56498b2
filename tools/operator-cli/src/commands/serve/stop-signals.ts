/** Signals by which people and service managers end a process. */
export interface StopSignals extends Disposable {
  /** Resolves with the first signal. */
  readonly first: Promise<NodeJS.Signals>;
}

/** One Ctrl-C comes twice where npm runs the command: from the terminal, and from npm. */
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
  let firstAt: number | undefined;
  const take = (signal: NodeJS.Signals): void => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      first.resolve(signal);
    } else if (performance.now() - firstAt > sameKeyMs) second();
  };
  for (const signal of stopping) process.on(signal, take);
  return {
    first: first.promise,
    [Symbol.dispose]: () => {
      for (const signal of stopping) process.off(signal, take);
    },
  };
};
