/** Room for a few things at once; who comes later waits, first come first served. */
export interface Slots {
  readonly use: <T>(work: () => Promise<T>) => Promise<T>;
}

/** @param count things at once, at least 1 */
export const createSlots = (count: number): Slots => {
  const waiting: (() => void)[] = [];
  let free = count;

  return {
    use: async (work) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next)
          next(); // takes over this place
        else free += 1;
      }
    },
  };
};
