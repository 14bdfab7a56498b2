import { openMapping } from '@siesa-integration/sync-pipeline';
import { aMapping } from '@siesa-integration/sync-pipeline/testing';
import type { Actor } from './actor.ts';
import { createBoundary, type FaultPlan } from './boundary.ts';
import type { Chance } from './chance.ts';
import { Scheduler } from './scheduler.ts';
import { createSimClient, type SimClient } from './sim-client.ts';
import { simStores } from './sim-ports.ts';
import type { Story } from './story.ts';
import { changedMapping } from './weather.ts';

/** A simulation that has come to rest: what became of each client. */
export interface Simulated {
  readonly clients: readonly SimClient[];
}

export interface SimulateOptions {
  /** One a client: all share the stores, and whatever happens to processes. */
  readonly stories: readonly Story[];
  readonly chance: Chance;
  /** What goes wrong; `elapsedMs` tells the milliseconds since the beginning. */
  readonly faults: (elapsedMs: () => number) => FaultPlan;
}

const begins = Date.parse('2025-01-15T06:00:00Z');
/** Longer than a lease and than anything becomes visible late. */
const restMs = 30 * 60_000;
/** Less than the cursor's lag: the last sync reads again what the one before it has loaded. */
const minuteMs = 60_000;
/** Syncs after which nothing may be left to do, and one that may not write. */
const usualLastSyncs = 3;

/** Plays stories to their end, then lets some undisturbed incremental syncs run. */
export const simulate = async ({ stories, chance, faults }: SimulateOptions): Promise<Simulated> => {
  await warmMappings();
  const scheduler = new Scheduler(begins);
  const deaths = new Map<Actor, () => void>();
  const elapsedMs = (): number => scheduler.now - begins;
  const plan = faults(elapsedMs);
  const clients: SimClient[] = [];
  const watched: FaultPlan = {
    at: (label, actor) => {
      const fault = plan.at(label, actor);
      for (const { witness } of clients) witness.onFault(fault);
      return fault;
    },
  };
  const onDeath = (actor: Actor): void => {
    deaths.get(actor)?.();
    deaths.delete(actor);
  };
  const boundary = createBoundary({ scheduler, chance, faults: watched, onDeath });
  const ids = stories.map((_, at) => `cliente-${'ab'.charAt(at)}`);
  const shared = { scheduler, chance, boundary, stores: simStores(ids), log: [], deaths };
  for (const [at, story] of stories.entries())
    clients.push(
      createSimClient({ ...shared, clientId: ids[at] ?? '', mark: at === 0 ? '' : ` of ${String(ids[at])}`, story }),
    );
  await scheduler.run();

  const calmAt = Math.max(...stories.map((story) => story.calmAt));
  const lastSyncs = Math.max(...stories.map((story) => story.lastSyncs ?? usualLastSyncs));
  for (let last = 0; last < lastSyncs; last += 1) {
    const isLast = last === lastSyncs - 1;
    const rest = isLast ? minuteMs : Math.max(restMs, calmAt - elapsedMs());
    for (const { witness, world, start } of clients) {
      if (isLast) witness.remember();
      else
        scheduler.after(rest - minuteMs, () => {
          world.siesa.touch();
        });
      scheduler.after(rest, () => {
        start('incremental', false);
      });
    }
    await scheduler.run();
  }
  return { clients };
};

/** Compiling one for the first time loads modules, which no virtual time waits for. */
const warmMappings = async (): Promise<void> => {
  for (const field_mappings_key of ['field-mappings-kong.json', 'mapping.json']) {
    for (const text of [aMapping(), changedMapping])
      await openMapping({ field_mappings_key, product_type: 'kong', timezone: 'America/Bogota' }, text);
  }
};
