import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import type { Ledger } from '@siesa-integration/sync-pipeline';
import { memoryStores, runSync, type InProcessPorts } from '@siesa-integration/sync-pipeline/in-process';
import type { SyncSummary } from '@siesa-integration/workflow-contract';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Stores } from '../hosts/stores.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { nonSendingDestinations } from './non-sending-destinations.ts';
import { overlayLedger } from './overlay-ledger.ts';
import { copyState } from './copy-state.ts';
import { unobservedPorts } from './unobserved-ports.ts';

/** What a sync would do. */
export interface DryRun {
  readonly client_id: string;
  readonly dry_run: true;
  readonly sync_type: string;
  /** `failed`: the sync itself would fail with `error`. */
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
 * Runs a sync in this process, without sending or storing anything. Reads Siesa, and asks the destination only which records it would refuse.
 */
export const dryRunSync = async (request: SyncRequest, stores: Stores): Promise<DryRun> => {
  const ledger = overlayLedger(stores.ledger);
  const { summary } = await runSync(await dryRunPorts(request.client_id, stores, ledger), { input: { ...request } });
  if (!summary) throw new Error(`The dry run of ${request.client_id} has no summary.`); // cannot be: a lease in memory is always free
  const { status, records_extracted, records_unchanged, records_failed, failed_records, error } = summary.summary;
  const { create, update } = ledger.accepted();
  return omitUndefined({
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

/** Reads the host's stores and writes to memory. */
const dryRunPorts = async (clientId: string, stores: Stores, ledger: Ledger): Promise<InProcessPorts> => {
  const { state, objects } = memoryStores();
  await copyState(clientId, stores.state, state);
  return {
    ...unobservedPorts(stores),
    clients: { find: stores.clients.find, recordSync: () => Promise.resolve() },
    state,
    objects,
    ledger,
    destinations: nonSendingDestinations(destinationRegistry),
  };
};
