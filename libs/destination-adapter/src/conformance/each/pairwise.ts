/** Values of each factor, by its name. */
export type Factors = Readonly<Record<string, readonly string[]>>;
/** One value of each factor. */
export type Combination = Readonly<Record<string, string>>;

/** Every combination. Pure. */
export const product = (factors: Factors): readonly Combination[] =>
  Object.entries(factors).reduce<readonly Combination[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );

/**
 * The usual value of each factor, which is its first, and each other value with the usual ones of all other factors. Pure.
 *
 * @example
 * singly({ filter: ['exact', 'ignored'], pages: ['large', 'small'] }).length; // 3
 */
export const singly = (factors: Factors): readonly Combination[] => {
  const usual = Object.fromEntries(Object.entries(factors).map(([name, [first = '']]) => [name, first]));
  const others = Object.entries(factors).flatMap(([name, values]) =>
    values.slice(1).map((value) => ({ ...usual, [name]: value })),
  );
  return [usual, ...others];
};

/**
 * Few combinations in which each two values of two factors meet: most faults need no more than two switches. Greedy and always the same. Pure.
 *
 * @example
 * pairwise({ filter: ['exact', 'ignored'], pages: ['large', 'small'], token: ['kept', 'lost'] }).length; // 4 of 8
 */
export const pairwise = (factors: Factors): readonly Combination[] => {
  const missing = new Set(product(factors).flatMap(pairsOf));
  const chosen: Combination[] = [];
  while (missing.size > 0) {
    const [pair = ''] = missing;
    // Starts with a pair that is missing, then takes for each factor the value that meets most of what is missing.
    let combination: Combination = Object.fromEntries(
      pair.split('&').map((part) => part.split('=') as [string, string]),
    );
    for (const [name, values] of Object.entries(factors)) {
      if (name in combination) continue;
      const gains = values.map((value) => {
        const extended = { ...combination, [name]: value };
        return { extended, gain: pairsOf(extended).filter((met) => missing.has(met)).length };
      });
      combination = gains.reduce((best, other) => (other.gain > best.gain ? other : best)).extended;
    }
    for (const met of pairsOf(combination)) missing.delete(met);
    chosen.push(combination);
  }
  return chosen;
};

/** Every two values that meet in a combination, as text. */
export const pairsOf = (combination: Combination): readonly string[] => {
  const parts = Object.entries(combination)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return parts.flatMap((one, at) => parts.slice(at + 1).map((other) => `${one}&${other}`));
};
