import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import { findClient, type Ledger, type ObjectStore } from '@siesa-integration/sync-pipeline';
import { fingerprint, memoryStores, runSync, type InProcessPorts } from '@siesa-integration/sync-pipeline/in-process';
import type { SyncSummary } from '@siesa-integration/workflow-contract';
import { clientDestination } from '../clients/client-destination.ts';
import { runPayloads } from '../diff/diff-syncs.ts';
import { diffOfChanges, fieldDiff, type FieldDiff } from '../diff/field-diff.ts';
import { heldPayloads } from '../diff/held-payloads.ts';
import { readRunMapping } from '../explain/stored-runs.ts';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Stores } from '../hosts/stores.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { isReadable } from '../verify/verify-client.ts';
import { compareWithHeld, type HeldComparison } from './compare-with-held.ts';
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
  /** What `create`, `update` and `unchanged` count by: what the destination really holds, or, where it cannot be read, what the ledger holds as accepted. */
  readonly compared_with: 'destination' | 'ledger';
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly reject: number;
  /** What reading the destination showed beside these counts. */
  readonly there?: DryRunThere;
  readonly failed_records: SyncSummary['failed_records'];
  readonly error?: SyncSummary['error'];
  /** How the updates change what the destination holds, where that was asked for. */
  readonly diff?: DryRunDiff;
}

export type DryRunThere = Omit<HeldComparison, 'create' | 'update' | 'unchanged' | 'changes'>;

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
 * Runs a sync in this process, without sending or storing anything. Reads Siesa and, where the destination can be read, what that holds of the products that were
 * read. Of another destination it asks only which records it would refuse.
 */
export const dryRunSync = async (
  request: SyncRequest,
  stores: DryRunStores,
  { diff = false, locate = (key) => key }: DryRunOptions = {},
): Promise<DryRun> => {
  const ledger = overlayLedger(stores.ledger);
  const sent = new Map<string, DestinationPayload>();
  const ports = await dryRunPorts(request.client_id, stores, ledger, (payloads) => {
    for (const payload of payloads) sent.set(fingerprint(payload), payload);
  });
  const { summary } = await runSync(ports, { input: { ...request } });
  if (!summary) throw new Error(`The dry run of ${request.client_id} has no summary.`); // cannot be: a lease in memory is always free
  const { status, sync_id, records_extracted, records_unchanged, records_failed, failed_records, error } =
    summary.summary;
  const { create, update } = ledger.accepted();
  const base = {
    client_id: request.client_id,
    dry_run: true as const,
    sync_type: request.sync_type,
    status,
    records_extracted,
    reject: records_failed,
    failed_records,
    error,
  };
  const run = { syncId: sync_id, objects: ports.objects, ledger, sent };
  const held = status === 'failed' ? undefined : await readHeld(request.client_id, stores, run);
  if (held?.comparison) {
    const { create: created, update: updated, unchanged, changes, ...there } = held.comparison;
    return omitUndefined({
      ...base,
      compared_with: 'destination' as const,
      create: created,
      update: updated,
      unchanged,
      there,
      diff: diff ? { ...diffOfChanges(changes), unknown: 0 } : undefined,
    });
  }
  return omitUndefined({
    ...base,
    ...(held && { status: 'failed' as const, error: held.error }),
    compared_with: 'ledger' as const,
    create: create.length,
    update: update.length,
    unchanged: records_unchanged,
    diff: diff ? await diffOf(request.client_id, stores, { update, sent, locate }) : undefined,
  });
};

interface EndedRun {
  readonly syncId: string;
  /** Its parts. */
  readonly objects: ObjectStore;
  readonly ledger: OverlayLedger;
  /** By fingerprint. */
  readonly sent: ReadonlyMap<string, DestinationPayload>;
}

/** What the destination holds of the run's products, or why it could not be read; `undefined` when it has no call for that. */
const readHeld = async (
  clientId: string,
  stores: DryRunStores,
  { syncId, objects, ledger, sent }: EndedRun,
): Promise<
  | { readonly comparison: HeldComparison; readonly error?: undefined }
  | { readonly comparison?: undefined; readonly error: SyncSummary['error'] }
  | undefined
> => {
  const client = await findClient(clientId, stores);
  const mapping = await readRunMapping(objects, client, syncId, (key) => key);
  const destination = mapping && clientDestination(client, mapping, stores);
  if (!destination || !isReadable(destination)) return undefined;
  const { create, update } = ledger.accepted();
  const entries = [...create, ...update.map(({ after }) => after)];
  const isSent = new Set(entries.map(({ product_id: id }) => id));
  const payloads = await runPayloads(client, { stores: { ...stores, objects }, locate: (key) => key }, syncId);
  const known = await ledger.readMany(clientId, [...payloads.keys()]);
  try {
    const comparison = await compareWithHeld(destination, {
      sent: new Map(
        entries.flatMap(({ product_id, accepted }) => {
          const payload = sent.get(accepted?.fingerprint ?? '');
          return payload ? [[product_id, payload] as const] : [];
        }),
      ),
      unchanged: new Map(
        [...payloads].filter(
          ([id, payload]) => !isSent.has(id) && known.get(id)?.accepted?.fingerprint === fingerprint(payload),
        ),
      ),
    });
    return { comparison };
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    return { error: { name: error.name, code: error.code, message: error.message } };
  }
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
  onSend: OnSend,
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
