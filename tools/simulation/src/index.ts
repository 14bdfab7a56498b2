export { failuresAt, playBoundaries, type Played } from './play-boundaries.ts';
export { playSeeds, seedsOf, type PlaySeedsOptions } from './play-seeds.ts';
export { playSeed } from './play-seed.ts';
