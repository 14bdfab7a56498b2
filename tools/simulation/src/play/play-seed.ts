import { type Chance, chanceOf } from '../faults/chance.ts';
import { faultsByChance } from '../faults/fault-plans.ts';
import { violationsOf } from '../monitor/final-checks.ts';
import { randomScenario } from '../scenario/random-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Story, storyScenario } from '../scenario/stories.ts';
import { type UntrueKind, untrueKinds, untrueScenario } from '../scenario/untrue-scenarios.ts';
import { simulate } from './simulate.ts';

/** One seed of so many has systems that answer untruly: they are reached over HTTP, which takes longer. */
const untrueEvery = 12;

/**
 * Plays the scenario of one seed and returns which invariants did not hold.
 *
 * @example
 * await playSeed(4711); // []
 */
export const playSeed = async (seed: number): Promise<readonly string[]> => {
  const chance = chanceOf(seed);
  if (seed % untrueEvery === 0) return play([untrueScenario(chance.pick(untrueKinds), chance)], chance);
  const scenario = randomScenario(chance);
  return play(chance.happens(0.06) ? [scenario, randomScenario(chance)] : [scenario], chance); // sometimes a second client beside the first
};

/** Plays a scenario in which the systems answer untruly in one way: the one that this seed has whenever it picks this way. */
export const playUntrue = async (kind: UntrueKind, seed: number): Promise<readonly string[]> => {
  const chance = chanceOf(seed);
  chance.pick(untrueKinds);
  return play([untrueScenario(kind, chance)], chance);
};

/** Plays a situation that a guard was made for. */
export const playStory = async (story: Story, seed: number): Promise<readonly string[]> => {
  const chance = chanceOf(seed);
  return play([storyScenario(story, chance)], chance);
};

const play = async (scenarios: readonly [Scenario, ...Scenario[]], chance: Chance): Promise<readonly string[]> => {
  const quietFrom = Math.max(...scenarios.map((one) => one.quietFrom));
  return violationsOf(
    await simulate({
      scenarios,
      chance,
      faults: (elapsedMs) => faultsByChance(chance, { ...scenarios[0], quietFrom }, elapsedMs),
    }),
  );
};
