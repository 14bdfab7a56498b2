import {
  createSiesaClient,
  type SiesaClient,
  type SiesaClientOptions,
  type SiesaRow,
} from '@siesa-integration/siesa-client';
import {
  connectSiesa,
  findClient,
  type ClientState,
  type LedgerEntry,
  type StateStore,
} from '@siesa-integration/sync-pipeline';
import { destinationRegistry } from '@siesa-integration/aws-runtime/destination-registry';
import { memoryStores, walk, type WalkEnd, type WalkPorts } from '@siesa-integration/sync-pipeline/testing';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Stores } from '../hosts/stores.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { overlayLedger } from './overlay-ledger.ts';
import { quietPorts } from './rehearse-sync.ts';
import { nonSendingDestinations } from './silent-products.ts';

/** One product, synced alone. */
export interface SingleSync {
  readonly end: WalkEnd;
  /** As the walk left it. */
  readonly entry: LedgerEntry | undefined;
  /** The stores with what the walk has read and written, to be explained from. */
  readonly stores: Stores;
}

/**
 * Walks one product through the pipeline's own stages, under the client's lease. The cursor stays where it is: other changes are none of its business. With
 * `dryRun` nothing is sent and nothing is kept.
 *
 * @throws {@link OperatorMistake} when Siesa does not know the product.
 */
export const syncOneProduct = async (
  request: SyncRequest,
  productId: string,
  stores: Stores,
  { dryRun }: { readonly dryRun: boolean },
): Promise<SingleSync> => {
  const quiet = quietPorts(stores);
  const known = (await stores.ledger.readMany(request.client_id, [productId])).get(productId);
  const sourceId = known?.source_id ?? productId;
  const client = await findClient(request.client_id, { clients: stores.clients, environment: stores.environment });
  const row = await connectSiesa(quiet, { client }).product(sourceId);
  if (!row)
    throw new OperatorMistake(
      `Siesa knows no product '${sourceId}' of client '${request.client_id}': check the id there; nothing was started.`,
    );

  const memory = memoryStores();
  const ledger = dryRun ? overlayLedger(stores.ledger) : stores.ledger;
  const objects = dryRun ? memory.objects : stores.objects;
  const ports: WalkPorts = {
    ...quiet,
    siesa: onlyRow(row),
    clients: { find: stores.clients.find, noteSync: () => Promise.resolve() },
    state: keepingCursor(dryRun ? memory.state : stores.state, request.sync_type === 'initial'),
    ledger: { ...ledger, openRejects: () => Promise.resolve([]) },
    objects,
    products: dryRun ? nonSendingDestinations(destinationRegistry) : destinationRegistry,
  };
  const end = await walk(ports, {
    input: { client_id: request.client_id, sync_type: 'incremental' },
    owner: `only:${productId.slice(0, 100)}:${String(Date.now())}`,
  });
  const entries = await ledger.readMany(request.client_id, [productId]);
  return { end, entry: entries.get(productId), stores: { ...stores, ledger, objects } };
};

/** A Siesa that holds this row and nothing else. */
const onlyRow =
  (row: SiesaRow) =>
  (options: SiesaClientOptions): SiesaClient => ({
    ...createSiesaClient(options),
    pages: async function* () {
      yield await Promise.resolve({ rows: [row], emptyRows: 0, drifts: false, total: 1 });
    },
  });

/**
 * The client's state, of which a run over one product may move nothing but the lease.
 *
 * @param sendsAnyway - lets the run believe that the one before it died, so that it sends what the ledger knows, too
 */
const keepingCursor = (store: StateStore, sendsAnyway: boolean): StateStore => {
  let before: ClientState | undefined;
  return {
    read: async (clientId) => {
      const stored = await store.read(clientId);
      before ??= stored?.state ?? { epoch: 0 };
      const forced = sendsAnyway && stored?.state.owner === undefined && stored?.state.open === undefined;
      return stored && forced ? { ...stored, state: { ...stored.state, open: 'sync-00000000-000000-0000' } } : stored;
    },
    replace: (clientId, state, expected) =>
      store.replace(clientId, state.owner === undefined ? restored(state, before) : state, expected),
  };
};

const restored = (after: ClientState, before: ClientState | undefined): ClientState =>
  Object.fromEntries(
    Object.entries({ ...after, cursor: before?.cursor, open: before?.open, held: before?.held }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as unknown as ClientState;
