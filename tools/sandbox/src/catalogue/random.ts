/** Numbers that only depend on where they begin. */
export interface Random {
  /** A whole number, 0 ≤ n < `below`. */
  readonly below: (below: number) => number;
  /** True in `percent` of 100 cases. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
}

/** Starts the sequence that belongs to one record of one catalogue (mulberry32), so that record 99,999 needs none of those before it. */
export const randomFor = (seed: number, record: number): Random => {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(record + 1, 0x85ebca6b)) >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  };
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
  };
};
