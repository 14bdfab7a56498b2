import {
  type CanonicalRecord,
  type ClientConfiguration,
  findClient,
  getNdjson,
  runKeys,
} from '@siesa-integration/sync-pipeline';
import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { clientDestination } from '../clients/client-destination.ts';
import { knownClients } from '../clients/known-clients.ts';
import { readRunMapping } from '../explain/stored-runs.ts';
import type { Host } from '../hosts/host.ts';
import type { Stores } from '../hosts/stores.ts';
import { message, placeIn } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { fieldDiff, type FieldDiff } from './field-diff.ts';

/** How what one sync had to send differs from what another one had. */
export interface SyncDiff extends FieldDiff {
  readonly client_id: string;
  readonly first: string;
  readonly second: string;
  /** Products that only one of them read: an incremental sync reads what changed. */
  readonly only_in_first: number;
  readonly only_in_second: number;
}

/**
 * Compares the documents of two syncs of one client, from their stored parts.
 *
 * @throws OperatorMistake when the host keeps no parts of one of them, or they are of two clients.
 */
export const diffSyncs = async (host: Host, first: string, second: string): Promise<SyncDiff> => {
  const clientId = await clientOf(host, first);
  if ((await clientOf(host, second)) !== clientId)
    throw new OperatorMistake(message('mistake/syncs-of-two', { first, client: clientId, second }), {
      code: 'WRONG_USAGE',
    });
  return { client_id: clientId, first, second, ...(await compareSyncs(clientId, host, first, second)) };
};

const clientOf = async (host: Host, syncId: string): Promise<string> => {
  for (const settings of await knownClients(host)) {
    const clientId = String(settings['client_id']);
    if ((await host.stores.objects.get(runKeys(clientId, syncId).mapping)) !== undefined) return clientId;
  }
  throw new OperatorMistake(
    message('mistake/no-parts', { sync: syncId, place: placeIn(host.place), options: host.options }),
  );
};

export type CompareHost = Pick<Host, 'locate'> & {
  readonly stores: Pick<Stores, 'environment' | 'clients' | 'objects' | 'secrets'>;
};

/** What holds the parts of a run. */
export type RunPayloadsHost = Pick<Host, 'locate'> & {
  readonly stores: Pick<Stores, 'environment' | 'objects' | 'secrets'>;
};

/** Compares two syncs of a client that is known. */
export const compareSyncs = async (
  clientId: string,
  host: CompareHost,
  first: string,
  second: string,
): Promise<Omit<SyncDiff, 'client_id' | 'first' | 'second'>> => {
  const client = await findClient(clientId, host.stores);
  const [before, after] = [await runPayloads(client, host, first), await runPayloads(client, host, second)];
  const pairs = [...after].flatMap(([product_id, payload]) => {
    const old = before.get(product_id);
    return old ? [{ product_id, old, new: payload }] : [];
  });
  return {
    ...fieldDiff(pairs),
    only_in_first: before.size - pairs.length,
    only_in_second: after.size - pairs.length,
  };
};

/** What a sync had to send, by product id: of several versions the last. A product that was rejected is not in it. */
export const runPayloads = async (
  client: ClientConfiguration,
  { stores, locate }: RunPayloadsHost,
  syncId: string,
): Promise<ReadonlyMap<string, DestinationPayload>> => {
  const { objects } = stores;
  const mapping = await readRunMapping(objects, client, syncId, locate);
  const payloads = new Map<string, DestinationPayload>();
  if (!mapping) return payloads;
  const adapter = clientDestination(client, mapping, stores);
  for (const key of await objects.list(`${runKeys(client.client_id, syncId).prefix}canonical/`))
    for (const { product } of await getNdjson<CanonicalRecord>(objects, key)) {
      const payload = adapter.toPayload(product);
      if (payload.ok) payloads.set(product.id, payload.value);
    }
  return payloads;
};
