import { chanceOf } from './chance.ts';
import { violationsOf } from './check.ts';
import { faultsByChance } from './plans.ts';
import { simulate } from './simulate.ts';
import { storyOf } from './story.ts';

/**
 * Plays the story of one seed and says what of the invariants did not hold.
 *
 * @example
 * await playSeed(4711); // []
 */
export const playSeed = async (seed: number): Promise<readonly string[]> => {
  const chance = chanceOf(seed);
  const story = storyOf(chance);
  return violationsOf(await simulate({ story, chance, faults: (elapsedMs) => faultsByChance(chance, story, elapsedMs) }));
};
