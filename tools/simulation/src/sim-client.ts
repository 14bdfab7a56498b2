import { Actor } from './actor.ts';
import type { Execution } from './execution.ts';
import { runMachine } from './sim-machine.ts';
import type { ClientWorld } from './sim-ports.ts';
import { SimDestination } from './sim-product.ts';
import { SimSiesa } from './sim-siesa.ts';
import type { Story } from './story.ts';
import { createWeather } from './weather.ts';
import { createWitness, type Witness } from './witness.ts';

/** One client of a simulation: its Siesa, its product, its executions, and what was seen of them. */
export interface SimClient {
  readonly clientId: string;
  readonly story: Story;
  readonly world: ClientWorld;
  readonly executions: readonly Execution[];
  readonly witness: Witness;
  readonly start: (type: 'initial' | 'incremental', siesaIsEmpty: boolean) => Execution;
}

export interface SimClientOptions extends Pick<ClientWorld, 'scheduler' | 'chance' | 'boundary' | 'stores' | 'log'> {
  readonly clientId: string;
  /** What it has in common with no other client: put behind every value of its Siesa. */
  readonly mark: string;
  readonly story: Story;
  /** Invocations by their actor, of all clients. */
  readonly deaths: Map<Actor, () => void>;
}

const lifeMs = { transform: 180_000, load: 600_000, summarize: 300_000 };
const twoHours = 2 * 3_600_000;

/** Lets one client's story happen, beside those of others. */
export const createSimClient = ({ clientId, mark, story, deaths, ...shared }: SimClientOptions): SimClient => {
  const { scheduler, chance, stores } = shared;
  const begins = scheduler.now;
  const executions: Execution[] = [];
  const siesa = new SimSiesa({ scheduler, chance, pageSize: story.pageSize, untold: story.untold === true, mark });
  siesa.skewMs = story.skewMs;
  const product = new SimDestination();
  const witness = createWitness({ clientId, siesa, product, stores, executions });
  const untilCalm = (ms: number): number => (scheduler.now - begins >= story.calmAt ? 0 : ms);
  let clockError = 0;
  const world: ClientWorld = {
    ...shared,
    ...witness,
    clientId,
    siesa,
    product,
    limit: story.limit,
    crawlMs: () => untilCalm(story.crawlMs),
    productMs: () => untilCalm(story.productMs ?? 0),
    clockError: () => clockError,
  };

  const start: SimClient['start'] = (type, siesaIsEmpty) => {
    const owner = `${clientId}-execution-${(executions.length + 1).toString()}`;
    const execution: Execution = {
      owner,
      input: { client_id: clientId, sync_type: type },
      actor: new Actor(owner),
      startedAt: scheduler.now,
      siesaIsEmpty,
      history: [],
      given: new Map(),
    };
    executions.push(execution);
    scheduler.after(twoHours, () => {
      if (execution.end !== undefined || !execution.actor.alive) return;
      execution.actor.die();
      execution.end = 'timed out';
    });
    const ended = runMachine({
      world,
      execution,
      deaths,
      lifeMs: { ...lifeMs, extract: story.sliceMs },
      onPayload: witness.onPayload,
    });
    void ended.then(() => {
      witness.onEnd(execution);
    });
    return execution;
  };
  const weather = createWeather({ world, executions, start, story, setClock: (ms) => (clockError = ms) });
  for (const event of story.events)
    scheduler.after(event.at, () => {
      weather(event);
    });
  return { clientId, story, world, executions, witness, start };
};
