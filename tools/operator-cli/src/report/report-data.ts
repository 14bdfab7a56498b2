import { clientStatus, type ClientStatus } from '../clients/client-status.ts';
import { groupByReason, openRejects, type RejectGroup } from '../clients/open-rejects.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import type { PastSync } from '../hosts/sync-history.ts';
import type { Stores } from '../hosts/stores.ts';
import { stageDurations, type StageDurations } from './stage-durations.ts';
import { present } from '../present.ts';

/** A sync that has ended, and how long each stage of it took, as long as its parts are kept. */
export interface ReportedSync extends PastSync {
  readonly stages?: StageDurations;
}

/** What the page tells of one client. */
export interface ReportedClient extends Omit<ClientStatus, 'syncs'> {
  readonly client_name: string;
  /** Oldest first. */
  readonly syncs: readonly ReportedSync[];
  readonly rejects: readonly RejectGroup[];
}

/** What the page tells. */
export interface ReportData {
  /** `in ./clients` or `in prod`. */
  readonly place: string;
  /** ISO 8601. */
  readonly at: string;
  readonly clients: readonly ReportedClient[];
}

/** Syncs shown of each client; and of how many of them the stages. */
const syncsShown = 60;
const stagesShown = 20;

/** Reads all that the page tells. */
export const readReportData = async (
  settings: readonly SettingsDocument[],
  stores: Stores,
  { place, now }: { readonly place: string; readonly now: number },
): Promise<ReportData> => ({
  place,
  at: new Date(now).toISOString(),
  clients: await Promise.all(settings.map((document) => readClient(document, stores, now))),
});

const readClient = async (settings: SettingsDocument, stores: Stores, now: number): Promise<ReportedClient> => {
  const { syncs, ...status } = await clientStatus(settings, stores, { limit: syncsShown, now });
  const withStages = await Promise.all(
    syncs.map(async (sync, index): Promise<ReportedSync> => {
      const stages = index < stagesShown ? await stageDurations(status.client_id, sync, stores.objects) : undefined;
      return present({ ...sync, stages });
    }),
  );
  return {
    ...status,
    client_name: typeof settings['client_name'] === 'string' ? settings['client_name'] : status.client_id,
    syncs: withStages.reverse(),
    rejects: groupByReason(await openRejects(stores.ledger, status.client_id)),
  };
};
