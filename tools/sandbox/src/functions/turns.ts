/** A limit of tasks at once for each name; the others wait in order. */
export interface Turns {
  readonly take: <T>(name: string, act: () => Promise<T>) => Promise<T>;
}

/**
 * @example
 * const turns = createTurns(2);
 * await turns.take('cliente-a', work); // a third task of 'cliente-a' waits, one of 'cliente-b' does not
 */
export const createTurns = (atOnce: number): Turns => {
  const busy = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  const enter = async (name: string): Promise<void> => {
    const now = busy.get(name) ?? 0;
    if (now < atOnce) {
      busy.set(name, now + 1);
      return;
    }
    const { promise, resolve } = Promise.withResolvers<undefined>();
    waiting.set(name, [
      ...(waiting.get(name) ?? []),
      () => {
        resolve(undefined);
      },
    ]);
    await promise;
  };

  const leave = (name: string): void => {
    const [next, ...others] = waiting.get(name) ?? [];
    waiting.set(name, others);
    if (next) next();
    else busy.set(name, (busy.get(name) ?? 1) - 1);
  };

  return {
    take: async (name, act) => {
      await enter(name);
      try {
        return await act();
      } finally {
        leave(name);
      }
    },
  };
};
