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
  { owner, startedAt, summary }: Execution,
): readonly string[] => {
  if (summary?.status === 'success' && summary.summary.cursor_held && hidesRows(scenario)) return [];
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

/**
 * Rows come in any order while some are removed: as many ids as the last total may be others than those that are left. No count shows it, so such a run holds its
 * cursor, and the next one reads again.
 */
const hidesRows = ({ events }: ComparedSystems['scenario']): boolean =>
  events.some(({ kind }) => kind === 'unstable') && events.some(({ kind }) => kind === 'remove');
