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
import type { Story, StoryEvent } from './story.ts';

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
  /** What goes wrong; told whether the world has calmed down. */
  readonly faults: (isCalm: () => boolean) => FaultPlan;
}

const begins = Date.parse('2025-01-15T06:00:00Z');
const lifeMs = { transform: 180_000, load: 600_000, summarize: 300_000 };
const twoHours = 2 * 3_600_000;
/** Longer than a lease and than anything becomes visible late. */
const restMs = 30 * 60_000;
/** Syncs after which nothing may be left to do, and one that may not write. */
const lastSyncs = 3;

/** Plays a story to its end, then lets three undisturbed incremental syncs run. */
export const simulate = async ({ story, chance, faults }: SimulateOptions): Promise<Simulated> => {
  const scheduler = new Scheduler(begins);
  const deaths = new Map<Actor, () => void>();
  const executions: Execution[] = [];
  const isCalm = (): boolean => scheduler.now >= begins + story.calmAt;
  const boundary = createBoundary({ scheduler, chance, faults: faults(isCalm), onDeath: (actor) => { deaths.get(actor)?.(); deaths.delete(actor); } });
  const siesa = new SimSiesa({ scheduler, chance, pageSize: story.pageSize, skewMs: story.skewMs });
  const stores = simStores();
  const product = new SimProduct();
  const witness = createWitness({ siesa, product, stores });
  let clockError = 0;
  const world: SharedWorld = { scheduler, chance, boundary, siesa, product, stores, limit: story.limit, clockError: () => clockError, log: [], onSend: witness.onSend, onState: witness.onState };

  const start = (type: 'initial' | 'incremental', siesaIsEmpty: boolean): Execution => {
    const owner = `execution-${(executions.length + 1).toString()}`;
    const execution: Execution = { owner, input: { client_id: simClient, sync_type: type }, actor: new Actor(owner), startedAt: scheduler.now, siesaIsEmpty, history: [] };
    executions.push(execution);
    scheduler.after(twoHours, () => {
      if (execution.end !== undefined || !execution.actor.alive) return;
      execution.actor.die();
      execution.end = 'timed out';
    });
    const ended = runMachine({ world, execution, deaths, lifeMs: { ...lifeMs, extract: story.sliceMs }, onPayload: witness.onPayload });
    void ended.then(() => { witness.onEnd(execution, story.faultProbability > 0); });
    return execution;
  };

  const weather = createWeather({ world, executions, start, story, setClock: (ms) => (clockError = ms) });
  for (const event of story.events) scheduler.after(event.at, () => { weather(event); });
  await scheduler.run();
  for (let last = 0; last < lastSyncs; last += 1) {
    if (last === lastSyncs - 1) witness.remember();
    scheduler.after(Math.max(restMs, story.calmAt - (scheduler.now - begins)), () => { start('incremental', false); });
    await scheduler.run();
  }
  return { world, executions, witness, story };
};

interface WeatherOptions {
  readonly world: SharedWorld;
  readonly executions: readonly Execution[];
  readonly start: (type: 'initial' | 'incremental', siesaIsEmpty: boolean) => Execution;
  readonly story: Story;
  readonly setClock: (ms: number) => void;
}

/** Lets the events of a story happen. */
const createWeather = ({ world, executions, start, story, setClock }: WeatherOptions): ((event: StoryEvent) => void) => {
  const { scheduler, siesa, product, stores } = world;
  const removed = new Set<string>();
  let outage = false;
  let direction: 'in' | 'out' | undefined;

  /** Rows shift one way while a sync runs: of one that comes and one that goes between two pages, numbers of pages can tell nothing. */
  const shift = (way: 'in' | 'out', change: () => void): void => {
    const running = executions.some(({ end, actor }) => end === undefined && actor.alive);
    if (!running) direction = undefined;
    if (running && direction !== undefined && direction !== way) {
      scheduler.after(30_000, () => { shift(way, change); });
      return;
    }
    direction = way;
    change();
  };
  const until = (end: number, change: () => void): void => { scheduler.after(Math.max(0, Math.min(end, story.calmAt) - (scheduler.now - begins)), change); };

  return (event) => {
    switch (event.kind) {
      case 'put':
        siesa.announce(event.id, event, event.lateMs, (show) => { shift('in', () => { if (!removed.has(event.id)) show(); }); });
        break;
      case 'remove':
        shift('out', () => {
          removed.add(event.id);
          siesa.remove(event.id);
        });
        break;
      case 'sync':
        start(event.type, outage && event.type === 'initial' && [...stores.ledger.of(simClient).values()].some(({ accepted }) => accepted));
        break;
      case 'sulk':
        product.sulksAt.add(event.id);
        until(event.until, () => product.sulksAt.delete(event.id));
        break;
      case 'unstable':
        siesa.unstable = true;
        until(event.until, () => (siesa.unstable = false));
        break;
      case 'shrink':
        outage = true;
        until(event.until, () => (outage = false));
        break;
      case 'lock':
        product.locked = true;
        until(event.until, () => (product.locked = false));
        break;
      case 'clock':
        setClock(event.ms);
        break;
      case 'mapping':
        stores.mappings.documents.set('field-mappings-kong.json', aMapping({ last_updated: '2025-01-15' }));
        break;
    }
  };
};
