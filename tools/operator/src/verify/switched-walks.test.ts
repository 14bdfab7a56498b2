import { type Combination, factorsOf, singly } from '@siesa-integration/destination-adapter/conformance';
import { describe, it } from 'vitest';
import { playWalk } from '../testing/walk/play-walk.ts';
import { walkDialects } from '../testing/walk/walk-destinations.ts';

/** The way that is not as usual, for example `token ends`. */
const nameOf = (combination: Combination, usual: Combination = combination): string =>
  Object.entries(combination)
    .filter(([way, value]) => usual[way] !== value)
    .map(([way, value]) => `${way} ${value}`)[0] ?? 'as usual';

// Every two ways at once: `nx run operator:switches`.
describe.each(Object.entries(walkDialects))('the walk of a client with %s', (_, dialect) => {
  const combinations = singly(factorsOf(dialect.ways));

  it.each(combinations.map((combination) => [nameOf(combination, combinations[0]), combination] as const))(
    "ends with each product there once or named, a person's keys kept, and what others own untouched: %s",
    async (_name, combination) => {
      await playWalk(dialect, combination);
    },
  );
});
