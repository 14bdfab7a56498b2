import { setTimeout as wait } from 'node:timers/promises';
import type { MetricDimensions, MetricFigures } from '@siesa-integration/workflow-contract';
import { type MemoryStores, memoryStores } from '../in-process/memory-stores.ts';
import type { InProcessPorts } from '../in-process/run-sync.ts';
import type { Log, Runtime } from '../runtime.ts';
import { type MemoryDestination, memoryDestination } from './memory-destination.ts';

/** A log line, or figures, as a stage emitted them. */
export interface Emitted {
  readonly lines: {
    readonly level: string;
    readonly message: string;
    readonly metadata?: Readonly<Record<string, unknown>>;
  }[];
  readonly figures: { readonly figures: MetricFigures; readonly dimensions: MetricDimensions }[];
}

/** Ports of every stage, over stores in memory. */
export interface TestPorts extends InProcessPorts {
  readonly clients: MemoryStores['clients'];
  readonly ledger: MemoryStores['ledger'];
}

export interface TestBench {
  readonly ports: TestPorts;
  readonly stores: MemoryStores;
  readonly destination: MemoryDestination;
  readonly emitted: Emitted;
}

/** The system's clock and `fetch`. */
export const systemRuntime: Runtime = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) => wait(ms, undefined, signal && { signal }),
  fetch: globalThis.fetch,
};

/**
 * Everything a stage needs, in memory; Siesa over real HTTP unless `overrides` replace it.
 *
 * @example
 * const { ports, stores } = testBench();
 */
export const testBench = (overrides: Partial<TestPorts> = {}): TestBench => {
  const stores = memoryStores();
  const destination = memoryDestination();
  const emitted: Emitted = { lines: [], figures: [] };
  const ports: TestPorts = {
    ...stores,
    runtime: systemRuntime,
    environment: 'local',
    log: memoryLog(emitted.lines),
    metrics: { emit: (figures, dimensions) => emitted.figures.push({ figures, dimensions }) },
    destinations: new Map([['kong', destination.definition]]),
    ...overrides,
  };
  return { ports, stores, destination, emitted };
};

const memoryLog = (lines: Emitted['lines'], bindings: Readonly<Record<string, unknown>> = {}): Log => {
  const at = (level: string) => (message: string, metadata?: Readonly<Record<string, unknown>>) =>
    void lines.push({ level, message, metadata: { ...bindings, ...metadata } });
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (more) => memoryLog(lines, { ...bindings, ...more }),
  };
};
