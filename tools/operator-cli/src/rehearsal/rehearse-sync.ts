import { createWorld } from '@siesa-integration/aws-runtime';
import { destinationRegistry } from '@siesa-integration/aws-runtime/destination-registry';
import type { Ledger, SyncSummary } from '@siesa-integration/sync-pipeline';
import { memoryStores, walk, type WalkPorts } from '@siesa-integration/sync-pipeline/testing';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Stores } from '../hosts/stores.ts';
import { overlayLedger } from './overlay-ledger.ts';
import { present } from '../present.ts';
import { nonSendingDestinations } from './silent-products.ts';

/** What a sync would do. */
export interface Rehearsal {
  readonly client_id: string;
  readonly dry_run: true;
  readonly sync_type: string;
  /** `failed`: the sync itself would fail, as `error` says. */
  readonly status: 'success' | 'failed';
  readonly records_extracted: number;
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly reject: number;
  readonly failed_records: SyncSummary['failed_records'];
  readonly error?: SyncSummary['error'];
}

/**
 * Walks a sync through the pipeline's own stages over stores that keep nothing and a product that is sent nothing. Reads Siesa, and of the product only what it
 * would refuse.
 */
export const rehearseSync = async (request: SyncRequest, stores: Stores): Promise<Rehearsal> => {
  const ledger = overlayLedger(stores.ledger);
  const { summary } = await walk(await rehearsalPorts(request.client_id, stores, ledger), { input: { ...request } });
  if (!summary) throw new Error(`The rehearsal of ${request.client_id} came to no summary.`); // nobody else holds a lease in memory
  const { status, records_extracted, records_unchanged, records_failed, failed_records, error } = summary.summary;
  const { create, update } = ledger.accepted();
  return present({
    client_id: request.client_id,
    dry_run: true as const,
    sync_type: request.sync_type,
    status,
    records_extracted,
    create,
    update,
    unchanged: records_unchanged,
    reject: records_failed,
    failed_records,
    error,
  });
};

/** The host's stores to read from; everything that is written stays in memory. A sync that runs meanwhile is not in the way. */
const rehearsalPorts = async (clientId: string, stores: Stores, ledger: Ledger): Promise<WalkPorts> => {
  const { state, objects } = memoryStores();
  const stored = await stores.state.read(clientId);
  if (stored) {
    const { cursor, open, epoch, budget, held } = stored.state;
    await state.replace(clientId, present({ cursor, open, epoch, budget, held }), 0);
  }
  return {
    ...quietPorts(stores),
    clients: { find: stores.clients.find, noteSync: () => Promise.resolve() },
    state,
    objects,
    ledger,
    products: nonSendingDestinations(destinationRegistry),
  };
};

/** Real time and a guarded network; nobody listens to logs and figures. */
export const quietPorts = ({ environment, secrets, mappings }: Stores) => {
  const nothing = (): void => undefined;
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing, with: () => log };
  return { environment, secrets, mappings, world: createWorld(environment), log, metrics: { emit: nothing } };
};
