import { vi } from 'vitest';
import type { Mutant } from '../mutants/mutant.ts';

/** As many random scenarios as CI plays with every guard; untrue answers do harm at once, and so does a story of the guard's own. */
const most = { random: 20_000, chosen: 60 };

/** A scenario that fails without a guard, and what it violates; with the guard it must pass. */
export interface Killed {
  readonly seed: number;
  readonly violation: string;
  /** What the same scenario violates with the guard. */
  readonly withGuard: readonly string[];
}

/** The simulation with the modules that are mocked now. */
const loadSimulation = async (): Promise<typeof import('../index.ts')> => {
  vi.resetModules();
  return import('../index.ts');
};

type Play = (seed: number) => Promise<readonly string[]>;

const playOf = async ({ untrue, story }: Mutant): Promise<Play> => {
  const { playSeed, playStory, playUntrue } = await loadSimulation();
  if (story !== undefined) return (seed) => playStory(story, seed);
  return untrue === undefined ? playSeed : (seed) => playUntrue(untrue, seed);
};

/** Plays scenarios without one guard until one fails; `undefined` when none does. */
export const killMutant = async (mutant: Mutant): Promise<Killed | undefined> => {
  const failure = await firstFailure(mutant);
  if (!failure) return undefined;
  const play = await playOf(mutant);
  return { ...failure, withGuard: (await play(failure.seed)).slice(0, 1) };
};

const firstFailure = async (mutant: Mutant): Promise<Omit<Killed, 'withGuard'> | undefined> => {
  const { module, broken, firstSeed = 1, untrue, story } = mutant;
  vi.doMock(module, async (importOriginal) => {
    const real = await importOriginal<object>();
    const replaced = broken(real);
    const unknown = Object.keys(replaced).filter((name) => !(name in real));
    if (unknown.length > 0) throw new Error(`${module} has no ${unknown.join(', ')}`);
    return { ...real, ...replaced };
  });
  try {
    const play = await playOf(mutant);
    const count = untrue === undefined && story === undefined ? most.random : most.chosen;
    for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
      const [violation] = await play(seed);
      if (violation !== undefined) return { seed, violation };
    }
    return undefined;
  } finally {
    vi.doUnmock(module);
    vi.resetModules();
  }
};
