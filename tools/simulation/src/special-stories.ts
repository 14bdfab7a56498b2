import type { Chance } from './chance.ts';
import { firstCatalogue, firstSync, syncEvery, type Story, type StoryEvent } from './story.ts';

const minute = 60_000;

const put = (at: number, id: string, value: string): StoryEvent => ({
  at,
  kind: 'put',
  id,
  value,
  quantity: '1',
  lateMs: 0,
});
const sync = (index: number, type: 'initial' | 'incremental' = 'incremental'): StoryEvent => ({
  at: firstSync + index * syncEvery,
  kind: 'sync',
  type,
});

/** A story as it is, or now and then in a world that faults by chance hardly ever meet. */
export const specially = (chance: Chance, story: Story): Story => {
  const special = chance.next();
  if (special < 0.04) return crawling(story);
  if (special < 0.14) return rereading(chance, story);
  if (special < 0.19) return sleeping(chance, story);
  if (special < 0.22) return forgetting(chance, story);
  if (special < 0.25) return waking(story);
  if (special < 0.28) return outliving(chance, story);
  return special < 0.4 && !story.events.some(({ kind }) => unseen.has(kind)) ? { ...story, untold: true } : story;
};

/** What cannot be seen where Siesa does not say how much there is: rows that are missing. */
const unseen: ReadonlySet<StoryEvent['kind']> = new Set(['remove', 'unstable', 'cut', 'shrink']);

/** Enough pages, one at a time, for a run that has to wait after each to use up its time. */
const crawling = (story: Story): Story => ({
  ...story,
  pageSize: 1,
  crawlMs: 14 * minute,
  events: [...firstCatalogue(Array.from({ length: 9 }, (_, at) => `Q${at.toString()}`)), ...story.events],
});

/**
 * Short slices of a catalogue that is read twice because a row came in; the second time one product is newer. The loader of the first slice is given up
 * between the ledger and the product, and lives.
 */
const rereading = (chance: Chance, story: Story): Story => {
  const some = (latest: number): number => firstSync + chance.between(20, latest);
  return {
    ...story,
    pageSize: 1,
    limit: 100,
    sliceMs: 60_000 + chance.between(20, 100),
    productMs: chance.between(0, 3000),
    faultProbability: 0,
    aimed: {
      label: chance.pick(['state.read', 'objects.get']),
      from: firstSync,
      nth: chance.between(1, 6),
      fault: 'abandon',
    },
    events: [...story.events, put(some(300), 'A', 'a'), put(some(1000), 'P0', 'b')],
  };
};

/** A loader of a slow product sleeps before it writes the ledger, or after; the sync after it loads another value, which goes back then. */
const sleeping = (chance: Chance, story: Story): Story => ({
  ...story,
  pageSize: 3,
  limit: 100,
  sliceMs: 300_000,
  productMs: chance.between(61_000, 90_000),
  faultProbability: 0,
  aimed: {
    fault: 'pause',
    ...chance.pick([
      { label: 'state.replace', nth: chance.between(4, 6) },
      { label: 'ledger.writeMany', nth: 1 },
      { label: 'product.send', nth: 1, fault: 'pause, then no answer' },
    ] as const),
    from: firstSync,
  },
  events: [
    ...story.events,
    put(firstSync - minute, 'P0', 'b'),
    sync(0),
    put(firstSync + 30 * minute, 'P0', 'a'),
    sync(1),
    put(firstSync + 70 * minute, 'P0', 'b'),
    sync(2),
  ],
  calmAt: 4 * syncEvery,
});

/** A sync sends another value and dies, or fails, before the ledger knows; the value goes back. A full sync that follows finds Siesa empty. */
const forgetting = (chance: Chance, story: Story): Story => {
  const from = firstSync + syncEvery;
  const back = from + 30 * minute;
  return {
    ...story,
    limit: 100,
    faultProbability: 0,
    aimed: {
      from,
      until: back,
      ...chance.pick([
        { label: 'product.send', nth: 1, fault: 'kill after' },
        { label: 'ledger.writeMany', nth: 'every', fault: 'lost request' },
      ] as const),
    },
    events: [
      ...firstCatalogue(['P0', 'P1']),
      sync(0, 'initial'),
      put(from - minute, 'P1', 'b'),
      sync(1),
      put(back, 'P1', 'a'),
      { at: back, kind: 'shrink', until: from + syncEvery + minute },
      sync(2, chance.pick(['initial', 'incremental'])),
    ],
    calmAt: 4 * syncEvery,
  };
};

/** A reject is gone when a sync asks for it; that sync sleeps before it says so. The next one loads the product, which is back, with another value; then the first value returns. */
const waking = (story: Story): Story => ({
  ...story,
  limit: 100,
  faultProbability: 0,
  aimed: { label: 'siesa.call', from: firstSync + 2 * syncEvery, nth: 2, fault: 'pause' },
  events: [
    ...[...firstCatalogue(['P0', 'P1']), sync(0, 'initial'), put(firstSync + 30 * minute, 'P1', 'poison'), sync(1)],
    { at: firstSync + 70 * minute, kind: 'remove', id: 'P1' },
    ...[sync(2), put(firstSync + 110 * minute, 'P1', 'b'), sync(3), put(firstSync + 150 * minute, 'P1', 'a'), sync(4)],
  ],
  calmAt: 6 * syncEvery,
});

/** A loader that was given up is still writing when its run has ended and the next one has begun: it has more to send. */
const outliving = (chance: Chance, story: Story): Story => ({
  ...story,
  pageSize: 3,
  limit: 100,
  sliceMs: 300_000,
  faultProbability: 0,
  aimed: { label: 'ledger.writeMany', from: firstSync, nth: 1, fault: 'abandon' },
  events: [
    ...firstCatalogue(['P0', 'P1', 'P2', 'P3', 'P4']),
    sync(0, 'initial'),
    { ...sync(0), at: firstSync + chance.between(4000, 15_000) },
  ],
  calmAt: 2 * syncEvery,
});
