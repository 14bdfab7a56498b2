import { aSyncBench, type SyncBench, type SyncBenchOptions } from '@siesa-integration/sync-pipeline/testing';
import { syncStates } from '@siesa-integration/workflow-contract';
import { createEmbeddedHost, type EmbeddedHost, type EmbeddedHostOptions } from '../host/create-embedded-host.ts';
import type { Alert, EmbeddedPorts, HistoryLine } from '../host/embedded-ports.ts';
import type { ExecutionEvent, ExecutionResult } from '../host/workflow/execution.ts';

/** A sync bench with an embedded host over its ports. */
export interface EmbeddedBench extends SyncBench {
  readonly host: EmbeddedHost;
  readonly history: HistoryLine[];
  readonly alerts: Alert[];
  /** Runs a sync to its end. */
  readonly run: (input: unknown) => Promise<EmbeddedRun>;
}

export interface EmbeddedRun extends ExecutionResult {
  readonly events: readonly ExecutionEvent[];
  /** Every state that was entered, in order. */
  readonly visited: readonly string[];
}

/** Attempts follow each other at once. */
const noPauses = Object.fromEntries(Object.values(syncStates).map((state) => [state, 0]));

/** @param change - other ports than those in memory */
export const anEmbeddedBench = async (
  options: SyncBenchOptions,
  change: (ports: EmbeddedPorts) => Partial<EmbeddedPorts> = () => ({}),
  hostOptions: EmbeddedHostOptions = {},
): Promise<EmbeddedBench> => {
  const bench = await aSyncBench(options);
  const history: HistoryLine[] = [];
  const alerts: Alert[] = [];
  const ports: EmbeddedPorts = {
    ...bench.ports,
    history: { put: (line) => Promise.resolve(void history.push(line)) },
    alerts: { publish: (alert) => Promise.resolve(void alerts.push(alert)) },
  };
  const host = createEmbeddedHost({ ...ports, ...change(ports) }, { retries: noPauses, ...hostOptions });
  return {
    ...bench,
    host,
    history,
    alerts,
    run: async (input) => {
      const execution = await host.start(input);
      const events = await Array.fromAsync(execution.events);
      const visited = events.flatMap(({ kind, state }) => (kind === 'entered' ? [state] : []));
      return { ...(await execution.result), events, visited };
    },
    [Symbol.asyncDispose]: async () => {
      await host.close(0);
      await bench[Symbol.asyncDispose]();
    },
  };
};
