import { getJson, runKeys, type ObjectStore, type PartReport } from '@siesa-integration/sync-pipeline';
import * as v from 'valibot';
import type { StateEvent } from './execution.ts';

const withSyncId = v.object({ sync_id: v.string() });

/** What the loaders have reported since the last look, as the events that the Map's children would have told. */
export const reportedParts = (
  objects: ObjectStore,
  clientId: string,
): { readonly news: (events: readonly StateEvent[]) => Promise<readonly StateEvent[]> } => {
  const known = new Set<string>();
  return {
    news: async (events) => {
      const syncId = syncIdIn(events);
      if (syncId === undefined) return [];

      const keys = await objects.list(`${runKeys(clientId, syncId).prefix}reports/`);
      const fresh = keys.filter((key) => !known.has(key));
      for (const key of fresh) known.add(key);
      const reports = await Promise.all(fresh.map((key) => getJson<PartReport>(objects, key)));
      return reports.flatMap((report) => (report ? [loaded(report)] : []));
    },
  };
};

const syncIdIn = (events: readonly StateEvent[]): string | undefined => {
  const output = events.find((event) => event.kind === 'exited' && event.state === 'ExtractFromSiesa')?.output;
  return v.is(withSyncId, output) ? output.sync_id : undefined;
};

const loaded = ({ counts, failures, load_timestamp }: PartReport): StateEvent => ({
  kind: 'exited',
  state: 'LoadToProduct',
  at: Date.parse(load_timestamp),
  output: {
    records_processed: counts.accepted + counts.unchanged + counts.rejected + counts.refused,
    failed_records: failures.slice(0, 10).map(({ product_id, message }) => ({ id: product_id, error: message })),
  },
});
