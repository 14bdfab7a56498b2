import type { ClientConfiguration, LedgerEntry, ObjectStore } from '@siesa-integration/sync-pipeline';
import { fingerprint } from '@siesa-integration/sync-pipeline/in-process';
import type { ToPayload } from '../explain/compare-live.ts';
import { newestRows } from '../rejects/newest-rows.ts';
import type { Payload } from './field-diff.ts';

export interface HeldPayloadsOptions {
  readonly client: ClientConfiguration;
  /** Entries of accepted products, as they were. */
  readonly entries: readonly LedgerEntry[];
  readonly toPayload: ToPayload;
  readonly locate: (key: string) => string;
}

/**
 * The documents that a destination holds, by product id, from the rows of stored syncs. The ledger's fingerprint shows which row was accepted; a product has no
 * document here when that row is no longer kept.
 */
export const heldPayloads = async (
  objects: ObjectStore,
  { client, entries, toPayload, locate }: HeldPayloadsOptions,
): Promise<ReadonlyMap<string, Payload>> => {
  const wanted = new Map(entries.flatMap((entry) => (entry.source_id === undefined ? [] : [[entry.source_id, entry]])));
  const held = new Map<string, Payload>();
  await newestRows(objects, {
    client,
    sourceIds: new Set(wanted.keys()),
    locate,
    isWanted: (sourceId, { mapping, row }) => {
      const entry = wanted.get(sourceId);
      const mapped = mapping.map(row);
      const payload = mapped.ok ? toPayload(mapping, mapped.value) : undefined;
      if (!entry || !payload?.ok || fingerprint(payload.value) !== entry.accepted?.fingerprint) return false;
      held.set(entry.product_id, payload.value);
      return true;
    },
  });
  return held;
};
