import type { Chance } from '../faults/chance.ts';
import { machineCalls } from '../machine/run-machine.ts';
import { firstCatalogue, firstSync, type Scenario, type ScenarioEvent, syncEvery } from './scenario.ts';

const minute = 60_000;

const put = (at: number, id: string, value: string): ScenarioEvent => ({
  at,
  kind: 'put',
  id,
  value,
  quantity: '1',
  lateMs: 0,
});
const sync = (index: number, type: 'initial' | 'incremental' = 'incremental'): ScenarioEvent => ({
  at: firstSync + index * syncEvery,
  kind: 'sync',
  type,
});

/** Mostly the scenario as it is; sometimes changed into a situation that random faults hardly ever reach. */
export const withSpecialScenario = (chance: Chance, scenario: Scenario): Scenario => {
  const special = chance.next();
  if (special < 0.04) return slowSiesa(scenario);
  if (special < 0.14) return readTwice(chance, scenario);
  if (special < 0.19) return pausedLoader(chance, scenario);
  if (special < 0.22) return sentButNotRecorded(chance, scenario);
  if (special < 0.25) return pausedRejectCheck(scenario);
  if (special < 0.28) return abandonedLoader(chance, scenario);
  if (special >= 0.95) return inSuccessors(chance, scenario);
  return special < 0.4 && !scenario.events.some(({ kind }) => undetectable.has(kind))
    ? { ...scenario, totalUnknown: true }
    : scenario;
};

/** Events whose missing rows cannot be detected when Siesa returns no total. */
const undetectable: ReadonlySet<ScenarioEvent['kind']> = new Set(['remove', 'cut', 'shrink']);

/** Of an execution in which a run with many slow pages has too little time. */
const shortExecutionMs = 60 * minute;

/** A page for each item, and waits between the pages: a run hands over once or several times, and something goes wrong there. */
const inSuccessors = (chance: Chance, scenario: Scenario): Scenario => ({
  ...scenario,
  pageSize: 1,
  executionMs: shortExecutionMs,
  sliceMs: 300_000,
  siesaWaitMs: chance.between(2 * minute, 7 * minute),
  destinationMs: chance.happens(0.5) ? 2 * minute : 0,
  aimed: {
    label: machineCalls.handOver,
    from: firstSync,
    nth: chance.between(1, 2),
    fault: chance.pick(['slow', 'lost request', 'lost answer', 'twice', 'kill before', 'kill after', 'pause']),
  },
  events: [...firstCatalogue(Array.from({ length: 20 }, (_, at) => `Q${at.toString()}`)), ...scenario.events],
});

/** So many pages, with a wait after each, that a run uses up the time of its execution. */
const slowSiesa = (scenario: Scenario): Scenario => ({
  ...scenario,
  pageSize: 1,
  siesaWaitMs: 14 * minute,
  events: [...firstCatalogue(Array.from({ length: 9 }, (_, at) => `Q${at.toString()}`)), ...scenario.events],
});

/**
 * Short slices of a catalogue that is read twice because a row was added; the second time one item is newer. The machine abandons the loader of the first
 * slice between the ledger and the destination, and it goes on.
 */
const readTwice = (chance: Chance, scenario: Scenario): Scenario => {
  const some = (latest: number): number => firstSync + chance.between(20, latest);
  return {
    ...scenario,
    pageSize: 1,
    limit: 100,
    sliceMs: 60_000 + chance.between(20, 100),
    destinationMs: chance.between(0, 3000),
    faultProbability: 0,
    aimed: {
      label: chance.pick(['state.read', 'objects.get']),
      from: firstSync,
      nth: chance.between(1, 6),
      fault: 'abandon',
    },
    events: [...scenario.events, put(some(300), 'A', 'a'), put(some(1000), 'P0', 'b')],
  };
};

/** A loader of a slow destination is paused before or after it writes the ledger; the next sync loads another value, which is then changed back. */
const pausedLoader = (chance: Chance, scenario: Scenario): Scenario => ({
  ...scenario,
  pageSize: 3,
  limit: 100,
  sliceMs: 300_000,
  destinationMs: chance.between(61_000, 90_000),
  faultProbability: 0,
  aimed: {
    fault: 'pause',
    ...chance.pick([
      { label: 'state.replace', nth: chance.between(4, 6) },
      { label: 'ledger.writeMany', nth: 1 },
      { label: 'destination.send', nth: 1, fault: 'pause, then no answer' },
    ] as const),
    from: firstSync,
  },
  events: [
    ...scenario.events,
    put(firstSync - minute, 'P0', 'b'),
    sync(0),
    put(firstSync + 30 * minute, 'P0', 'a'),
    sync(1),
    put(firstSync + 70 * minute, 'P0', 'b'),
    sync(2),
  ],
  quietFrom: 4 * syncEvery,
});

/** A sync sends another value and is killed, or fails, before it writes the ledger; the value is changed back. The next full sync reads an empty Siesa. */
const sentButNotRecorded = (chance: Chance, scenario: Scenario): Scenario => {
  const from = firstSync + syncEvery;
  const back = from + 30 * minute;
  return {
    ...scenario,
    limit: 100,
    faultProbability: 0,
    aimed: {
      from,
      until: back,
      ...chance.pick([
        { label: 'destination.send', nth: 1, fault: 'kill after' },
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
    quietFrom: 4 * syncEvery,
  };
};

/**
 * A rejected item is gone when a sync asks for it, and that sync is paused before it records so. The next sync loads the item, which exists again with
 * another value; then its first value returns.
 */
const pausedRejectCheck = (scenario: Scenario): Scenario => ({
  ...scenario,
  limit: 100,
  faultProbability: 0,
  aimed: { label: 'siesa.call', from: firstSync + 2 * syncEvery, nth: 2, fault: 'pause' },
  events: [
    ...[...firstCatalogue(['P0', 'P1']), sync(0, 'initial'), put(firstSync + 30 * minute, 'P1', 'poison'), sync(1)],
    { at: firstSync + 70 * minute, kind: 'remove', id: 'P1' },
    ...[sync(2), put(firstSync + 110 * minute, 'P1', 'b'), sync(3), put(firstSync + 150 * minute, 'P1', 'a'), sync(4)],
  ],
  quietFrom: 6 * syncEvery,
});

/** An abandoned loader still has records to send when its run has ended and the next one has begun. */
const abandonedLoader = (chance: Chance, scenario: Scenario): Scenario => ({
  ...scenario,
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
  quietFrom: 2 * syncEvery,
});
