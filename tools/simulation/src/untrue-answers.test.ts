import { describe, expect, it } from 'vitest';
import { playUntrue, untrueKinds } from './index.ts';
import { mutants } from './mutants/index.ts';
import { killMutant } from './testing/kill-mutant.ts';

const seeds = [1, 2, 3];

describe('systems that answer untruly', () => {
  it.each(untrueKinds)('A11: a run that ends as success is true, though %s', { timeout: 60_000 }, async (kind) => {
    const violations: (readonly string[])[] = [];
    for (const seed of seeds) violations.push(await playUntrue(kind, seed));

    expect(violations.flat()).toEqual([]);
  });

  /** An attempt at the first slice wakes after another run has ended, and a loader of its run is repeated. */
  it('A2: the cursor passes nothing that an older run sends again (seed 11208)', { timeout: 60_000 }, async () => {
    expect(await playUntrue('two rows have one key', 11_208)).toEqual([]);
  });

  /** One guard of each room; every night removes each. */
  const some = mutants.filter(({ name }) =>
    [
      'a row is withheld: fewer rows than announced are all',
      'pages are capped: a page without a word about more is the last',
      'a verdict is missing: it is a success',
    ].includes(name),
  );

  it.each(some.map((mutant) => [mutant.name, mutant] as const))(
    'do harm when a guard is removed, in a scenario that passes with it: %s',
    { timeout: 120_000 },
    async (_name, mutant) => {
      expect(await killMutant(mutant)).toMatchObject({
        violation: expect.stringMatching(/^A\d/) as string,
        withGuard: [],
      });
    },
  );
});
