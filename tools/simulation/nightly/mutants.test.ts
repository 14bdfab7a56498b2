import { describe, expect, it, vi } from 'vitest';
import { type Mutant, mutants } from '../src/mutants/index.ts';

/** As many as CI plays with every guard. */
const mostSeeds = 20_000;

/** The simulation with the modules that are mocked now. */
const loadSimulation = async (): Promise<typeof import('../src/index.ts')> => {
  vi.resetModules();
  return import('../src/index.ts');
};

/** Plays scenarios without one guard until one fails. */
const firstFailure = async ({
  module,
  broken,
  firstSeed = 1,
}: Mutant): Promise<{ readonly seed: number; readonly violation: string } | undefined> => {
  vi.doMock(module, async (importOriginal) => {
    const real = await importOriginal<object>();
    return { ...real, ...broken(real) };
  });
  try {
    const { playSeed } = await loadSimulation();
    for (let seed = firstSeed; seed < firstSeed + mostSeeds; seed += 1) {
      const [violation] = await playSeed(seed);
      if (violation !== undefined) return { seed, violation };
    }
    return undefined;
  } finally {
    vi.doUnmock(module);
    vi.resetModules();
  }
};

describe('the simulation', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'fails when its guard is removed, in a scenario that passes with it: %s',
    { timeout: 600_000 },
    async (_name, mutant) => {
      const failure = await firstFailure(mutant);
      const { playSeed } = await loadSimulation();

      expect(failure).toMatchObject({ violation: expect.stringMatching(/^[AB]\d/) as string });
      expect(failure && (await playSeed(failure.seed))).toEqual([]);
    },
  );
});
