import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { connectSiesa, findClient } from '@siesa-integration/sync-pipeline';
import { memoryStores, runSync, type InProcessPorts, type SyncEnd } from '@siesa-integration/sync-pipeline/in-process';
import { causeInWords } from '@siesa-integration/workflow-contract';
import { explainProduct, type ProductExplanation } from '../explain/explain-product.ts';
import type { SyncRequest } from '../hosts/execution.ts';
import type { Stores } from '../hosts/stores.ts';
import type { Language } from '../messages/language.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { syncIdIn } from '../sync/follow-sync.ts';
import { copyState } from './copy-state.ts';
import { nonSendingDestinations } from './non-sending-destinations.ts';
import { overlayLedger } from './overlay-ledger.ts';
import { unobservedPorts } from './unobserved-ports.ts';

/** How the sync of one product ended. */
export type OneProductSync = OneProductSkipped | OneProductEnded;

/** The client is being synced, so nothing was started. */
export interface OneProductSkipped {
  readonly status: 'skipped';
  /** The sync that holds the client. */
  readonly running?: string;
}

export interface OneProductEnded {
  readonly status: 'success' | 'failed';
  /** `not-reached`: the run failed before it sent or rejected the product. */
  readonly outcome: 'accepted' | 'unchanged' | 'rejected' | 'not-reached';
  /** Absent when the run failed before it read the product. */
  readonly explanation?: ProductExplanation;
  readonly error?: { readonly name: string; readonly message: string };
}

export interface SyncOneProductOptions {
  /** Sends and stores nothing. */
  readonly dryRun: boolean;
  /** Of the explanation. @defaultValue English */
  readonly language?: Language;
}

/**
 * Syncs one product in this process, under the client's lease. The cursor does not move, because the run does not read the other changes. With `dryRun` nothing
 * is sent or stored.
 *
 * @throws {@link OperatorMistake} when Siesa does not know the product.
 */
export const syncOneProduct = async (
  request: SyncRequest,
  productId: string,
  stores: Stores,
  { dryRun, language = 'en' }: SyncOneProductOptions,
): Promise<OneProductSync> => {
  const ports = unobservedPorts(stores);
  const known = (await stores.ledger.readMany(request.client_id, [productId])).get(productId);
  const sourceId = known?.source_id ?? productId;
  const client = await findClient(request.client_id, { clients: stores.clients, environment: stores.environment });
  const row = await connectSiesa(ports, { client }).product(sourceId);
  if (!row)
    throw new OperatorMistake(message('mistake/no-product-in-siesa', { product: sourceId, client: request.client_id }));

  const memory = memoryStores();
  if (dryRun) await copyState(request.client_id, stores.state, memory.state);
  const ledger = dryRun ? overlayLedger(stores.ledger) : stores.ledger;
  const objects = dryRun ? memory.objects : stores.objects;
  const runPorts: InProcessPorts = {
    ...ports,
    clients: stores.clients,
    state: dryRun ? memory.state : stores.state,
    ledger,
    objects,
    destinations: dryRun ? nonSendingDestinations(destinationRegistry) : destinationRegistry,
  };
  const end = await runSync(runPorts, {
    input: {
      client_id: request.client_id,
      sync_type: 'incremental',
      only: [sourceId],
      force: request.sync_type === 'initial',
    },
    owner: `only:${productId.slice(0, 100)}:${String(Date.now())}`,
  });
  if (end.status === 'skipped') return skipped(end);
  const entry = (await ledger.readMany(request.client_id, [productId])).get(productId);
  const explanation = entry && (await explainProduct(request.client_id, entry, { ...stores, objects }, { language }));
  const outcome = outcomeOf(end);
  return omitUndefined({
    status: end.status,
    outcome,
    explanation: explanation && dryRun && outcome === 'accepted' ? withoutVerdict(explanation) : explanation,
    error: errorOf(end),
  });
};

/** In a dry run the product has accepted nothing, although its ledger in memory holds so. */
const withoutVerdict = (explanation: ProductExplanation): ProductExplanation => ({
  ...explanation,
  readings: [],
  verdict: [],
});

const skipped = ({ error }: SyncEnd): OneProductSkipped =>
  omitUndefined({ status: 'skipped' as const, running: syncIdIn(causeInWords(error?.Cause ?? '')) });

const outcomeOf = ({ summary }: SyncEnd): OneProductEnded['outcome'] => {
  if (summary?.summary.records_success) return 'accepted';
  if (summary?.summary.records_unchanged) return 'unchanged';
  return summary?.summary.records_failed ? 'rejected' : 'not-reached';
};

const errorOf = ({ summary, error }: SyncEnd): OneProductEnded['error'] =>
  summary?.summary.error ?? (error && { name: error.Error, message: causeInWords(error.Cause) });
