import { factorsOf, pairwise } from '@siesa-integration/destination-adapter/conformance';
import { describe, it } from 'vitest';
import { playWalk } from '../src/testing/walk/play-walk.ts';
import { walkDialects } from '../src/testing/walk/walk-destinations.ts';

describe.each(Object.entries(walkDialects))(
  'the walk of a client with %s, which behaves in two unusual ways at once',
  (_, dialect) => {
    it.each(
      pairwise(factorsOf(dialect.ways)).map((combination) => [JSON.stringify(combination), combination] as const),
    )(
      "ends with each product there once or named, a person's keys kept, and what others own untouched: %s",
      async (_name, combination) => {
        await playWalk(dialect, combination);
      },
    );
  },
);
