import type { Chance } from '../faults/chance.ts';
import { firstCatalogue, firstSync, type Scenario, syncEvery } from './scenario.ts';

const minute = 60_000;

const put = { kind: 'put', quantity: '1', lateMs: 0 } as const;

/** Situations that the removal of one guard makes dangerous, and that random scenarios meet too rarely. */
const stories = {
  /**
   * A slice a page, and a row that is added makes the run read all again; one item is newer by then. The machine abandons the loader of the first slice,
   * whose call is on its way until the newer version is loaded.
   */
  'a loader of an earlier slice wakes': (chance) => ({
    pageSize: 1,
    skewMs: 0,
    limit: 100,
    sliceMs: 60_020,
    siesaWaitMs: 0,
    destinationMs: 3000,
    faultProbability: 0,
    // The loader's own, before it sends.
    aimed: { label: chance.pick(['state.read', 'objects.get']), from: firstSync, nth: 5, fault: 'abandon' },
    events: [
      ...firstCatalogue(['P0', 'P1', 'P2']),
      { at: firstSync, kind: 'sync', type: 'initial' },
      { ...put, at: firstSync + 1000, id: 'A', value: 'a' },
      { ...put, at: firstSync + 2000, id: 'P0', value: 'b' },
    ],
    quietFrom: 2 * syncEvery,
  }),
  /**
   * A sync that takes longer than its execution of an hour. Its first slice is read and loaded in half of it. The second one is read when the execution hands
   * over, so its part waits for the successor; it is the last one (15 items), or it is not (20).
   */
  'a run hands over': (chance) => ({
    pageSize: 1,
    skewMs: 0,
    limit: 100,
    executionMs: 60 * minute,
    sliceMs: 22 * minute,
    siesaWaitMs: 3 * minute,
    destinationMs: 140_000,
    faultProbability: 0,
    events: [
      ...firstCatalogue(Array.from({ length: chance.pick([15, 20]) }, (_, at) => `Q${at.toString()}`)),
      { at: firstSync, kind: 'sync', type: 'initial' },
      { ...put, at: firstSync + chance.between(1, syncEvery), id: 'Q1', value: 'b' },
      { ...put, at: firstSync + chance.between(1, syncEvery), id: 'Q14', value: 'c' },
    ],
    quietFrom: 8 * syncEvery,
  }),
  /** Siesa asks for a pause after each page, and the execution hands over in the middle of one. */
  'a wait at the end of an execution': (chance) => ({
    pageSize: 1,
    skewMs: 0,
    limit: 100,
    executionMs: 60 * minute,
    sliceMs: 300_000,
    siesaWaitMs: chance.between(12 * minute, 14 * minute),
    faultProbability: 0,
    events: [
      ...firstCatalogue(['Q0', 'Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6']),
      { at: firstSync, kind: 'sync', type: 'initial' },
    ],
    quietFrom: 8 * syncEvery,
  }),
} satisfies Readonly<Record<string, (chance: Chance) => Scenario>>;

export type Story = keyof typeof stories;

export const storyScenario = (story: Story, chance: Chance): Scenario => stories[story](chance);
