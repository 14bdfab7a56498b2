import { openMapping } from '@siesa-integration/sync-pipeline';
import type { ErrorRow } from '@siesa-integration/workflow-contract';
import { createBoundary, type FaultPlan } from '../faults/boundary.ts';
import type { Chance } from '../faults/chance.ts';
import { Scheduler } from '../faults/scheduler.ts';
import type { SimProcess } from '../faults/sim-process.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ClientSetup } from '../systems/sim-ports.ts';
import { changedMapping, httpMapping, mappingKey, simMapping, simStores } from '../systems/sim-stores.ts';
import { createSimClient, type SimClient } from './sim-client.ts';

/** A finished simulation. */
export interface Simulated {
  readonly clients: readonly SimClient[];
}

export interface SimulateOptions {
  /** One a client: all share the stores and the faults. */
  readonly scenarios: readonly Scenario[];
  readonly chance: Chance;
  /** What goes wrong; `elapsedMs` returns the milliseconds since the beginning. */
  readonly faults: (elapsedMs: () => number) => FaultPlan;
  /** Decides which errors the machine retries. @defaultValue the contract's catalogue */
  readonly catalogue?: readonly ErrorRow[];
}

const begins = Date.parse('2025-01-15T06:00:00Z');
/** Longer than a lease, and longer than the latest change needs to become visible. */
const restMs = 30 * 60_000;
/** Less than the cursor's lag, so that the last sync reads again what the one before it loaded. */
const minuteMs = 60_000;
/** Syncs after which nothing may be left to do; the last must not write. */
const usualLastSyncs = 3;

/** Plays scenarios to their end, then runs some undisturbed incremental syncs. */
export const simulate = async ({ scenarios, chance, faults, catalogue }: SimulateOptions): Promise<Simulated> => {
  await warm(scenarios);
  const scheduler = new Scheduler(begins, { overHttp: scenarios.some(({ http }) => http) });
  const crashHandlers = new Map<SimProcess, () => void>();
  const elapsedMs = (): number => scheduler.now - begins;
  const plan = faults(elapsedMs);
  const clients: SimClient[] = [];
  const watched: FaultPlan = {
    at: (label, process) => {
      const fault = plan.at(label, process);
      for (const { monitor } of clients) monitor.onFault(fault);
      return fault;
    },
  };
  const onCrash = (process: SimProcess): void => {
    crashHandlers.get(process)?.();
    crashHandlers.delete(process);
  };
  const boundary = createBoundary({ scheduler, chance, faults: watched, onCrash });
  const ids = scenarios.map((_, at) => `cliente-${'ab'.charAt(at)}`);
  const shared = {
    scheduler,
    chance,
    boundary,
    stores: simStores(scenarios.map(({ pageSize, http }, at) => ({ id: ids[at] ?? '', pageSize, http }))),
    log: [],
    crashHandlers,
    catalogue,
  };
  for (const [at, scenario] of scenarios.entries())
    clients.push(
      createSimClient({ ...shared, clientId: ids[at] ?? '', mark: at === 0 ? '' : ` of ${String(ids[at])}`, scenario }),
    );
  await scheduler.run();

  const quietFrom = Math.max(...scenarios.map((scenario) => scenario.quietFrom));
  const lastSyncs = Math.max(...scenarios.map((scenario) => scenario.lastSyncs ?? usualLastSyncs));
  for (let last = 0; last < lastSyncs; last += 1) {
    const isLast = last === lastSyncs - 1;
    const rest = isLast ? minuteMs : Math.max(restMs, quietFrom - elapsedMs());
    for (const { monitor, setup, start } of clients) {
      if (isLast) monitor.keepStored();
      else
        scheduler.after(rest - minuteMs, () => {
          setup.siesa.touch();
        });
      scheduler.after(rest, () => {
        start(!isLast && needsFullReading(setup) ? 'initial' : 'incremental', false);
      });
    }
    await scheduler.run();
  }
  return { clients };
};

/** Whether the ledger holds a reject that only a full reading resolves, as its message states. */
const needsFullReading = ({ stores, clientId }: ClientSetup): boolean =>
  [...stores.ledger.of(clientId).values()].some(
    ({ rejection }) => rejection && resolvedByFullReading.has(rejection.code),
  );

const resolvedByFullReading: ReadonlySet<string> = new Set(['source/same-key', 'two-items-one-product']);

/** The first compilation of a mapping, under the client's key and under the run's, and the first call of a client load modules, for which virtual time does not wait. */
const warm = async (scenarios: readonly Scenario[]): Promise<void> => {
  const overHttp = scenarios.flatMap(({ http }) => (http ? [httpMapping(http)] : []));
  if (overHttp.length > 0) await import('ky');
  for (const field_mappings_key of [mappingKey, 'mapping.json']) {
    for (const text of [simMapping, changedMapping, ...overHttp]) {
      const { product_type } = JSON.parse(text) as { readonly product_type: string };
      await openMapping({ field_mappings_key, product_type, timezone: 'America/Bogota' }, text);
    }
  }
};
