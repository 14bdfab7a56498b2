export { cleanFileOf, readCleanFile } from './clean-rows.ts';
export { reconcileByHand } from './oracle/oracle.ts';
export { aCleanRow, numbered, randomWorlds, shuffled, type World } from './oracle/random-world.ts';
export { mirrored, withoutPlaces } from './oracle/compare-verdicts.ts';
