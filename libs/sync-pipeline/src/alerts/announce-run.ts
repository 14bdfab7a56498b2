import type { SyncSummary } from '@siesa-integration/workflow-contract';
import { type ClientPorts, findClient } from '../configuration/find-client.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../runtime.ts';
import type { ClientState } from '../state/client-state.ts';
import type { LeasePorts } from '../state/hold-lease.ts';
import { type AlertLanguage, type AlertText, alertText } from './alert-text.ts';
import { changeAlerts } from './change-alerts.ts';
import { afterFailure, afterSuccess, isNews } from './observe-run.ts';

export interface AlertPorts extends LeasePorts, ClientPorts {
  readonly ledger: Pick<Ledger, 'openRejects'>;
  readonly log: Log;
}

/** How NotifyFailure announces a failed run. */
export interface Announcement extends AlertText {
  readonly alert: 'begun' | 'repeated';
}

/** The end of a run that did well may end alerts and begin others, which the hourly check announces. The run has ended, so an error here is only logged. */
export const noteSuccess = async (
  ports: AlertPorts,
  summary: SyncSummary,
  { alerts, held = 0 }: Pick<ClientState, 'alerts' | 'held'>,
  now: number,
): Promise<void> => {
  await orLogged(ports, summary, async () => {
    const parkedLeft =
      summary.records_parked === 0 &&
      alerts?.open?.['records-parked'] !== undefined &&
      (await ports.ledger.openRejects(summary.client_id, { limit: 1, parked: true })).length > 0;
    const withheld = summary.deactivations_withheld ?? 0;
    await changeAlerts(ports, summary.client_id, (before) =>
      afterSuccess(before, { summary, held, parkedLeft, withheld }, now),
    );
  });
};

/**
 * Notes a failed run among the client's alerts, and writes its announcement. Whatever fails here, the failure is announced: rather twice than not at all.
 *
 * @param known - the client is known and the run was about all of it; otherwise nothing is noted
 */
export const announceFailure = async (
  ports: AlertPorts,
  summary: SyncSummary,
  error: NonNullable<SyncSummary['error']>,
  { known, now }: { readonly known: boolean; readonly now: number },
): Promise<Announcement> => {
  const { client_id: clientId, sync_id } = summary;
  const alerts = known
    ? await orLogged(ports, summary, () =>
        changeAlerts(ports, clientId, (before) => afterFailure(before, summary, error, now)),
      )
    : undefined;
  const language = known ? await orLogged(ports, summary, () => languageOf(ports, clientId)) : undefined;
  const text = alertText(
    { kind: 'begun', finding: { cause: 'sync-failed', error, sync_id }, since: new Date(now).toISOString() },
    { environment: ports.environment, clientId, ...(language && { language }) },
  );
  return { ...text, alert: alerts === undefined || isNews(alerts, summary, error) ? 'begun' : 'repeated' };
};

const languageOf = async (ports: AlertPorts, clientId: string): Promise<AlertLanguage> =>
  (await findClient(clientId, ports)).alert_language;

const orLogged = async <Value>(
  { log }: Pick<AlertPorts, 'log'>,
  { client_id, sync_id }: SyncSummary,
  action: () => Promise<Value>,
): Promise<Value | undefined> => {
  try {
    return await action();
  } catch (error) {
    log.warn("The client's alerts could not be read or noted", {
      client_id,
      sync_id,
      error: error instanceof Error ? error.name : 'Unknown',
    });
    return undefined;
  }
};
