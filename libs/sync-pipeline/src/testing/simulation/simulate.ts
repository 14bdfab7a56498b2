import { openMapping } from '../../configuration/open-mapping.ts';
import { aMapping } from '../a-client.ts';
import { Actor } from './actor.ts';
import { createBoundary, type FaultPlan } from './boundary.ts';
import type { Chance } from './chance.ts';
import { createWitness, type Witness } from './witness.ts';
import { Scheduler } from './scheduler.ts';
import { runMachine, type Execution } from './sim-machine.ts';
import { simClient, simStores, type SharedWorld } from './sim-ports.ts';
import { SimProduct } from './sim-product.ts';
import { SimSiesa } from './sim-siesa.ts';
import type { Story } from './story.ts';
import { changedMapping, createWeather } from './weather.ts';

/** A simulation that has come to rest. */
export interface Simulated {
  readonly world: SharedWorld;
  readonly executions: readonly Execution[];
  readonly witness: Witness;
  readonly story: Story;
}

export interface SimulateOptions {
  readonly story: Story;
  readonly chance: Chance;
  /** What goes wrong; `elapsedMs` tells the milliseconds since the beginning. */
  readonly faults: (elapsedMs: () => number) => FaultPlan;
}

const begins = Date.parse('2025-01-15T06:00:00Z');
const lifeMs = { transform: 180_000, load: 600_000, summarize: 300_000 };
const twoHours = 2 * 3_600_000;
/** Longer than a lease and than anything becomes visible late. */
const restMs = 30 * 60_000;
/** Less than the cursor's lag: the last sync reads again what the one before it has loaded. */
const minuteMs = 60_000;
/** Syncs after which nothing may be left to do, and one that may not write. */
const usualLastSyncs = 3;

/** Plays a story to its end, then lets some undisturbed incremental syncs run. */
export const simulate = async ({ story, chance, faults }: SimulateOptions): Promise<Simulated> => {
  await warmMappings();
  const scheduler = new Scheduler(begins);
  const deaths = new Map<Actor, () => void>();
  const executions: Execution[] = [];
  const elapsedMs = (): number => scheduler.now - begins;
  const siesa = new SimSiesa({ scheduler, chance, pageSize: story.pageSize });
  siesa.skewMs = story.skewMs;
  const stores = simStores();
  const product = new SimProduct();
  const witness = createWitness({ siesa, product, stores, executions });
  const plan = faults(elapsedMs);
  const watched: FaultPlan = {
    at: (label, actor) => {
      const fault = plan.at(label, actor);
      witness.onFault(fault);
      return fault;
    },
  };
  const onDeath = (actor: Actor): void => {
    deaths.get(actor)?.();
    deaths.delete(actor);
  };
  const boundary = createBoundary({ scheduler, chance, faults: watched, onDeath });
  const { lastSyncs = usualLastSyncs } = story;
  let clockError = 0;
  const untilCalm = (ms: number): number => (elapsedMs() >= story.calmAt ? 0 : ms);
  const world: SharedWorld = { scheduler, chance, boundary, siesa, product, stores, limit: story.limit, crawlMs: () => untilCalm(story.crawlMs), productMs: () => untilCalm(story.productMs ?? 0), clockError: () => clockError, log: [], onLeave: witness.onLeave, onSend: witness.onSend, onPut: witness.onPut, onState: witness.onState };

  const start = (type: 'initial' | 'incremental', siesaIsEmpty: boolean): Execution => {
    const owner = `execution-${(executions.length + 1).toString()}`;
    const execution: Execution = { owner, input: { client_id: simClient, sync_type: type }, actor: new Actor(owner), startedAt: scheduler.now, siesaIsEmpty, history: [], given: new Map() };
    executions.push(execution);
    scheduler.after(twoHours, () => {
      if (execution.end !== undefined || !execution.actor.alive) return;
      execution.actor.die();
      execution.end = 'timed out';
    });
    const ended = runMachine({ world, execution, deaths, lifeMs: { ...lifeMs, extract: story.sliceMs }, onPayload: witness.onPayload });
    void ended.then(() => { witness.onEnd(execution); });
    return execution;
  };

  const weather = createWeather({ world, executions, start, story, setClock: (ms) => (clockError = ms) });
  for (const event of story.events) scheduler.after(event.at, () => { weather(event); });
  await scheduler.run();
  for (let last = 0; last < lastSyncs; last += 1) {
    const isLast = last === lastSyncs - 1;
    if (isLast) witness.remember();
    const rest = isLast ? minuteMs : Math.max(restMs, story.calmAt - elapsedMs());
    if (!isLast) scheduler.after(rest - minuteMs, () => { siesa.touch(); });
    scheduler.after(rest, () => { start('incremental', false); });
    await scheduler.run();
  }
  return { world, executions, witness, story };
};

/** Compiling one for the first time loads modules, which no virtual time waits for. */
const warmMappings = async (): Promise<void> => {
  for (const field_mappings_key of ['field-mappings-kong.json', 'mapping.json']) {
    for (const text of [aMapping(), changedMapping]) await openMapping({ field_mappings_key, product_type: 'kong', timezone: 'America/Bogota' }, text);
  }
};
