import type { Chance } from './chance.ts';
import { specially } from './special-stories.ts';
import { firstCatalogue, firstSync, syncEvery, type AimedFault, type Story, type StoryEvent } from './story.ts';

const minute = 60_000;

/** A small world and what happens in it, by chance: few products, so that everything meets everything. */
export const storyOf = (chance: Chance): Story => {
  const products = chance.between(2, 7);
  const ids = Array.from({ length: products }, (_, at) => `P${at.toString()}`);
  const syncs = chance.between(1, 3);
  const calmAt = (syncs + 1) * syncEvery;
  const slow = chance.happens(0.3);
  const skews = chance.happens(0.15);
  const flip = chance.happens(0.3) ? firstSync + chance.between(0, syncs - 1) * syncEvery : undefined;
  const flips = flip === undefined ? [] : flipsAt(flip, chance.pick(ids));
  const aimed =
    flip !== undefined && chance.happens(0.5)
      ? dyingAt(chance, flip)
      : chance.happens(0.5)
        ? aimedFault(chance, syncs)
        : undefined;
  const skewMs = chance.happens(0.5) ? chance.between(-10, 10) * minute : 0;
  const story: Story = {
    pageSize: chance.between(1, 3),
    skewMs,
    limit: slow ? chance.between(3, 6) : 100,
    sliceMs: chance.happens(0.5) ? 300_000 : 60_000 + chance.between(50, 400),
    crawlMs: 0,
    faultProbability: chance.pick([0, 0.01, 0.03, 0.08]),
    ...(aimed && { aimed }),
    events: [
      ...[
        ...firstCatalogue(ids),
        ...syncTimes(chance, syncs),
        ...changes(chance, { ids, syncs, latest: skews ? 2 * minute : 4 * minute }),
        ...flips,
      ],
      ...[
        ...(chance.happens(0.1) ? staleTwin(chance, ids, syncs) : []),
        ...weather(chance, ids, syncs),
        ...(skews ? [skew(chance, syncs)] : []),
      ],
      ...(skewMs === 0 && !skews && chance.happens(0.15) ? [misdate(chance, syncs)] : []),
      ...(aimed?.label === 'machine.stopRun' ? [lockOver(chance, syncs)] : []),
    ],
    calmAt,
  };
  return inOrder(specially(chance, story));
};

const inOrder = (story: Story): Story => ({
  ...story,
  events: story.events.toSorted((one, other) => one.at - other.at),
});

const syncTimes = (chance: Chance, syncs: number): readonly StoryEvent[] =>
  Array.from({ length: syncs }, (_, at) => at).flatMap((index): StoryEvent[] => {
    const at = firstSync + index * syncEvery;
    const sync = { at, kind: 'sync', type: index === 0 || chance.happens(0.2) ? 'initial' : 'incremental' } as const;
    return chance.happens(0.15) ? [sync, { ...sync, at: at + chance.pick([5, 500, 20_000]) }] : [sync];
  });

/** Most fall into the seconds in which a sync reads and loads. */
const someTime = (chance: Chance, syncs: number): number => {
  const sync = firstSync + chance.between(0, syncs - 1) * syncEvery;
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
    if (chance.happens(0.15))
      return removes
        ? { at, kind: 'remove', id: chance.pick(ids) }
        : { at, kind: 'put', id: `A${index.toString()}`, value: 'a', quantity: '1', lateMs: 0 };
    const lateMs = chance.happens(0.2) ? chance.between(1, latest) : 0;
    return {
      at,
      kind: 'put',
      id: chance.pick(ids),
      value: chance.pick(['a', 'a', 'b', 'c', 'poison']),
      quantity: chance.pick(['1', '1', '2', 'not a number', '-1']),
      lateMs,
    };
  });
};

/** A → B → A around one sync: what a dead run sent without noting is found out by nothing but `open`. */
const flipsAt = (at: number, id: string): readonly StoryEvent[] => {
  const put = { kind: 'put', id, quantity: '1', lateMs: 0 } as const;
  return [
    { ...put, at: at - minute, value: 'b' },
    { ...put, at: at + 30 * minute, value: 'a' },
  ];
};

/** A change is loaded, and a sync that follows closely is given the version before it by a replica. */
const staleTwin = (chance: Chance, ids: readonly string[], syncs: number): readonly StoryEvent[] => {
  const at = firstSync + chance.between(0, syncs - 1) * syncEvery;
  return [
    { at: at - minute / 2, kind: 'put', id: chance.pick(ids), value: 'b', quantity: '1', lateMs: 0 },
    { at: at + minute, kind: 'sync', type: 'incremental' },
    { at: at + minute / 2, kind: 'stale', ms: 100_000, until: at + 3 * minute },
  ];
};

/** The sync in which the flip is seen dies between the product and the ledger. */
const dyingAt = (chance: Chance, from: number): AimedFault => ({
  ...chance.pick([
    { label: 'product.send', fault: 'kill after' },
    { label: 'ledger.writeMany', fault: 'kill before' },
  ] as const),
  from,
  nth: chance.between(1, 2),
});

/** A sync whose loaders all fail while nothing can stop the run: only its counts can tell. */
const lockOver = (chance: Chance, syncs: number): StoryEvent => {
  const at = firstSync + chance.between(0, syncs - 1) * syncEvery;
  return { at: at - minute, kind: 'lock', until: at + 20 * minute };
};

/** Siesa's clock is set back a little between two syncs that follow each other closely. */
const skew = (chance: Chance, syncs: number): StoryEvent => ({
  at: firstSync + chance.between(0, syncs - 1) * syncEvery + chance.between(1000, 15_000),
  kind: 'skew',
  ms: chance.between(-2 * minute, -30_000),
});

/** Of an answer whose date cannot be, ours takes the place: what Siesa's clock really says cannot be known then, so it is right here. */
const misdate = (chance: Chance, syncs: number): StoryEvent => ({
  at: 0,
  kind: 'misdate',
  until: chance.between(1, syncs) * syncEvery,
});

const aimedFault = (chance: Chance, syncs: number): AimedFault => {
  const from = firstSync + chance.between(0, syncs - 1) * syncEvery;
  if (chance.happens(0.2))
    return {
      from: 0,
      label: chance.pick(['machine.stopRun', 'machine.history', 'clients.noteSync']),
      nth: 'every',
      fault: 'lost request',
    };
  const label = chance.pick([
    'product.send',
    'product.send',
    'ledger.writeMany',
    'ledger.readMany',
    'objects.put',
    'objects.get',
    'siesa.call',
    'state.replace',
    'state.read',
    'clients.find',
  ]);
  return {
    label,
    from,
    nth: chance.between(1, 12),
    fault: chance.pick([
      'lost request',
      'lost answer',
      'crash after',
      'kill before',
      'kill after',
      'kill after',
      'abandon',
      'abandon',
      'pause',
    ]),
  };
};

const weather = (chance: Chance, ids: readonly string[], syncs: number): readonly StoryEvent[] => {
  const events: StoryEvent[] = [];
  const begin = (): number => someTime(chance, syncs);
  if (chance.happens(0.3))
    events.push({ at: begin(), kind: 'sulk', id: chance.pick(ids), until: (syncs + 1) * syncEvery });
  if (chance.happens(0.2)) events.push({ at: 0, kind: 'unstable', until: chance.between(1, syncs) * syncEvery });
  if (chance.happens(0.08)) events.push({ at: 0, kind: 'cut', until: chance.between(1, syncs) * syncEvery });
  if (chance.happens(0.1))
    events.push({ at: begin(), kind: 'shrink', until: chance.between(1, syncs) * syncEvery + firstSync });
  if (chance.happens(0.2))
    events.push({ at: begin(), kind: 'stale', ms: chance.between(1, 120_000), until: (syncs + 1) * syncEvery });
  if (chance.happens(0.08))
    events.push({ at: begin(), kind: 'lock', until: chance.between(1, syncs) * syncEvery + firstSync });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'clock', ms: chance.between(-2, 2) * minute });
  if (chance.happens(0.1)) events.push({ at: begin(), kind: 'mapping' });
  return events;
};
