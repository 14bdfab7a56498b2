import type { Fault } from './boundary.ts';
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
  /** Milliseconds that Siesa asks to wait after each call; 0 mostly. */
  readonly crawlMs: number;
  /** Milliseconds that the product takes to answer. @defaultValue a moment */
  readonly productMs?: number;
  readonly faultProbability: number;
  /** One fault at the nth crossing of one boundary from a time on, or at every one. */
  readonly aimed?: AimedFault;
  readonly events: readonly StoryEvent[];
  /** From here on nothing changes and nothing fails. */
  readonly calmAt: number;
  /** Undisturbed syncs at the end: the last may not write. @defaultValue 3 */
  readonly lastSyncs?: number;
}

export interface AimedFault {
  readonly label: string;
  readonly from: number;
  readonly nth: number | 'every';
  readonly fault: Fault;
}

export type StoryEvent = { readonly at: number } & (
  | { readonly kind: 'put'; readonly id: string; readonly value: string; readonly quantity: string; readonly lateMs: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'sync'; readonly type: 'initial' | 'incremental' }
  | { readonly kind: 'sulk'; readonly id: string; readonly until: number }
  | { readonly kind: 'unstable' | 'shrink' | 'lock'; readonly until: number }
  | { readonly kind: 'stale'; readonly ms: number; readonly until: number }
  | { readonly kind: 'clock' | 'skew'; readonly ms: number }
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
  const skews = chance.happens(0.15);
  const flip = chance.happens(0.3) ? hour / 6 + chance.between(0, syncs - 1) * syncEvery : undefined;
  const flips = flip === undefined ? [] : flipsAt(flip, chance.pick(ids));
  const aimed = flip !== undefined && chance.happens(0.5) ? dyingAt(chance, flip) : chance.happens(0.5) ? aimedFault(chance, syncs) : undefined;
  const story: Story = {
    pageSize: chance.between(1, 3),
    skewMs: chance.happens(0.5) ? chance.between(-10, 10) * minute : 0,
    limit: slow ? chance.between(3, 6) : 100,
    sliceMs: chance.happens(0.5) ? 300_000 : 60_000 + chance.between(50, 400),
    crawlMs: chance.happens(0.04) ? 14 * minute : 0,
    faultProbability: chance.pick([0, 0.01, 0.03, 0.08]),
    ...(aimed && { aimed }),
    events: [
      ...[...firstCatalogue(ids), ...syncTimes(chance, syncs), ...changes(chance, { ids, syncs, latest: skews ? 2 * minute : 4 * minute }), ...flips],
      ...[...(chance.happens(0.1) ? staleTwin(chance, ids, syncs) : []), ...weather(chance, ids, syncs), ...(skews ? [skew(chance, syncs)] : [])],
      ...(aimed?.label === 'machine.stopRun' ? [lockOver(chance, syncs)] : []),
    ],
    calmAt,
  };
  const special = chance.next();
  return inOrder(story.crawlMs > 0 ? crawling(story) : special < 0.05 ? rereading(chance, story) : special < 0.07 ? sleeping(chance, story) : story);
};

const inOrder = (story: Story): Story => ({ ...story, events: story.events.toSorted((one, other) => one.at - other.at) });

/** Enough pages, one at a time, for a run that has to wait after each to use up its time. */
const crawling = (story: Story): Story => ({ ...story, pageSize: 1, events: [...firstCatalogue(Array.from({ length: 9 }, (_, at) => `Q${at.toString()}`)), ...story.events] });

/**
 * Short slices of a catalogue that is read twice because a row came in; the second time one product is newer. The loader of the first slice is given up
 * between the ledger and the product, and lives.
 */
const rereading = (chance: Chance, story: Story): Story => {
  const from = hour / 6;
  const some = (latest: number): number => from + chance.between(20, latest);
  return {
    ...story,
    pageSize: 1,
    limit: 100,
    sliceMs: 60_000 + chance.between(20, 100),
    faultProbability: 0,
    aimed: { label: 'state.read', from, nth: chance.between(4, 6), fault: 'abandon' },
    events: [
      ...story.events,
      { at: some(300), kind: 'put', id: 'A', value: 'a', quantity: '1', lateMs: 0 },
      { at: some(1000), kind: 'put', id: 'P0', value: 'b', quantity: '1', lateMs: 0 },
    ],
  };
};

/** A loader of a slow product sleeps between asking whether its time is over and writing the ledger; the sync after it loads another value, which goes back then. */
const sleeping = (chance: Chance, story: Story): Story => {
  const from = hour / 6;
  const put = (at: number, value: string): StoryEvent => ({ at, kind: 'put', id: 'P0', value, quantity: '1', lateMs: 0 });
  const sync = (index: number): StoryEvent => ({ at: from + index * syncEvery, kind: 'sync', type: 'incremental' });
  return {
    ...story,
    pageSize: 3,
    limit: 100,
    sliceMs: 300_000,
    productMs: chance.between(61_000, 90_000),
    faultProbability: 0,
    aimed: { label: 'state.replace', from, nth: chance.between(4, 6), fault: 'pause' },
    events: [...story.events, put(from - minute, 'b'), sync(0), put(from + 30 * minute, 'a'), sync(1), put(from + 70 * minute, 'b'), sync(2)],
    calmAt: 4 * syncEvery,
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

interface Changing {
  readonly ids: readonly string[];
  readonly syncs: number;
  /** Milliseconds after which a change is visible at the latest; with Siesa's own clock moving, less: the lag has to cover both. */
  readonly latest: number;
}

const changes = (chance: Chance, { ids, syncs, latest }: Changing): readonly StoryEvent[] => {
  const removes = chance.happens(0.5); // rows come or go in one story, not both: the drift rule cannot see one of each between two pages
  return Array.from({ length: chance.between(0, 8) }, (_, index): StoryEvent => {
    const at = someTime(chance, syncs);
    if (chance.happens(0.15)) return removes ? { at, kind: 'remove', id: chance.pick(ids) } : { at, kind: 'put', id: `A${index.toString()}`, value: 'a', quantity: '1', lateMs: 0 };
    const lateMs = chance.happens(0.2) ? chance.between(1, latest) : 0;
    return { at, kind: 'put', id: chance.pick(ids), value: chance.pick(['a', 'a', 'b', 'c', 'poison']), quantity: chance.pick(['1', '1', '2', 'not a number', '-1']), lateMs };
  });
};

/** A → B → A around one sync: what a dead run sent without noting is found out by nothing but `open`. */
const flipsAt = (at: number, id: string): readonly StoryEvent[] => {
  const put = { kind: 'put', id, quantity: '1', lateMs: 0 } as const;
  return [{ ...put, at: at - minute, value: 'b' }, { ...put, at: at + 30 * minute, value: 'a' }];
};

/** A change is loaded, and a sync that follows closely is given the version before it by a replica. */
const staleTwin = (chance: Chance, ids: readonly string[], syncs: number): readonly StoryEvent[] => {
  const at = hour / 6 + chance.between(0, syncs - 1) * syncEvery;
  return [
    { at: at - minute / 2, kind: 'put', id: chance.pick(ids), value: 'b', quantity: '1', lateMs: 0 },
    { at: at + minute, kind: 'sync', type: 'incremental' },
    { at: at + minute / 2, kind: 'stale', ms: 100_000, until: at + 3 * minute },
  ];
};

/** The sync in which the flip is seen dies between the product and the ledger. */
const dyingAt = (chance: Chance, from: number): AimedFault => ({ ...chance.pick([{ label: 'product.send', fault: 'kill after' }, { label: 'ledger.writeMany', fault: 'kill before' }] as const), from, nth: chance.between(1, 2) });

/** A sync whose loaders all fail while nothing can stop the run: only its counts can tell. */
const lockOver = (chance: Chance, syncs: number): StoryEvent => {
  const at = hour / 6 + chance.between(0, syncs - 1) * syncEvery;
  return { at: at - minute, kind: 'lock', until: at + 20 * minute };
};

/** Siesa's clock is set back a little between two syncs that follow each other closely. */
const skew = (chance: Chance, syncs: number): StoryEvent => ({ at: hour / 6 + chance.between(0, syncs - 1) * syncEvery + chance.between(1000, 15_000), kind: 'skew', ms: chance.between(-2 * minute, -30_000) });

const aimedFault = (chance: Chance, syncs: number): AimedFault => {
  const from = hour / 6 + chance.between(0, syncs - 1) * syncEvery;
  if (chance.happens(0.2)) return { from: 0, label: chance.pick(['machine.stopRun', 'machine.history', 'clients.noteSync']), nth: 'every', fault: 'lost request' };
  const label = chance.pick(['product.send', 'product.send', 'ledger.writeMany', 'ledger.readMany', 'objects.put', 'objects.get', 'siesa.call', 'state.replace', 'state.read', 'clients.find']);
  return { label, from, nth: chance.between(1, 12), fault: chance.pick(['lost request', 'lost answer', 'crash after', 'kill before', 'kill after', 'kill after', 'abandon', 'abandon', 'pause']) };
};

const weather = (chance: Chance, ids: readonly string[], syncs: number): readonly StoryEvent[] => {
  const events: StoryEvent[] = [];
  const begin = (): number => someTime(chance, syncs);
  if (chance.happens(0.3)) events.push({ at: begin(), kind: 'sulk', id: chance.pick(ids), until: (syncs + 1) * syncEvery });
  if (chance.happens(0.2)) events.push({ at: 0, kind: 'unstable', until: chance.between(1, syncs) * syncEvery });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'shrink', until: chance.between(1, syncs) * syncEvery + hour / 6 });
  if (chance.happens(0.2)) events.push({ at: begin(), kind: 'stale', ms: chance.between(1, 120_000), until: (syncs + 1) * syncEvery });
  if (chance.happens(0.08)) events.push({ at: begin(), kind: 'lock', until: chance.between(1, syncs) * syncEvery + hour / 6 });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'clock', ms: chance.between(-2, 2) * minute });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'mapping' });
  return events;
};
