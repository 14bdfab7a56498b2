import type { Verdict } from '@siesa-integration/destination-adapter';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import type { ClientConfiguration } from '../../configuration/client-configuration.ts';
import { type ConnectedDestination, connectDestination, paceOf } from '../../configuration/connect-destination.ts';
import { destinationEnd } from '../../configuration/destination-end.ts';
import { DestinationChanged, LeaseLost } from '../../errors.ts';
import { mostAtOnce } from '../../ledger/most-at-once.ts';
import { emitCalls } from '../../run/call-metrics.ts';
import type { StoredField } from '../../run/documents.ts';
import type { Run } from '../../run/run.ts';
import type { ClientState } from '../../state/client-state.ts';
import { changedDestination } from '../../state/ends.ts';
import type { LedgerComparison, MissingEntry } from './compare-ledger.ts';
import type { SummarizePorts } from './summarize-ports.ts';

/** What became of the products that two full reads in a row did not bring. */
export interface Deactivations {
  /** Taken out of use, by this attempt or an earlier one of the same run. */
  readonly done: readonly MissingEntry[];
  /** Were to be, and are more than may be at once: none was. */
  readonly withheld: number;
  /** Why one is still in use, by product id. The next full read tries it again. */
  readonly reasons: ReadonlyMap<string, Reason>;
}

interface Reason {
  readonly code: string;
  readonly message: string;
}

export interface DeactivateOptions {
  readonly client: ClientConfiguration;
  readonly run: Run;
  /** As the run left it: the destination that it wrote to. */
  readonly state: ClientState;
  readonly comparison: LedgerComparison;
  readonly fields: readonly StoredField[];
  /** A person has accepted that they are more than the client's limit allows. */
  readonly accepted: boolean;
  readonly syncType: string;
  /** No call begins after it. Milliseconds since 1970. */
  readonly deadline: number;
  /** Throws LeaseLost when another run holds the lease. */
  readonly assertLeaseHeld: () => Promise<void>;
}

/**
 * Takes products out of use at the destination that Siesa no longer has. Only our own are touched, nothing is deleted, and each is noted in the ledger as soon
 * as the destination has it, so a repeated attempt goes on from there.
 *
 * What the destination refuses, or does not answer, ends no run: the products are missing still, and the next full read tries them again.
 *
 * @throws LeaseLost when another run has taken over.
 */
export const deactivateMissing = async (ports: SummarizePorts, options: DeactivateOptions): Promise<Deactivations> => {
  const { client, comparison, accepted } = options;
  const done = [...comparison.deactivated];
  const reasons = new Map<string, Reason>();
  const pending = new Map(comparison.missingTwice.map((entry) => [entry.product_id.trim(), entry]));
  if (!client.deactivate_missing || pending.size === 0) return { done, withheld: 0, reasons };

  const keep = async (verdicts: readonly Verdict[]): Promise<void> => {
    await options.assertLeaseHeld();
    const entries: MissingEntry[] = [];
    for (const verdict of verdicts) {
      const entry = pending.get(verdict.id);
      if (!entry || verdict.status === 'unsent') continue;
      pending.delete(verdict.id);
      if (verdict.status === 'refused') reasons.set(entry.product_id, verdict);
      else entries.push({ ...entry, deactivated_at: new Date(ports.runtime.now()).toISOString() });
    }
    if (entries.length > 0) await ports.ledger.writeMany(client.client_id, entries);
    done.push(...entries);
  };
  try {
    const { adapter, takeCalls } = connect(ports, options);
    if (!adapter.deactivate) return { done, withheld: 0, reasons }; // the bulk contracts have no such call
    const most = mostAtOnce(comparison.accepted, client.deactivate_limit_percent);
    if (done.length + pending.size > most && !accepted) return { done, withheld: pending.size, reasons };
    try {
      await options.assertLeaseHeld();
      const { deadline } = options;
      await keep(await adapter.deactivate([...pending.keys()], { deadline, onVerdicts: keep }));
    } finally {
      const dimensions = { ClientId: client.client_id, SyncType: options.syncType, Api: 'product' } as const;
      emitCalls(ports.metrics, takeCalls(), dimensions);
    }
  } catch (error) {
    if (!(error instanceof IntegrationError) || error instanceof LeaseLost) throw error;
    for (const { product_id: id } of pending.values()) reasons.set(id, error);
    ports.log.warn('Products that Siesa no longer has could not be taken out of use', {
      client_id: client.client_id,
      sync_id: options.run.syncId,
      products: pending.size,
      error: error.name,
    });
  }
  return { done, withheld: 0, reasons };
};

/** The client's destination, as long as it is the one that the run wrote to: the settings may have changed since. */
const connect = (
  ports: SummarizePorts,
  { client, run, state, fields: stored }: DeactivateOptions,
): ConnectedDestination => {
  const fields = stored.map(({ canonical, product }) => ({ canonical, target: product }));
  return connectDestination(ports, client, fields, {
    ...paceOf(ports, client, run),
    check: (secret) => {
      const changed = changedDestination(state, destinationEnd({ client, fields, secret }));
      if (changed) throw new DestinationChanged(client.client_id, changed);
    },
  });
};
