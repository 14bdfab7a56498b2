import type { DestinationAdapter } from '@siesa-integration/destination-adapter';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { CanonicalRecord, PartReport, RejectedRecord } from '../../run/documents.ts';
import type { Run } from '../../run/run.ts';
import { getSeenIndex } from '../../run/seen/stored-seen-index.ts';
import type { KnownPart } from '../../run/slice-manifest.ts';
import { isOfAnother } from './held-back.ts';
import type { LoadPorts } from './load-ports.ts';
import { type PartRecords, type PlannedRecord, planPart } from './plan-part.ts';

/** A part with the ledger's entries for its records, and the plan for each. */
export interface PreparedPart {
  readonly known: ReadonlyMap<string, LedgerEntry>;
  readonly planned: readonly PlannedRecord[];
  /** Products under which the part's records had been rejected, and which other rows of the run have now: those rows close these rejects. */
  readonly taken: ReadonlySet<string>;
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
  const former = formerProducts(records, known);
  const seen = ofAnother || former.length > 0 ? await getSeenIndex(objects, run.keys.seen(manifest)) : undefined;
  const claims =
    former.length > 0 && manifest.claims ? await getSeenIndex(objects, run.keys.claims(manifest)) : undefined;

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
    isBrought: (sourceId) => seen?.has(sourceId) ?? false,
    isRefused: (productId) => refused.has(productId),
  });
  const others = planned.map(({ product_id }) => product_id).filter((id) => id.startsWith('?') && !known.has(id));
  if (others.length > 0)
    for (const [id, entry] of await ledger.readMany(run.clientId, [...new Set(others)])) known.set(id, entry);
  const taken = former.filter((id) => seen?.get(id)?.own === true || claims?.has(id) === true);
  return { known, planned, taken: new Set(taken) };
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

/** The products of open rejects whose records have another product id now. */
const formerProducts = (records: PartRecords, known: ReadonlyMap<string, LedgerEntry>): readonly string[] =>
  allOf(records).flatMap(({ id, record: { retries = id } }) =>
    retries !== id && known.get(retries)?.rejection ? [retries] : [],
  );
