import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { findClient, type Ledger } from '@siesa-integration/sync-pipeline';
import { fingerprint, memoryStores, runSync, type InProcessPorts } from '@siesa-integration/sync-pipeline/in-process';
import type { SyncSummary } from '@siesa-integration/workflow-contract';
import { clientDestination } from '../clients/client-destination.ts';
import { fieldDiff, type FieldDiff } from '../diff/field-diff.ts';
import { heldPayloads } from '../diff/held-payloads.ts';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Stores } from '../hosts/stores.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { nonSendingDestinations, type OnSend } from './non-sending-destinations.ts';
import { overlayLedger, type OverlayLedger } from './overlay-ledger.ts';
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
  /** How the updates change what the destination holds, where that was asked for. */
  readonly diff?: DryRunDiff;
}

export interface DryRunDiff extends FieldDiff {
  /** Updates of which no stored sync shows what the destination holds. */
  readonly unknown: number;
}

export interface DryRunOptions {
  /** Compares what would be sent with what the destination holds. @defaultValue false */
  readonly diff?: boolean;
  /** Where an operator finds an object. @defaultValue its key */
  readonly locate?: (key: string) => string;
}

/**
 * Runs a sync in this process, without sending or storing anything. Reads Siesa, and asks the destination only which records it would refuse.
 */
export const dryRunSync = async (
  request: SyncRequest,
  stores: DryRunStores,
  { diff = false, locate = (key) => key }: DryRunOptions = {},
): Promise<DryRun> => {
  const ledger = overlayLedger(stores.ledger);
  const sent = new Map<string, DestinationPayload>();
  const keep: OnSend = (payloads) => {
    for (const payload of payloads) sent.set(fingerprint(payload), payload);
  };
  const ports = await dryRunPorts(request.client_id, stores, ledger, diff ? keep : undefined);
  const { summary } = await runSync(ports, { input: { ...request } });
  if (!summary) throw new Error(`The dry run of ${request.client_id} has no summary.`); // cannot be: a lease in memory is always free
  const { status, records_extracted, records_unchanged, records_failed, failed_records, error } = summary.summary;
  const { create, update } = ledger.accepted();
  return omitUndefined({
    client_id: request.client_id,
    dry_run: true as const,
    sync_type: request.sync_type,
    status,
    records_extracted,
    create: create.length,
    update: update.length,
    unchanged: records_unchanged,
    reject: records_failed,
    failed_records,
    error,
    diff: diff ? await diffOf(request.client_id, stores, { update, sent, locate }) : undefined,
  });
};

/** What a dry run reads. */
export type DryRunStores = Omit<Stores, 'settings' | 'history' | 'audit'>;

interface Updates {
  readonly update: ReturnType<OverlayLedger['accepted']>['update'];
  /** By fingerprint. */
  readonly sent: ReadonlyMap<string, DestinationPayload>;
  readonly locate: (key: string) => string;
}

const diffOf = async (
  clientId: string,
  stores: DryRunStores,
  { update, sent, locate }: Updates,
): Promise<DryRunDiff> => {
  const client = await findClient(clientId, stores);
  const held = await heldPayloads(stores.objects, {
    client,
    entries: update.map(({ before }) => before),
    toPayload: (mapping, product) => clientDestination(client, mapping, stores).toPayload(product),
    locate,
  });
  const pairs = update.flatMap(({ after: { product_id, accepted } }) => {
    const [old, now] = [held.get(product_id), sent.get(accepted?.fingerprint ?? '')];
    return old && now ? [{ product_id, old, new: now }] : [];
  });
  return { ...fieldDiff(pairs), unknown: update.length - pairs.length };
};

/** Reads the host's stores and writes to memory. */
const dryRunPorts = async (
  clientId: string,
  stores: DryRunStores,
  ledger: Ledger,
  onSend: OnSend | undefined,
): Promise<InProcessPorts> => {
  const { state, objects } = memoryStores();
  await copyState(clientId, stores.state, state);
  return {
    ...unobservedPorts(stores),
    clients: { find: stores.clients.find, recordSync: () => Promise.resolve() },
    state,
    objects,
    ledger,
    destinations: nonSendingDestinations(destinationRegistry, onSend),
  };
};
