import { describe, expect, it } from 'vitest';
import { mutants } from '../src/mutants/index.ts';
import { killMutant } from '../src/testing/kill-mutant.ts';

describe('the simulation', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'fails when its guard is removed, in a scenario that passes with it: %s',
    { timeout: 600_000 },
    async (_name, mutant) => {
      expect(await killMutant(mutant)).toMatchObject({
        violation: expect.stringMatching(/^[AB]\d/) as string,
        withGuard: [],
      });
    },
  );
});
