import type { CanonicalProduct } from '@siesa-integration/canonical-model';
import type { CanonicalRecord, ObjectStore } from '@siesa-integration/sync-pipeline';
import { getNdjson, partKeys } from '@siesa-integration/sync-pipeline/stored';
import { listStoredRuns, openStoredRun, type StoredRun } from '../../explain/stored-runs.ts';
import { OperatorMistake } from '../../operator-mistake.ts';

/**
 * Siesa's products as syncs read them last: all of the newest full reading, and of each product what a later sync read.
 *
 * @param pick what to keep of a product; all of them are in memory at once
 * @throws OperatorMistake when no full reading is kept any more
 */
export const readSiesaProducts = async <Kept>(
  objects: ObjectStore,
  { clientId, options }: { readonly clientId: string; readonly options: string },
  pick: (product: CanonicalProduct) => Kept,
): Promise<ReadonlyMap<string, Kept>> => {
  const products = new Map<string, Kept>();
  for await (const run of endedRuns(objects, clientId)) {
    const ofRun = new Map<string, Kept>();
    for (const key of partsOf(clientId, run))
      for (const { product } of await getNdjson<CanonicalRecord>(objects, key)) ofRun.set(product.id, pick(product));
    for (const [id, kept] of ofRun) if (!products.has(id)) products.set(id, kept);
    if (run.manifests[0]?.full) return products;
  }
  throw new OperatorMistake(
    `No sync that read all of client '${clientId}' is kept, so its products are not known here: \`siesa-sync sync ${clientId} --type initial ${options}\` reads them.`,
  );
};

/** Newest first. A sync that was cut off shows a part of what Siesa has; the one after it reads that again. */
async function* endedRuns(objects: ObjectStore, clientId: string): AsyncGenerator<StoredRun> {
  for (const stored of await listStoredRuns(objects, clientId)) {
    const run = await openStoredRun(objects, clientId, stored);
    if (run?.manifests[0]?.last) yield run;
  }
}

/** In the order in which they were read, because a later row of a product supersedes an earlier one. */
const partsOf = (clientId: string, { syncId, manifests }: StoredRun): readonly string[] =>
  manifests
    .toReversed()
    .flatMap(({ parts }) => parts.map(({ key }) => partKeys(clientId, syncId, key)?.canonical ?? key));
