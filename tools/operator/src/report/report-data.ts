import { clientStatus, type ClientStatus } from '../status/client-status.ts';
import { knownClients } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import type { Stores } from '../hosts/stores.ts';
import { defaultTimezone } from '@siesa-integration/workflow-contract';
import type { PastSync } from '../hosts/sync-history.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { groupByReason, openRejects, type RejectGroup } from '../rejects/open-rejects.ts';
import { readWarnings, type ReportedWarning } from '../rejects/read-warnings.ts';
import { stageDurations, type StageDurations } from './stage-durations.ts';

/** A sync that has ended, and how long each of its stages took, while its parts are kept. */
export interface ReportedSync extends PastSync {
  readonly stages?: StageDurations;
}

/** One client in a report. */
export interface ReportedClient extends Omit<ClientStatus, 'syncs'> {
  readonly client_name: string;
  /** IANA name of the zone in which its times are shown. */
  readonly timezone: string;
  /** Oldest first. */
  readonly syncs: readonly ReportedSync[];
  readonly rejects: readonly RejectGroup[];
  /** Of the newest sync, while its parts are kept. */
  readonly warnings: readonly ReportedWarning[];
}

/** The data of a report on syncs, outcomes, durations, rejects and cursor age. */
export interface ReportData {
  /** `in ./clients` or `in prod`. */
  readonly place: string;
  /** ISO 8601. */
  readonly at: string;
  readonly clients: readonly ReportedClient[];
}

export interface ReportOptions {
  /** Of all clients when absent. */
  readonly clientId?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Syncs of each client in a report, and how many of them have durations by stage. */
const mostSyncs = 60;
const mostWithStages = 20;

/** Reads the data of a report. @throws OperatorMistake when there is no such client */
export const readReportData = async (host: Host, { clientId, now }: ReportOptions): Promise<ReportData> => ({
  place: host.place,
  at: new Date(now).toISOString(),
  clients: await Promise.all(
    (await knownClients(host, clientId)).map((settings) => readClient(settings, host.stores, now)),
  ),
});

const readClient = async (settings: SettingsDocument, stores: Stores, now: number): Promise<ReportedClient> => {
  const { syncs, ...status } = await clientStatus(settings, stores, { limit: mostSyncs, now });
  const withStages = await Promise.all(
    syncs.map(async (sync, index): Promise<ReportedSync> => {
      const stages = index < mostWithStages ? await stageDurations(status.client_id, sync, stores.objects) : undefined;
      return omitUndefined({ ...sync, stages });
    }),
  );
  return {
    ...status,
    client_name: typeof settings['client_name'] === 'string' ? settings['client_name'] : status.client_id,
    timezone: typeof settings['timezone'] === 'string' ? settings['timezone'] : defaultTimezone,
    warnings: syncs[0] ? await readWarnings(stores.objects, status.client_id, syncs[0].syncId) : [],
    syncs: withStages.reverse(),
    rejects: groupByReason(await openRejects(stores.ledger, status.client_id)),
  };
};
