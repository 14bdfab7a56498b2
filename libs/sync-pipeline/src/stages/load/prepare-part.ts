import type { DestinationAdapter } from '@siesa-integration/destination-adapter';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { StoredPartBroken } from '../../errors.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { CanonicalRecord, PartReport, RejectedRecord } from '../../run/documents.ts';
import type { Run } from '../../run/run.ts';
import { SeenIndex } from '../../run/seen-index.ts';
import type { KnownPart } from '../../run/slice-manifest.ts';
import { isOfAnother } from './held-back.ts';
import type { LoadPorts } from './load-ports.ts';
import { type PartRecords, type PlannedRecord, planPart } from './plan-part.ts';

/** A part with the ledger's entries for its records, and the plan for each. */
export interface PreparedPart {
  readonly known: ReadonlyMap<string, LedgerEntry>;
  readonly planned: readonly PlannedRecord[];
}

export interface PreparePartOptions {
  readonly run: Run;
  readonly client: ClientConfiguration;
  readonly part: KnownPart;
  readonly records: PartRecords;
  readonly adapter: Pick<DestinationAdapter, 'toPayload' | 'idOf'>;
  /** Sends every record, whatever the ledger holds. */
  readonly sendsAll: boolean;
  /** The report of an earlier invocation, which had no time to send the whole part. */
  readonly earlier: PartReport | undefined;
}

/** Reads the ledger and plans each record of a part. */
export const preparePart = async (
  { ledger, objects, runtime }: Pick<LoadPorts, 'ledger' | 'objects' | 'runtime'>,
  { run, client, part, records, adapter, sendsAll, earlier }: PreparePartOptions,
): Promise<PreparedPart> => {
  const known = new Map(await ledger.readMany(run.clientId, idsOf(records)));
  const { manifest } = part;
  const ofAnother = !manifest.full && allOf(records).some(({ id, record }) => isOfAnother(record, known.get(id)));
  const brought = ofAnother ? await seenIn(objects, run.keys.seen(manifest)) : undefined;

  const refused = new Set(
    earlier?.failures.filter(({ stage }) => stage === 'product').map(({ product_id }) => product_id),
  );
  const planned = planPart(records, adapter, known, {
    sync_id: run.syncId,
    sendsAll,
    mapping: manifest.mapping,
    full: manifest.full,
    now: runtime.now(),
    sameProduct: client.same_product,
    sameKey: client.siesa.sameKey,
    isBrought: (sourceId) => brought?.has(sourceId) ?? false,
    isRefused: (productId) => refused.has(productId),
  });
  const others = planned.map(({ product_id }) => product_id).filter((id) => id.startsWith('?') && !known.has(id));
  if (others.length > 0)
    for (const [id, entry] of await ledger.readMany(run.clientId, [...new Set(others)])) known.set(id, entry);
  return { known, planned };
};

const allOf = ({
  products,
  rejects,
}: PartRecords): readonly { readonly id: string; readonly record: CanonicalRecord | RejectedRecord }[] => [
  ...products.map((record) => ({ id: record.product.id, record })),
  ...rejects.map((record) => ({ id: record.product_id, record })),
];

const idsOf = (records: PartRecords): readonly string[] => {
  const all = allOf(records);
  return [...new Set(all.flatMap(({ id, record: { retries } }) => (retries === undefined ? [id] : [id, retries])))];
};

const seenIn = async (objects: LoadPorts['objects'], key: string): Promise<SeenIndex> => {
  const bytes = await objects.get(key);
  if (!bytes) throw new StoredPartBroken(key, 'is gone');
  return SeenIndex.fromBytes(bytes);
};
