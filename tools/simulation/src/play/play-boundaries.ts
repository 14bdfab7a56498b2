import type { Fault } from '../faults/boundary.ts';
import type { ErrorRow } from '@siesa-integration/workflow-contract';
import { chanceOf } from '../faults/chance.ts';
import { type CountedPlan, faultsAt } from '../faults/fault-plans.ts';
import type { ExecutionEnd } from '../machine/execution.ts';
import { violationsOf } from '../monitor/final-checks.ts';
import type { EachDialect } from '../scenario/http-systems.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { simulate } from './simulate.ts';

const minute = 60_000;
const put = (at: number, id: string, value: string) =>
  ({ at: at * minute, kind: 'put', id, value, quantity: '1', lateMs: 0 }) as const;

/**
 * A scenario short enough to disturb every crossing: three items, read in two pages and one slice. After an undisturbed first sync one item changes and the
 * destination begins to refuse another; the next sync is disturbed; the item changes back; the last sync meets what the disturbed one left.
 */
const smallScenario: Scenario = {
  pageSize: 2,
  skewMs: 0,
  limit: 100,
  sliceMs: 300_000,
  siesaWaitMs: 0,
  faultProbability: 0,
  events: [
    ...[put(0, 'P0', 'a'), put(0, 'P1', 'a'), put(0, 'P2', 'a')],
    { at: 10 * minute, kind: 'sync', type: 'initial' },
    ...[put(45, 'P0', 'b'), put(45, 'P1', 'poison')],
    { at: 50 * minute, kind: 'sync', type: 'incremental' },
    put(75, 'P0', 'a'),
    { at: 80 * minute, kind: 'sync', type: 'incremental' },
  ],
  quietFrom: 110 * minute,
  lastSyncs: 2,
};

/** The same with a destination that takes one record a call. */
export const eachScenario = (each: EachDialect): Scenario => ({
  ...smallScenario,
  http: { dialect: 'inventory', stock: 'row', stamps: 'utc', each },
});

/** One play of the small scenario. */
export interface Played {
  readonly violations: readonly string[];
  /** The labels of the crossings of the disturbed sync and the one after it, in order. */
  readonly labels: readonly string[];
  /** How each sync ended, in order. */
  readonly ends: readonly (ExecutionEnd | undefined)[];
}

/**
 * Plays the small scenario with faults at chosen crossings, counted from the beginning of its second sync.
 *
 * @param scenario - {@link smallScenario}, or {@link eachScenario}
 * @param catalogue - decides which errors the machine retries. @defaultValue the contract's
 *
 * @example
 * await playBoundaries(new Map([[17, 'kill after']])); // { violations: [], labels: ['clients.find', …] }
 */
export const playBoundaries = async (
  faults: ReadonlyMap<number, Fault>,
  catalogue?: readonly ErrorRow[],
  scenario = smallScenario,
): Promise<Played> => {
  let plan: CountedPlan | undefined;
  const simulated = await simulate({
    scenarios: [scenario],
    chance: chanceOf(1),
    ...(catalogue && { catalogue }),
    faults: (elapsedMs) => (plan = faultsAt({ faults, from: 50 * minute, to: scenario.quietFrom, elapsedMs })),
  });
  return {
    violations: violationsOf(simulated),
    labels: plan?.labels ?? [],
    ends: simulated.clients.flatMap(({ executions }) => executions.map(({ end }) => end)),
  };
};

/** What goes wrong when each of these faults happens at its boundary: one line a violation, with the faults that led to it. */
export const failuresAt = async (
  faults: readonly (readonly [number, Fault])[],
  scenario = smallScenario,
): Promise<readonly string[]> => {
  const { violations, labels } = await playBoundaries(new Map(faults), undefined, scenario);
  const where = faults.map(([at, fault]) => `${fault} ${labels[at] ?? '?'} (${at.toString()})`).join(', ');
  return violations.map((violation) => `${where}: ${violation}`);
};
