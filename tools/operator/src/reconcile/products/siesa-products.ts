import type { CanonicalProduct } from '@siesa-integration/canonical-model';
import type { CanonicalRecord } from '@siesa-integration/sync-pipeline';
import { getNdjson, partKeys } from '@siesa-integration/sync-pipeline/stored';
import { beganAt, listStoredRuns, openStoredRun, type StoredRun } from '../../explain/stored-runs.ts';
import type { Stores } from '../../hosts/stores.ts';
import type { PastSync } from '../../hosts/sync-history.ts';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';

export interface ProductsToRead {
  readonly clientId: string;
  /** The command-line options that open the host again. */
  readonly options: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is older than this shows edits of Siesa as differences of the destination, and a repair would act on them. */
const oldestMs = 24 * 3_600_000;

/**
 * Siesa's products as syncs read them last: all of the newest full reading that is proven whole, and of each product what a later sync read.
 *
 * @param pick what to keep of a product; all of them are in memory at once
 * @throws OperatorMistake when no whole full reading is kept, a later one is not kept whole, or the newest is older than a day
 */
export const readSiesaProducts = async <Kept>(
  { objects, history }: Pick<Stores, 'objects' | 'history'>,
  { clientId, options, now }: ProductsToRead,
  pick: (product: CanonicalProduct) => Kept,
): Promise<ReadonlyMap<string, Kept>> => {
  const products = new Map<string, Kept>();
  let newest: string | undefined;
  for await (const run of endedRuns({ objects, history }, { clientId, options })) {
    newest ??= assertRecent(run.syncId, { clientId, options, now });
    const ofRun = new Map<string, Kept>();
    for (const key of partsOf(clientId, run))
      for (const { product } of await readPart(objects, key, { run, clientId, options }))
        ofRun.set(product.id, pick(product));
    for (const [id, kept] of ofRun) if (!products.has(id)) products.set(id, kept);
    const [{ full, settled } = { full: false, settled: false }] = run.manifests;
    if (full && settled) return products;
  }
  throw new OperatorMistake(message('mistake/no-full-sync', { client: clientId, options }));
};

/**
 * Syncs whose reading was believed and loaded, newest first. What another one read is read again by the one after it.
 *
 * @throws OperatorMistake when one of them is not kept whole
 */
async function* endedRuns(
  { objects, history }: Pick<Stores, 'objects' | 'history'>,
  { clientId, options }: Omit<ProductsToRead, 'now'>,
): AsyncGenerator<StoredRun> {
  const stored = await listStoredRuns(objects, clientId);
  const ends = new Map((await history.latest(clientId, stored.length + begunSince)).map((end) => [end.syncId, end]));
  for (const one of stored) {
    const [syncId] = one;
    const end = ends.get(syncId);
    if (!end || !isAccountedFor(end)) continue;
    const run = await openStoredRun(objects, clientId, one);
    if (!run || !isWhole(run)) throw notKept(syncId, { clientId, options });
    yield run;
  }
}

/** Syncs that may end between the two lists. */
const begunSince = 100;

/** A sync above the threshold of failures was read and loaded as any other. */
const isAccountedFor = ({ status, error }: PastSync): boolean =>
  status === 'success' || error?.name === 'FailureThresholdExceeded';

/** Its slices are there from the last one back to the first. */
const isWhole = ({ manifests }: StoredRun): boolean =>
  manifests[0]?.last === true && manifests.at(-1)?.previous === undefined;

const assertRecent = (syncId: string, { clientId, options, now }: ProductsToRead): string => {
  const began = beganAt(syncId);
  if (now - Date.parse(began) <= oldestMs) return syncId;
  throw new OperatorMistake(message('mistake/products-old', { client: clientId, sync: syncId, began, options }));
};

const readPart = async (
  objects: Stores['objects'],
  key: string,
  { run, ...of }: Omit<ProductsToRead, 'now'> & { readonly run: StoredRun },
): Promise<readonly CanonicalRecord[]> => {
  const body = await objects.get(key); // outside of the try, because a refusal by S3 is not a damaged part
  if (!body) throw notKept(run.syncId, of);
  try {
    return await getNdjson<CanonicalRecord>({ ...objects, get: () => Promise.resolve(body) }, key);
  } catch (cause) {
    throw notKept(run.syncId, of, cause);
  }
};

const notKept = (
  syncId: string,
  { clientId, options }: Omit<ProductsToRead, 'now'>,
  cause?: unknown,
): OperatorMistake =>
  new OperatorMistake(message('mistake/sync-not-whole', { sync: syncId, client: clientId, options }), { cause });

/** In the order in which they were read, because a later row of a product supersedes an earlier one. */
const partsOf = (clientId: string, { syncId, manifests }: StoredRun): readonly string[] =>
  manifests
    .toReversed()
    .flatMap(({ parts }) => parts.map(({ key }) => partKeys(clientId, syncId, key)?.canonical ?? key));
