import type { MemoryStores } from '@siesa-integration/sync-pipeline/in-process';

/** Items with an open reject, by the id of their product and by their own. */
export const namedItems = (stores: MemoryStores, clientId: string): ReadonlySet<string> =>
  new Set(
    [...stores.ledger.of(clientId).values()].flatMap(({ product_id, source_id, rejection }) =>
      rejection ? [product_id, source_id ?? product_id] : [],
    ),
  );
