export { eachScenario, failuresAt, type Played, playBoundaries } from './play/play-boundaries.ts';
export { playSeed, playStory, playUntrue } from './play/play-seed.ts';
export { type PlaySeedsOptions, playSeeds, seedsOf } from './play/play-seeds.ts';
export type { Fault } from './faults/boundary.ts';
export { taskRetries } from './machine/run-task.ts';
export { type UntrueKind, untrueKinds } from './scenario/untrue-scenarios.ts';
