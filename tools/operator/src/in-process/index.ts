export { assertProductId } from './assert-product-id.ts';
export type { DryRun } from './dry-run-sync.ts';
export { dryRunSync, syncOneProduct } from './run-in-process.ts';
export type { OneProductEnded, OneProductSkipped, OneProductSync } from './sync-one-product.ts';
