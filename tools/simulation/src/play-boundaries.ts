import type { Fault } from './boundary.ts';
import { chanceOf } from './chance.ts';
import { violationsOf } from './check.ts';
import { faultsAt, type CountedPlan } from './plans.ts';
import { simulate } from './simulate.ts';
import type { Story } from './story.ts';

const minute = 60_000;
const put = (at: number, id: string, value: string) =>
  ({ at: at * minute, kind: 'put', id, value, quantity: '1', lateMs: 0 }) as const;

/**
 * A world small enough for every boundary: three products, read in two pages and one slice. An undisturbed first sync; then one product changes and one goes
 * bad; a sync that is disturbed; one changes back; a sync that finds what the disturbed one left.
 */
const smallWorld: Story = {
  pageSize: 2,
  skewMs: 0,
  limit: 100,
  sliceMs: 300_000,
  crawlMs: 0,
  faultProbability: 0,
  events: [
    ...[put(0, 'P0', 'a'), put(0, 'P1', 'a'), put(0, 'P2', 'a')],
    { at: 10 * minute, kind: 'sync', type: 'initial' },
    ...[put(45, 'P0', 'b'), put(45, 'P1', 'poison')],
    { at: 50 * minute, kind: 'sync', type: 'incremental' },
    put(75, 'P0', 'a'),
    { at: 80 * minute, kind: 'sync', type: 'incremental' },
  ],
  calmAt: 110 * minute,
  lastSyncs: 2,
};

/** One play of the small world. */
export interface Played {
  readonly violations: readonly string[];
  /** The boundaries that were crossed by the disturbed sync and the one after it, in their order. */
  readonly labels: readonly string[];
}

/**
 * Plays the small world with faults at certain boundaries, counted from the beginning of its second sync.
 *
 * @example
 * await playBoundaries(new Map([[17, 'kill after']])); // { violations: [], labels: ['clients.find', …] }
 */
export const playBoundaries = async (faults: ReadonlyMap<number, Fault>): Promise<Played> => {
  let plan: CountedPlan | undefined;
  const simulated = await simulate({
    stories: [smallWorld],
    chance: chanceOf(1),
    faults: (elapsedMs) => (plan = faultsAt({ faults, from: 50 * minute, to: smallWorld.calmAt, elapsedMs })),
  });
  return { violations: violationsOf(simulated), labels: plan?.labels ?? [] };
};

/** What goes wrong when each of these faults happens at its boundary: one line a violation, with the faults that led to it. */
export const failuresAt = async (faults: readonly (readonly [number, Fault])[]): Promise<readonly string[]> => {
  const { violations, labels } = await playBoundaries(new Map(faults));
  const where = faults.map(([at, fault]) => `${fault} ${labels[at] ?? '?'} (${at.toString()})`).join(', ');
  return violations.map((violation) => `${where}: ${violation}`);
};
