import type { SyncRequest } from '../hosts/execution.ts';
import type { Stores } from '../hosts/stores.ts';
import type { DryRun, DryRunOptions } from './dry-run-sync.ts';
import type { OneProductSync, SyncOneProductOptions } from './sync-one-product.ts';

// Loaded only when they are called, because they contain the stages of a sync.

/** Runs a sync without sending or storing anything. */
export const dryRunSync = async (request: SyncRequest, stores: Stores, options?: DryRunOptions): Promise<DryRun> => {
  const dryRun = await import('./dry-run-sync.ts');
  return dryRun.dryRunSync(request, stores, options);
};

/**
 * Syncs one product. With `dryRun` nothing is sent or stored.
 *
 * @throws OperatorMistake when Siesa does not know the product.
 */
export const syncOneProduct = async (
  request: SyncRequest,
  productId: string,
  stores: Stores,
  options: SyncOneProductOptions,
): Promise<OneProductSync> => {
  const oneProduct = await import('./sync-one-product.ts');
  return oneProduct.syncOneProduct(request, productId, stores, options);
};
