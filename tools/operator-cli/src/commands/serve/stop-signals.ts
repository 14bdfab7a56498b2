/** Signals by which people and service managers end a process. */
export interface StopSignals extends Disposable {
  /** Resolves with the first signal. */
  readonly first: Promise<NodeJS.Signals>;
}

const stopping: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** Waits for SIGTERM and Ctrl-C. @param second - called with every later signal */
export const stopSignals = (second: () => void): StopSignals => {
  const first = Promise.withResolvers<NodeJS.Signals>();
  let count = 0;
  const take = (signal: NodeJS.Signals): void => {
    count += 1;
    if (count === 1) first.resolve(signal);
    else second();
  };
  for (const signal of stopping) process.on(signal, take);
  return {
    first: first.promise,
    [Symbol.dispose]: () => {
      for (const signal of stopping) process.off(signal, take);
    },
  };
};
