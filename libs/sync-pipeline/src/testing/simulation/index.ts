export { chanceOf, type Chance } from './chance.ts';
export { violationsOf } from './check.ts';
export { faultsAt, faultsByChance, type CountedPlan } from './plans.ts';
export { playBoundaries, type Played } from './play-boundaries.ts';
export { playSeeds, seedsOf, type PlaySeedsOptions } from './play-seeds.ts';
export { playSeed } from './play-seed.ts';
export { simulate, type Simulated, type SimulateOptions } from './simulate.ts';
export { storyOf, type Story, type StoryEvent } from './story.ts';
