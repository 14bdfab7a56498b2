import { playSeed } from './play-seed.ts';

export interface PlaySeedsOptions {
  readonly from: number;
  readonly to: number;
  /** Plays every second seed, beginning with `from`: two processes share the work. @defaultValue 1 */
  readonly step?: number;
}

const shownFailures = 5;

/** Plays many scenarios. Each line names a seed that failed, in the form that plays it again. */
export const playSeeds = async ({ from, to, step = 1 }: PlaySeedsOptions): Promise<readonly string[]> => {
  const failures: string[] = [];
  for (let seed = from; seed <= to && failures.length < shownFailures; seed += step) {
    const [violation] = await playSeed(seed);
    if (violation !== undefined) failures.push(`SEED=${seed.toString()} fails: ${violation}`);
  }
  return failures;
};

/** `SEED` plays one scenario again; `SEEDS` changes how many there are. */
export const seedsOf = (env: NodeJS.ProcessEnv, most: number): { readonly from: number; readonly to: number } => {
  const { SEED: one, SEEDS: count = most } = env;
  return one === undefined ? { from: 1, to: Number(count) } : { from: Number(one), to: Number(one) };
};
