export { chanceOf, type Chance } from './chance.ts';
export { violationsOf } from './check.ts';
export { faultsAt, faultsByChance, type CountedPlan } from './plans.ts';
export { simulate, type Simulated, type SimulateOptions } from './simulate.ts';
export { storyOf, type Story, type StoryEvent } from './story.ts';
