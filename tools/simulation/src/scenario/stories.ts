import type { Chance } from '../faults/chance.ts';
import { firstCatalogue, firstSync, type Scenario, syncEvery } from './scenario.ts';

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
} satisfies Readonly<Record<string, (chance: Chance) => Scenario>>;

export type Story = keyof typeof stories;

export const storyScenario = (story: Story, chance: Chance): Scenario => stories[story](chance);
