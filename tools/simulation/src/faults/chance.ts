/** Random numbers that repeat: the same seed gives the same scenario. */
export interface Chance {
  /** From 0 up to 1. */
  readonly next: () => number;
  readonly happens: (probability: number) => boolean;
  /** Both ends included. */
  readonly between: (from: number, to: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly shuffled: <Item>(items: readonly Item[]) => Item[];
}

/** mulberry32: 32 bits of state, enough for scenarios of some thousand decisions. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    next,
    happens: (probability) => next() < probability,
    between,
    pick,
    shuffled: (items) => {
      const order = items.map((item) => ({ item, at: next() }));
      return order.sort((one, other) => one.at - other.at).map(({ item }) => item);
    },
  };
};
