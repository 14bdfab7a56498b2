import type { DestinationAdapter, StoredRecord } from '@siesa-integration/destination-adapter';
import type { FieldMapping } from '@siesa-integration/field-mapping';
import type { ClientConfiguration, Ledger } from '@siesa-integration/sync-pipeline';
import { changedEndInWords, endsThatChange } from '../check/check-ends.ts';
import { message, inLanguage } from '../messages/message.ts';
import { allOf, checkSettings } from '../clients/check-settings.ts';
import { clientDestination } from '../clients/client-destination.ts';
import { assertKnownClient } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import type { Stores } from '../hosts/stores.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { compareHoldings, type ExpectedRecord, type Finding, type HoldingsDiff } from './compare-holdings.ts';
import { type AcceptedEntry, sentDocuments, type SentDocumentsOptions } from './sent-documents.ts';

/** What a destination really holds of a client, beside the ledger. */
export interface Verification extends HoldingsDiff {
  readonly client_id: string;
  /** ISO 8601. */
  readonly at: string;
  /** Products that a sync wrote while they were compared: nothing is stated about them. */
  readonly changed_meanwhile: number;
}

/** Look-ups by id of what the list did not show; for more of them the list is read a second time. */
export const mostLookUps = 25;

/** What a comparison needs: the stores of a host, and where an operator finds an object. */
export type VerifyHost = Pick<Host, 'locate'> & {
  readonly stores: Pick<Stores, 'environment' | 'ledger' | 'objects' | 'secrets'>;
};

/**
 * Reads everything that a client's destination holds and compares it with what the ledger holds as accepted. Writes nothing.
 *
 * @throws OperatorMistake when there is no such client, its settings cannot be used, its destination cannot be read, or is another one than its last sync wrote to.
 */
export const verifyClient = async (host: Host, clientId: string, now: number): Promise<Verification> => {
  const { client, destination } = await readableDestination(host, clientId);
  return verifyDestination(client, destination, host, now);
};

/** The same for a client and a destination that are open. */
export const verifyDestination = async (
  client: ClientConfiguration,
  destination: ReadableDestination,
  { stores, locate }: VerifyHost,
  now: number,
): Promise<Verification> => {
  const { client_id: clientId } = client;
  const { ledger, objects } = stores;
  const entries = await acceptedEntries(ledger, clientId);
  const expected = new Map<string, ExpectedRecord>();
  const withDocument = new Set<string>();
  const toPayload = payloadsOf(client, stores);
  for await (const { product_id, payload } of sentDocuments(objects, { client, entries, toPayload, locate })) {
    const deactivated = entries.get(product_id)?.deactivated_at !== undefined;
    expected.set(destination.idOf(payload), { product_id, document: JSON.stringify(payload), deactivated });
    withDocument.add(product_id);
  }
  for (const [product_id, { deactivated_at: at }] of entries)
    if (!withDocument.has(product_id)) expected.set(product_id, { product_id, deactivated: at !== undefined });

  const diff = await compareHoldings(expected, everyRecord(destination, expected));
  const findings = await unchangedSince(ledger, { clientId, entries, findings: diff.findings });
  return {
    client_id: clientId,
    at: new Date(now).toISOString(),
    ...diff,
    findings,
    changed_meanwhile: diff.findings.length - findings.length,
  };
};

/** Makes the documents of several mappings; each gets one adapter. */
const payloadsOf = (client: ClientConfiguration, stores: VerifyHost['stores']): SentDocumentsOptions['toPayload'] => {
  const adapters = new Map<FieldMapping, DestinationAdapter>();
  return (mapping, product) => {
    const adapter = adapters.get(mapping) ?? clientDestination(client, mapping, stores);
    adapters.set(mapping, adapter);
    return adapter.toPayload(product);
  };
};

/** A destination that gives back what it holds. */
export type ReadableDestination = DestinationAdapter & Required<Pick<DestinationAdapter, 'find' | 'list'>>;

export const isReadable = (adapter: DestinationAdapter): adapter is ReadableDestination =>
  adapter.find !== undefined && adapter.list !== undefined;

/** @throws OperatorMistake when the destination cannot be read, or is another one than the client's last sync wrote to */
export const readableDestination = async (
  host: Host,
  clientId: string,
): Promise<{ readonly client: ClientConfiguration; readonly destination: ReadableDestination }> => {
  await assertKnownClient(host, clientId);
  const { client, mapping, problems } = await checkSettings(clientId, host);
  if (problems.length > 0 || !client || !mapping) throw allOf(problems);
  const destination = clientDestination(client, mapping, host.stores);
  if (!isReadable(destination))
    throw new OperatorMistake(
      message('mistake/no-list-call', {
        client: clientId,
        product: client.product_type,
        dialect: client.product_dialect,
      }),
      { code: 'WRONG_USAGE' },
    );
  const changed = (await endsThatChange(client, mapping, host.stores)).find(({ end }) => end === 'destination');
  if (changed)
    throw new OperatorMistake(
      `Client '${clientId}': ${inLanguage(changedEndInWords(changed, clientId, host.options), 'en')}.`,
      {
        code: 'DESTINATION_CHANGED',
      },
    );
  return { client, destination };
};

const acceptedEntries = async (ledger: Ledger, clientId: string): Promise<ReadonlyMap<string, AcceptedEntry>> => {
  const entries = new Map<string, AcceptedEntry>();
  for await (const { product_id, accepted, deactivated_at } of ledger.entries(clientId))
    if (accepted) entries.set(product_id, omitUndefined({ product_id, accepted, deactivated_at }));
  return entries;
};

/** All records of a destination. Rows move between pages while others write, so what the list did not show is asked for again. */
export async function* everyRecord(
  { list, find }: ReadableDestination,
  expected: Pick<ReadonlySet<string>, 'keys'>,
): AsyncGenerator<StoredRecord> {
  const notShown = new Set(expected.keys());
  for await (const record of list()) {
    notShown.delete(record.id);
    yield record;
  }
  if (notShown.size === 0) return;
  if (notShown.size <= mostLookUps) yield* await find([...notShown]);
  else for await (const record of list()) if (notShown.has(record.id)) yield record;
}

interface Found {
  readonly clientId: string;
  readonly entries: ReadonlyMap<string, AcceptedEntry>;
  readonly findings: readonly Finding[];
}

/** The findings about products that no sync has written since their entries were read. */
const unchangedSince = async (ledger: Ledger, { clientId, entries, findings }: Found): Promise<readonly Finding[]> => {
  if (findings.length === 0) return [];
  const now = await ledger.readMany(clientId, [...new Set(findings.map(({ product_id }) => product_id))]);
  return findings.filter(({ product_id: id }) => now.get(id)?.accepted?.at === entries.get(id)?.accepted.at);
};
