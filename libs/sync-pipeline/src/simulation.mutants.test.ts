import { afterEach, describe, expect, it, vi } from 'vitest';
import { mutants, type Mutant } from './testing/simulation/mutants.ts';

/** Far more than any of them needs. */
const mostSeeds = 4000;

afterEach(() => {
  vi.resetModules();
});

/** Plays stories with one guard switched off until one of them goes wrong. */
const firstFailure = async ({ module, broken }: Mutant): Promise<{ readonly seed: number; readonly violation: string } | undefined> => {
  vi.resetModules();
  vi.doMock(module, async (importOriginal) => {
    const real = await importOriginal<object>();
    return { ...real, ...broken(real) };
  });
  try {
    const { playSeed } = await import('./testing/simulation/index.ts');
    for (let seed = 1; seed <= mostSeeds; seed += 1) {
      const [violation] = await playSeed(seed);
      if (violation !== undefined) return { seed, violation };
    }
    return undefined;
  } finally {
    vi.doUnmock(module);
  }
};

describe('the simulation', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('goes red without its guard: %s', { timeout: 600_000 }, async (_name, mutant) => {
    const failure = await firstFailure(mutant);

    expect(failure).toMatchObject({ violation: expect.stringMatching(/^[AB]\d/) as string });
  });
});
