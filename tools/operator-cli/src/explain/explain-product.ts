import { destinationRegistry } from '@siesa-integration/aws-runtime/destination-registry';
import type { FieldExplanation } from '@siesa-integration/field-mapping';
import {
  connectDestination,
  findClient,
  type ClientConfiguration,
  type LedgerEntry,
} from '@siesa-integration/sync-pipeline';
import { createWorld } from '@siesa-integration/aws-runtime';
import type { Stores } from '../hosts/stores.ts';
import { findStoredRow, partsKeptDays, type StoredRow } from './find-stored-row.ts';
import { present } from '../present.ts';

/** What happened to one product. */
export interface ProductExplanation {
  readonly client_id: string;
  readonly product_id: string;
  /** The run whose row is shown. */
  readonly sync_id?: string;
  /** The row as Siesa gave it; absent when its parts have expired. */
  readonly raw?: Readonly<Record<string, unknown>>;
  readonly steps: readonly FieldExplanation[];
  readonly canonical?: unknown;
  /** What the product is sent, or the issues that stop it. */
  readonly payload?: unknown;
  /** Sentences: accepted or refused, when, why sent or not. */
  readonly verdict: readonly string[];
}

/** Tells a product's story from its ledger entry and the stored parts. Calls nobody. @param locate - where people find an object */
export const explainProduct = async (
  clientId: string,
  entry: LedgerEntry,
  stores: Stores,
  locate = (key: string): string => key,
): Promise<ProductExplanation> => {
  const client = await findClient(clientId, { clients: stores.clients, environment: stores.environment });
  const row = await findStoredRow(
    stores.objects,
    present({ client, productId: entry.product_id, sourceId: entry.source_id, syncIds: runsOf(entry), locate }),
  );
  const told = { client_id: clientId, product_id: entry.product_id, verdict: verdictOf(entry) };
  if (!row)
    return {
      ...told,
      steps: [],
      verdict: [...told.verdict, `The parts of these syncs are gone: they are kept ${String(partsKeptDays)} days.`],
    };

  const { result, fields } = row.mapping.explain(row.record.row);
  return {
    ...told,
    sync_id: row.syncId,
    raw: row.record.row,
    steps: fields,
    ...(result.ok
      ? { canonical: result.value, payload: payloadOf(client, row, result.value, stores) }
      : { canonical: result.issues }),
  };
};

/** Newest first: sync ids begin with their time. */
const runsOf = ({ accepted, rejection, last_seen_sync }: LedgerEntry): readonly string[] =>
  [...new Set([last_seen_sync, ...(rejection ? [rejection.sync_id] : []), ...(accepted ? [accepted.sync_id] : [])])]
    .sort()
    .reverse();

const payloadOf = (
  client: ClientConfiguration,
  { mapping }: StoredRow,
  product: Parameters<ReturnType<typeof connectDestination>['adapter']['toPayload']>[0],
  { environment, secrets }: Stores,
): unknown => {
  const { adapter } = connectDestination(
    { products: destinationRegistry, secrets, world: createWorld(environment), environment },
    client,
    mapping.destinationFields,
  );
  const payload = adapter.toPayload(product);
  return payload.ok ? payload.value : payload.issues;
};

/** What the ledger knows, as sentences. */
export const verdictOf = ({ accepted, rejection, last_seen_sync }: LedgerEntry): readonly string[] => [
  ...(accepted
    ? [`Accepted by the product in ${accepted.sync_id}, at ${accepted.at}.`]
    : ['Never accepted by the product.']),
  ...(accepted && !rejection && last_seen_sync !== accepted.sync_id
    ? [`Read again in ${last_seen_sync} and not sent: nothing that the product gets had changed.`]
    : []),
  ...(rejection
    ? [
        `Refused ${rejection.code.startsWith('mapping/') ? 'by the mapping' : 'before or by the product'} in ${rejection.sync_id}: ${rejection.code}: ${rejection.message}`,
        rejection.parked
          ? `Parked after ${String(rejection.attempts)} attempts: tried again when Siesa or the mapping changes, or with \`siesa-sync rejects --retry\`.`
          : `Tried ${String(rejection.attempts)} ${rejection.attempts === 1 ? 'time' : 'times'} since ${rejection.first_seen}; the next incremental sync tries again.`,
      ]
    : []),
];
