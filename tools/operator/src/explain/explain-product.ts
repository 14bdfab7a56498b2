import type { CanonicalProduct } from '@siesa-integration/canonical-model';
import type { FieldExplanation } from '@siesa-integration/field-mapping';
import { findClient, type ClientConfiguration, type LedgerEntry } from '@siesa-integration/sync-pipeline';
import { clientDestination } from '../clients/client-destination.ts';
import { assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import type { Stores } from '../hosts/stores.ts';
import { assertProductId } from '../in-process/assert-product-id.ts';
import { reasonInWords } from '../rejects/reason-in-words.ts';
import { readWarnings } from '../rejects/read-warnings.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { findStoredRow, partsKeptDays, type StoredRow } from './find-stored-row.ts';
import { omitUndefined } from '../omit-undefined.ts';

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
  /** What the product is sent, or the issues for which it is not. */
  readonly payload?: unknown;
  /** Sentences: accepted or refused, when, why sent or not. */
  readonly verdict: readonly string[];
}

/**
 * Explains what happened to one product of a client.
 *
 * @throws {@link OperatorMistake} when the client is unknown, or no sync has read the product yet.
 */
export const explain = async (host: Host, clientId: string, productId: string): Promise<ProductExplanation> => {
  assertProductId(productId);
  await assertKnownClient(host, clientId);
  const entry = (await host.stores.ledger.readMany(clientId, [productId])).get(productId);
  if (!entry)
    throw new OperatorMistake(
      `No sync of ${clientId} has read a product '${productId}' yet: ask Siesa for it with \`siesa-sync sync ${clientId} --only ${productId} --dry-run ${host.options}\`.`,
    );
  return explainProduct(clientId, entry, host.stores, host.locate);
};

/**
 * Explains a product from its ledger entry and the stored parts. Calls neither Siesa nor the product.
 *
 * @param locate - where an operator finds an object
 */
export const explainProduct = async (
  clientId: string,
  entry: LedgerEntry,
  stores: Stores,
  locate = (key: string): string => key,
): Promise<ProductExplanation> => {
  const client = await findClient(clientId, { clients: stores.clients, environment: stores.environment });
  const row = await findStoredRow(
    stores.objects,
    omitUndefined({ client, productId: entry.product_id, sourceId: entry.source_id, syncIds: runsOf(entry), locate }),
  );
  const known = {
    client_id: clientId,
    product_id: entry.product_id,
    verdict: [...verdictOf(entry), ...(await warningsOf(stores, clientId, entry))],
  };
  if (!row)
    return {
      ...known,
      steps: [],
      verdict: [...known.verdict, `The parts of these syncs are gone: they are kept ${String(partsKeptDays)} days.`],
    };

  const { result, fields } = row.mapping.explain(row.record.row);
  return {
    ...known,
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
  product: CanonicalProduct,
  stores: Stores,
): unknown => {
  const payload = clientDestination(client, mapping, stores).toPayload(product);
  return payload.ok ? payload.value : payload.issues;
};

/** The ledger's entry, as sentences. */
export const verdictOf = ({ accepted, rejection, last_seen_sync }: LedgerEntry): readonly string[] => [
  ...(accepted
    ? [`Accepted by the product in ${accepted.sync_id}, at ${accepted.at}.`]
    : ['Never accepted by the product.']),
  ...(accepted && !rejection && last_seen_sync !== accepted.sync_id
    ? [`Read again in ${last_seen_sync} and not sent: nothing that the product gets had changed.`]
    : []),
  ...(rejection
    ? [
        `Refused ${refusedBy(rejection.code)} in ${rejection.sync_id}: ${rejection.code}: ${rejection.message}`,
        ...inWords(rejection.code),
        rejection.parked
          ? `Parked after ${String(rejection.attempts)} attempts: tried again when Siesa or the mapping changes, or with \`siesa-sync rejects --retry\`.`
          : `Tried ${String(rejection.attempts)} ${rejection.attempts === 1 ? 'time' : 'times'} since ${rejection.first_seen}; the next incremental sync tries again.`,
      ]
    : []),
];

/** By what the code stands for: the mapping, what Siesa returned, or else the destination or our own check before it. */
const refusedBy = (code: string): string => {
  if (code.startsWith('mapping/') || code === 'two-items-one-product') return 'by the mapping';
  return code.startsWith('source/') || code.startsWith('stock/') ? 'as Siesa gave it' : 'before or by the product';
};

const inWords = (code: string): readonly string[] => {
  const words = reasonInWords(code)?.en;
  return words === undefined ? [] : [words];
};

/** What the report of the run that read a product last names about it, although it was accepted. */
const warningsOf = async (
  { objects }: Pick<Stores, 'objects'>,
  clientId: string,
  { product_id, source_id, last_seen_sync }: LedgerEntry,
): Promise<readonly string[]> =>
  (await readWarnings(objects, clientId, last_seen_sync))
    .filter(
      (warning) =>
        warning.product_id === product_id ||
        (warning.code === 'source/double-code' && warning.product_id === source_id),
    )
    .flatMap(({ code, message }) => [`Warning of ${last_seen_sync}: ${code}: ${message}`, ...inWords(code)]);
