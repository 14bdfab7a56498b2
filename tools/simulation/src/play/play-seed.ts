import { chanceOf } from '../faults/chance.ts';
import { faultsByChance } from '../faults/fault-plans.ts';
import { violationsOf } from '../monitor/final-checks.ts';
import { randomScenario } from '../scenario/random-scenario.ts';
import { simulate } from './simulate.ts';

/**
 * Plays the scenario of one seed and returns which invariants did not hold.
 *
 * @example
 * await playSeed(4711); // []
 */
export const playSeed = async (seed: number): Promise<readonly string[]> => {
  const chance = chanceOf(seed);
  const scenario = randomScenario(chance);
  const scenarios = chance.happens(0.06) ? [scenario, randomScenario(chance)] : [scenario]; // sometimes a second client beside the first
  const quietFrom = Math.max(...scenarios.map((one) => one.quietFrom));
  return violationsOf(
    await simulate({
      scenarios,
      chance,
      faults: (elapsedMs) => faultsByChance(chance, { ...scenario, quietFrom }, elapsedMs),
    }),
  );
};
