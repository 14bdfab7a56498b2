import type { MemoryStores } from '@siesa-integration/sync-pipeline/in-process';
import type { Execution } from '../machine/execution.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { expectedOf } from '../scenario/sim-version.ts';
import type { SimDestination } from '../systems/sim-destination.ts';
import type { SimSiesa } from '../systems/sim-siesa.ts';
import { namedItems } from './named-items.ts';

/** What a client's items are compared in. */
export interface ComparedSystems {
  readonly clientId: string;
  readonly scenario: Pick<Scenario, 'events'>;
  readonly siesa: SimSiesa;
  readonly destination: SimDestination;
  readonly stores: MemoryStores;
}

/**
 * A11: after a run that ends as success the destination has the right value of every item that the source holds, or the item is named as a reject. Right is
 * a value that the source has shown since the run began, or that a replica may still have shown.
 */
export const successIsTrue = (
  { clientId, scenario, siesa, destination, stores }: ComparedSystems,
  { owner, startedAt }: Execution,
): readonly string[] => {
  const staleMs = Math.max(0, ...scenario.events.map((event) => (event.kind === 'stale' ? event.ms : 0)));
  const named = namedItems(stores, clientId);
  return siesa.ids.flatMap((id) => {
    if (named.has(id)) return [];
    const shown = siesa.shownSince(id, startedAt - staleMs);
    const held = JSON.stringify(destination.stored.get(id));
    const isRight =
      !siesa.hasNoValue(id) &&
      shown.some((version) => version === undefined || JSON.stringify(expectedOf(id, version)) === held);
    return isRight
      ? []
      : [
          `A11: ${owner} ended as success, and the destination holds ${held} where Siesa showed ${JSON.stringify(shown)} of ${id}`,
        ];
  });
};
