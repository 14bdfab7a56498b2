import type { CanonicalProduct, Result } from '@siesa-integration/canonical-model';
import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import type {
  CanonicalRecord,
  ClientConfiguration,
  LedgerEntry,
  ObjectStore,
  SliceManifest,
} from '@siesa-integration/sync-pipeline';
import { getJson, getNdjson, partKeys } from '@siesa-integration/sync-pipeline/stored';
import { fingerprint } from '@siesa-integration/sync-pipeline/in-process';
import { listStoredRuns, type Locate, readRunMapping } from '../explain/stored-runs.ts';
import { OperatorMistake, ownCode } from '../operator-mistake.ts';

/** What the ledger holds of an accepted product. */
export type AcceptedEntry = Pick<LedgerEntry, 'product_id' | 'deactivated_at'> &
  Required<Pick<LedgerEntry, 'accepted'>>;

export interface SentDocumentsOptions {
  readonly client: ClientConfiguration;
  /** By product id. */
  readonly entries: ReadonlyMap<string, AcceptedEntry>;
  readonly toPayload: (mapping: FieldMapping, product: CanonicalProduct) => Result<DestinationPayload>;
  readonly locate: Locate;
}

/** A document that was accepted last, of one product. */
export interface SentDocument {
  readonly product_id: string;
  readonly payload: DestinationPayload;
}

/**
 * The documents that were accepted last, from the stored parts of syncs: the ledger's fingerprint shows which version that is. Parts are read one by one, of the
 * newest full reading and of the syncs that had a product accepted. A product has no document here when its part is no longer kept, or is damaged.
 */
export async function* sentDocuments(
  objects: ObjectStore,
  { client, entries, toPayload, locate }: SentDocumentsOptions,
): AsyncGenerator<SentDocument> {
  const waiting = new Map(entries);
  let hadFullReading = false;
  for (const [syncId, manifestKeys] of await listStoredRuns(objects, client.client_id)) {
    if (waiting.size === 0) return;
    const manifests = await readManifests(objects, manifestKeys);
    const isFull = manifests.some(({ full, last }) => full && last);
    const isNeeded = (isFull && !hadFullReading) || hasAccepted(waiting, syncId);
    if (!isNeeded) continue;
    const mapping = await orNothing(() => readRunMapping(objects, client, syncId, locate));
    if (!mapping) continue;
    hadFullReading ||= isFull;
    for (const { key } of manifests.flatMap(({ parts }) => parts)) {
      const canonical = partKeys(client.client_id, syncId, key)?.canonical ?? key;
      for (const { product } of (await orNothing(() => getNdjson<CanonicalRecord>(objects, canonical))) ?? []) {
        const entry = waiting.get(product.id);
        const payload = entry && toPayload(mapping, product);
        if (!payload?.ok || fingerprint(payload.value) !== entry?.accepted.fingerprint) continue;
        waiting.delete(product.id);
        yield { product_id: product.id, payload: payload.value };
      }
    }
  }
}

const readManifests = async (objects: ObjectStore, keys: readonly string[]): Promise<readonly SliceManifest[]> => {
  const manifests: SliceManifest[] = [];
  for (const key of keys) {
    const manifest = await orNothing(() => getJson<SliceManifest>(objects, key));
    if (manifest) manifests.push(manifest);
  }
  return manifests;
};

const hasAccepted = (entries: ReadonlyMap<string, AcceptedEntry>, syncId: string): boolean => {
  for (const { accepted } of entries.values()) if (accepted.sync_id === syncId) return true;
  return false;
};

/** What is damaged or expired is not there: another sync may show the same document. */
const orNothing = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
};

/** Of the object itself: a refusal by the store is another thing. */
const isDamage = (error: unknown): boolean =>
  error instanceof OperatorMistake ||
  error instanceof SyntaxError ||
  ownCode(error) !== undefined ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')); // zlib's
