import type { ScheduleState, Tick } from '@siesa-integration/local-runtime';
import { getJson, runKeys } from '@siesa-integration/sync-pipeline/stored';
import * as v from 'valibot';
import { openAlertsIn, type SentAlert, undeliveredAlerts } from '../alerts/kept-alerts.ts';
import type { InterruptedExecution } from '../hosts/execution.ts';
import type { Host } from '../hosts/host.ts';
import type { SettingsDocument } from '../hosts/settings-table.ts';
import type { Stores } from '../hosts/stores.ts';
import { unreportedFailures, type PastSync } from '../hosts/sync-history.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { nextRuns, type NextRuns } from '../schedules/next-runs.ts';
import { type HeldBecause, syncSummary, type SyncSummary } from '../sync/sync-summary.ts';
import { knownClients } from '../clients/known-clients.ts';

/** The last syncs of a client, the age of its cursor, and the sync that is running now. */
export interface ClientStatus {
  readonly client_id: string;
  readonly product_type: string;
  readonly enabled: boolean;
  /** ISO 8601; absent before the first sync. */
  readonly cursor?: string;
  readonly cursor_age_seconds?: number;
  /** The sync that holds the client now. */
  readonly running?: string;
  /** Why the newest of these left the cursor where it was, while its summary is kept. */
  readonly cursor_held?: HeldBecause;
  /** Products that were not accepted; `parked` of them are not tried again by themselves. */
  readonly open_rejects: number;
  readonly parked_rejects: number;
  /** Alerts that are not over. */
  readonly open_alerts: number;
  /** Products that the newest full pass no longer brought, while its summary is kept. */
  readonly missing_in_siesa?: number;
  /** The next starts by its schedule. */
  readonly next_runs?: NextRuns;
  /** The newest starts by its schedule that `serve` skipped, caught up on or left because of interruptions; none on AWS. */
  readonly irregular_starts?: readonly IrregularStart[];
  /** A sync that was cut off after the newest of these. */
  readonly interrupted?: InterruptedExecution;
  /** Newest first. */
  readonly syncs: readonly PastSync[];
}

/** A start by schedule that was not as usual. */
type IrregularStart = Tick & { readonly outcome: Exclude<Tick['outcome'], 'started'> };

/** Clients, and failures that could not be reported. */
export interface Statuses {
  readonly clients: readonly ClientStatus[];
  /** Newest first; none when one client was asked for. */
  readonly unreported: readonly PastSync[];
  /** Alerts that a channel of this machine did not deliver within a day, newest first; absent without any, and when one client was asked for. */
  readonly undelivered_alerts?: readonly SentAlert[];
}

export interface StatusesOptions {
  /** All clients when absent. */
  readonly clientId?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Syncs of one client, and unreported failures of all. */
const mostSyncs = 10;

/** Reads the last sync of each client, or the last ten of one. @throws OperatorMistake when there is no such client */
export const readStatuses = async (host: Host, { clientId, now }: StatusesOptions): Promise<Statuses> => {
  const settings = await knownClients(host, clientId);
  const interrupted = await host.interrupted();
  const limit = clientId === undefined ? 1 : mostSyncs;
  const undelivered = clientId === undefined ? await undeliveredAlerts(host) : [];
  return {
    clients: await Promise.all(
      settings.map(async (document) => {
        const schedule = await host.served?.schedule(String(document['client_id']));
        return clientStatus(document, host.stores, { limit, now, interrupted, ...(schedule && { schedule }) });
      }),
    ),
    unreported: clientId === undefined ? await host.stores.history.latest(unreportedFailures, mostSyncs) : [],
    ...(undelivered.length > 0 && { undelivered_alerts: undelivered }),
  };
};

export interface ClientStatusOptions {
  /** The most syncs to read. */
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of all clients, newest first. @defaultValue none */
  readonly interrupted?: readonly InterruptedExecution[];
  /** How far `serve` followed its schedule. @defaultValue it did not */
  readonly schedule?: ScheduleState;
}

/** Reads the status of one client. */
export const clientStatus = async (
  settings: SettingsDocument,
  { state, history, objects, ledger }: Pick<Stores, 'state' | 'history' | 'objects' | 'ledger'>,
  { limit, now, interrupted = [], schedule }: ClientStatusOptions,
): Promise<ClientStatus> => {
  const clientId = String(settings['client_id']);
  const [stored, latest, rejects] = await Promise.all([
    state.read(clientId),
    history.latest(clientId, Math.max(limit, mostLookedAt)),
    ledger.countRejects(clientId),
  ]);
  const syncs = latest.slice(0, limit);
  const { cursor, owner, sync_id, expires_at } = stored?.state ?? {};
  const isRunning = owner !== undefined && Number(expires_at) * 1000 > now;
  return omitUndefined({
    client_id: clientId,
    product_type: String(settings['product_type']),
    enabled: settings['enabled'] === true,
    cursor,
    cursor_age_seconds: cursor === undefined ? undefined : Math.round((now - Date.parse(cursor)) / 1000),
    running: isRunning ? sync_id : undefined,
    cursor_held: await heldCursor(clientId, syncs[0], objects),
    open_rejects: rejects.open,
    parked_rejects: rejects.parked,
    open_alerts: openAlertsIn(stored?.state.alerts).length,
    missing_in_siesa: await missingInSiesa(clientId, latest, objects),
    next_runs: nextRuns(settings, now, schedule),
    irregular_starts: schedule && irregularIn(schedule),
    interrupted: interrupted.find(
      ({ client_id, began }) => client_id === clientId && began > (syncs[0]?.timestamp ?? ''),
    ),
    syncs,
  });
};

const irregularIn = ({ ticks }: ScheduleState): readonly IrregularStart[] | undefined => {
  const irregular = ticks.filter((tick): tick is IrregularStart => tick.outcome !== 'started');
  return irregular.length > 0 ? irregular : undefined;
};

/** Whether a client needs somebody now: its newest sync failed, or was cut off. */
export const isFailing = ({ enabled, interrupted, syncs: [latest] }: ClientStatus): boolean =>
  enabled && (interrupted !== undefined || latest?.status === 'failed');

/** Failing clients first, then those that need a look, then the rest; disabled ones last. */
export const byUrgency = (one: ClientStatus, other: ClientStatus): number => urgencyOf(one) - urgencyOf(other);

const urgencyOf = (client: ClientStatus): number => {
  if (!client.enabled) return 3;
  if (isFailing(client)) return 0;
  return needsALook(client) ? 1 : 2;
};

/** Whether something about a client that does not fail is to be looked at. */
export const needsALook = ({ cursor_held, open_rejects, missing_in_siesa = 0 }: ClientStatus): boolean =>
  cursor_held !== undefined || open_rejects + missing_in_siesa > 0;

/** Of the syncs that `missing_in_siesa` is looked for in. */
const mostLookedAt = 30;

/** Only a full pass finds what is missing. */
const missingInSiesa = async (
  clientId: string,
  latest: readonly PastSync[],
  objects: Stores['objects'],
): Promise<number | undefined> => {
  const full = latest.find(({ syncType, status }) => syncType === 'initial' && status === 'success');
  return full && (await summaryOf(clientId, full, objects))?.records_missing;
};

const unknownCause: HeldBecause = { cause: 'the run gave no reason', read: 0 };

const heldCursor = async (
  clientId: string,
  latest: PastSync | undefined,
  objects: Stores['objects'],
): Promise<HeldBecause | undefined> => {
  const summary = latest && (await summaryOf(clientId, latest, objects));
  return summary?.cursor_held ? (summary.cursor_held_because ?? unknownCause) : undefined;
};

/** While it is kept; a damaged summary is not worth a status. */
const summaryOf = async (
  clientId: string,
  { syncId }: PastSync,
  objects: Stores['objects'],
): Promise<SyncSummary | undefined> => {
  const stored = await getJson<unknown>(objects, runKeys(clientId, syncId).summary).catch(() => undefined);
  return v.is(syncSummary, stored) ? v.parse(syncSummary, stored) : undefined;
};
