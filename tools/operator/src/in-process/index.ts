// Its own entry, because it contains the stages of a sync, which other commands do not need.
export { dryRunSync } from './dry-run-sync.ts';
export { syncOneProduct } from './sync-one-product.ts';
