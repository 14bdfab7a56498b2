/**
 * Syncs a simulated catalogue in a process of its own, by the stages of the pipeline over the stores of a folder, with a clock that waits make go on. Sends what it saw.
 *
 * `node sync-a-million.ts FOLDER '{"products":1000000,…}'`
 */
import { openLocalStores } from '@siesa-integration/local-runtime';
import { silentLog } from '@siesa-integration/stage-runtime';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import { type InProcessPorts, runSync } from '@siesa-integration/sync-pipeline/in-process';
import { type CatalogueFigures, simulateSystems, type SystemsSeen } from './simulated-catalogue.ts';

/** What to sync, and the milliseconds of an answer of each system. */
export interface MillionOptions extends Omit<CatalogueFigures, 'onCall'> {
  readonly siesaMs: number;
  readonly kongMs: number;
}

export interface MillionSeen extends SystemsSeen {
  readonly summary: Readonly<Record<string, unknown>> | undefined;
  readonly executions: number;
  readonly slices: number;
  /** By the simulated clock. */
  readonly minutes: number;
  /** Bytes of the whole process, with all stages, the database and the systems in it. */
  readonly peakRss: number;
  readonly cpuSeconds: number;
}

const [, , dir = '', options = ''] = process.argv;
const { siesaMs, kongMs, ...catalogue } = JSON.parse(options) as MillionOptions;

const began = Date.parse('2026-01-15T10:00:00Z');
let now = began;
const clock = {
  now: () => now,
  sleep: (ms: number) => {
    now += ms;
    return Promise.resolve();
  },
};
const systems = simulateSystems({
  ...catalogue,
  onCall: (system) => {
    now += system === 'siesa' ? siesaMs : kongMs;
  },
});

const stores = await openLocalStores(dir, clock);
const ports: InProcessPorts = {
  ...stores.ports,
  environment: 'local',
  runtime: { ...clock, random: Math.random, fetch: systems.fetch },
  destinations: destinationRegistry,
  log: silentLog,
  metrics: { emit: () => undefined },
};

let [executions, slices] = [0, 0];
const { summary } = await runSync(ports, {
  input: { client_id: 'cliente-a', sync_type: 'initial' },
  remainingMs: (stage) => (stage === 'load' ? 600_000 : 300_000),
  onPayload: (state) => {
    if (state === 'Begin') executions += 1;
    if (state === 'ExtractFromSiesa') slices += 1;
  },
});
stores.close();
const { user, system } = process.cpuUsage();
const seen: MillionSeen = {
  ...systems.seen(),
  summary: summary && { ...summary },
  executions,
  slices,
  minutes: Math.round((now - began) / 60_000),
  peakRss: process.resourceUsage().maxRSS * 1024,
  cpuSeconds: Math.round((user + system) / 1_000_000),
};
process.send?.(seen);
process.disconnect();
