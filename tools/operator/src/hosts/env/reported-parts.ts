import type { ObjectStore, PartReport } from '@siesa-integration/sync-pipeline';
import { getJson, runKeys } from '@siesa-integration/sync-pipeline/stored';
import * as v from 'valibot';
import { syncStates, type StateEvent } from '@siesa-integration/workflow-contract';

const withSyncId = v.object({ sync_id: v.string() });

/** The loaders' reports as events of the Map's children: Step Functions keeps these in histories of their own. */
export const reportedParts = (
  objects: Pick<ObjectStore, 'get' | 'list'>,
  clientId: string,
): { readonly newParts: (events: readonly StateEvent[]) => Promise<readonly StateEvent[]> } => {
  const seen = new Set<string>();
  return {
    newParts: async (events) => {
      const syncId = syncIdIn(events);
      if (syncId === undefined) return [];

      const keys = await objects.list(`${runKeys(clientId, syncId).prefix}reports/`);
      const newKeys = keys.filter((key) => !seen.has(key));
      for (const key of newKeys) seen.add(key);
      const reports = await Promise.all(newKeys.map((key) => getJson<PartReport>(objects, key)));
      return reports.flatMap((report) => (report ? [loaded(report)] : []));
    },
  };
};

const syncIdIn = (events: readonly StateEvent[]): string | undefined => {
  const output = events.find((event) => event.kind === 'exited' && event.state === syncStates.extractFromSiesa)?.output;
  return v.is(withSyncId, output) ? output.sync_id : undefined;
};

const loaded = ({ counts, failures, load_timestamp }: PartReport): StateEvent => ({
  kind: 'exited',
  state: syncStates.loadToProduct,
  at: Date.parse(load_timestamp),
  output: {
    records_processed: counts.accepted + counts.unchanged + counts.rejected + counts.refused,
    failed_records: failures.slice(0, 10).map(({ product_id, message }) => ({ id: product_id, error: message })),
  },
});
