import { chanceOf } from './chance.ts';
import { violationsOf } from './check.ts';
import { faultsByChance } from './plans.ts';
import { simulate } from './simulate.ts';
import { storyOf } from './story-of.ts';

/**
 * Plays the story of one seed and says what of the invariants did not hold.
 *
 * @example
 * await playSeed(4711); // []
 */
export const playSeed = async (seed: number): Promise<readonly string[]> => {
  const chance = chanceOf(seed);
  const story = storyOf(chance);
  const stories = chance.happens(0.06) ? [story, storyOf(chance)] : [story]; // now and then a second client beside the first
  const calmAt = Math.max(...stories.map((one) => one.calmAt));
  return violationsOf(
    await simulate({ stories, chance, faults: (elapsedMs) => faultsByChance(chance, { ...story, calmAt }, elapsedMs) }),
  );
};
