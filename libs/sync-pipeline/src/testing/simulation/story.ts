import type { Chance } from './chance.ts';

/** What happens to Siesa, the product and the schedule in one simulation. Times are milliseconds from its beginning. */
export interface Story {
  readonly pageSize: number;
  /** Siesa's clock is ahead of ours by it. */
  readonly skewMs: number;
  /** Calls a minute. */
  readonly limit: number;
  /** Milliseconds that an extractor has: a little over a minute gives slices of a few pages. */
  readonly sliceMs: number;
  readonly faultProbability: number;
  readonly events: readonly StoryEvent[];
  /** From here on nothing changes and nothing fails. */
  readonly calmAt: number;
}

export type StoryEvent = { readonly at: number } & (
  | { readonly kind: 'put'; readonly id: string; readonly value: string; readonly quantity: string; readonly lateMs: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'sync'; readonly type: 'initial' | 'incremental' }
  | { readonly kind: 'sulk'; readonly id: string; readonly until: number }
  | { readonly kind: 'unstable' | 'shrink' | 'lock'; readonly until: number }
  | { readonly kind: 'clock'; readonly ms: number }
  | { readonly kind: 'mapping' }
);

const hour = 3_600_000;
const minute = 60_000;
const syncEvery = 40 * minute;

/** A small world and what happens in it, by chance: few products, so that everything meets everything. */
export const storyOf = (chance: Chance): Story => {
  const products = chance.between(2, 7);
  const ids = Array.from({ length: products }, (_, at) => `P${at.toString()}`);
  const syncs = chance.between(1, 3);
  const calmAt = (syncs + 1) * syncEvery;
  const slow = chance.happens(0.3);
  return {
    pageSize: chance.between(1, 3),
    skewMs: chance.happens(0.5) ? chance.between(-10, 10) * minute : 0,
    limit: slow ? chance.between(3, 6) : 100,
    sliceMs: chance.happens(0.5) ? 300_000 : 60_000 + chance.between(50, 400),
    faultProbability: chance.pick([0, 0.01, 0.03, 0.08]),
    events: [...firstCatalogue(ids), ...syncTimes(chance, syncs), ...changes(chance, ids, syncs), ...weather(chance, ids, syncs)].sort((one, other) => one.at - other.at),
    calmAt,
  };
};

const firstCatalogue = (ids: readonly string[]): readonly StoryEvent[] => ids.map((id) => ({ at: 0, kind: 'put', id, value: 'a', quantity: '1', lateMs: 0 }));

const syncTimes = (chance: Chance, syncs: number): readonly StoryEvent[] =>
  Array.from({ length: syncs }, (_, at) => at).flatMap((index): StoryEvent[] => {
    const at = hour / 6 + index * syncEvery;
    const sync = { at, kind: 'sync', type: index === 0 || chance.happens(0.2) ? 'initial' : 'incremental' } as const;
    return chance.happens(0.15) ? [sync, { ...sync, at: at + chance.pick([5, 500, 20_000]) }] : [sync];
  });

/** Most fall into the seconds in which a sync reads and loads. */
const someTime = (chance: Chance, syncs: number): number => {
  const sync = hour / 6 + chance.between(0, syncs - 1) * syncEvery;
  return chance.happens(0.6) ? sync + chance.between(0, 1500) : sync + chance.between(-8 * minute, 30 * minute);
};

const changes = (chance: Chance, ids: readonly string[], syncs: number): readonly StoryEvent[] => {
  const removes = chance.happens(0.5); // rows come or go in one story, not both: the drift rule cannot see one of each between two pages
  return Array.from({ length: chance.between(0, 8) }, (_, index): StoryEvent => {
    const at = someTime(chance, syncs);
    if (chance.happens(0.15)) return removes ? { at, kind: 'remove', id: chance.pick(ids) } : { at, kind: 'put', id: `A${index.toString()}`, value: 'a', quantity: '1', lateMs: 0 };
    const lateMs = chance.happens(0.2) ? chance.between(1, 4 * minute) : 0;
    return { at, kind: 'put', id: chance.pick(ids), value: chance.pick(['a', 'a', 'b', 'c', 'poison']), quantity: chance.pick(['1', '1', '2', 'not a number', '-1']), lateMs };
  });
};

const weather = (chance: Chance, ids: readonly string[], syncs: number): readonly StoryEvent[] => {
  const events: StoryEvent[] = [];
  const begin = (): number => someTime(chance, syncs);
  if (chance.happens(0.3)) events.push({ at: begin(), kind: 'sulk', id: chance.pick(ids), until: (syncs + 1) * syncEvery });
  if (chance.happens(0.15)) events.push({ at: 0, kind: 'unstable', until: chance.between(1, syncs) * syncEvery });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'shrink', until: chance.between(1, syncs) * syncEvery + hour / 6 });
  if (chance.happens(0.08)) events.push({ at: begin(), kind: 'lock', until: chance.between(1, syncs) * syncEvery + hour / 6 });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'clock', ms: chance.between(-2, 2) * minute });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'mapping' });
  return events;
};
