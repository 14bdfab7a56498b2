import type { PublishedAlert } from '@siesa-integration/local-runtime/stores';
import { alertText, checkedClient } from '@siesa-integration/sync-pipeline/alerts';
import * as v from 'valibot';
import { knownClients } from '../clients/known-clients.ts';
import type { Host } from '../hosts/host.ts';
import { mostLookedAt, openAlertsIn, type SentAlert, type StoredAlert, withoutMessage } from './kept-alerts.ts';

/** An alert of a client that is not over. */
export interface OpenClientAlert {
  readonly client_id: string;
  readonly cause: string;
  /** ISO 8601. */
  readonly since: string;
  /** In the client's language, as people got it or will get it. */
  readonly subject: string;
  readonly text: string;
}

export interface Alerts {
  readonly open: readonly OpenClientAlert[];
  /** Newest first. Absent on AWS, where the topic delivers and keeps nothing. */
  readonly sent?: readonly SentAlert[];
}

export interface AlertsOptions {
  /** All clients when absent. */
  readonly clientId?: string | undefined;
  /** The most sent alerts to read. @defaultValue 20 */
  readonly limit?: number;
}

/** What is open about each client, and what became of the last alerts. */
export const readAlerts = async (host: Host, { clientId: only, limit = 20 }: AlertsOptions = {}): Promise<Alerts> => {
  const clients = await knownClients(host, only);
  const open = await Promise.all(
    clients.map(async (settings) => {
      const { clientId, language } = checkedClient(String(settings['client_id']), settings);
      const stored = await host.stores.state.read(clientId);
      const readers = { environment: host.stores.environment, clientId, language };
      return openAlertsIn(stored?.state.alerts).map((alert) => openAlert(alert, readers));
    }),
  );
  const sent = await host.alerts?.latest(only === undefined ? limit : mostLookedAt);
  return {
    open: open.flat(),
    ...(sent && {
      sent: sent
        .filter((alert) => isAbout(alert, only))
        .slice(0, limit)
        .map(withoutMessage),
    }),
  };
};

/** @param clientId - any client when absent */
const isAbout = ({ message }: PublishedAlert, clientId: string | undefined): boolean =>
  clientId === undefined ||
  (v.is(aboutClient, message) && v.parse(aboutClient, message).default.client_id === clientId);

const aboutClient = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ default: v.pipe(v.string(), v.parseJson(), v.object({ client_id: v.string() })) }),
);

const openAlert = ({ finding, since }: StoredAlert, readers: Parameters<typeof alertText>[1]): OpenClientAlert => ({
  client_id: readers.clientId,
  cause: finding.cause,
  since,
  ...alertText({ kind: 'begun', finding, since }, readers),
});
