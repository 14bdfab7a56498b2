import type { PublishedAlert } from '@siesa-integration/local-runtime/stores';
import type { AlertState } from '@siesa-integration/sync-pipeline';
import type { Host } from '../hosts/host.ts';

/** An alert that was published, and what became of it on each channel. */
export type SentAlert = Omit<PublishedAlert, 'message'>;

export type StoredAlert = NonNullable<AlertState['open']>[string];

/** The alerts of a client's state that are not over. */
export const openAlertsIn = (alerts: AlertState | undefined): readonly StoredAlert[] =>
  Object.values(alerts?.open ?? {}).filter(({ ended }) => ended === undefined);

/** Alerts that a channel did not deliver within a day. */
export const undeliveredAlerts = async ({ alerts }: Pick<Host, 'alerts'>): Promise<readonly SentAlert[]> =>
  ((await alerts?.latest(mostLookedAt)) ?? [])
    .filter(({ deliveries }) => deliveries.some(({ status }) => status === 'undelivered'))
    .map(withoutMessage);

/** The most sent alerts that are read to find those that are about something. */
export const mostLookedAt = 200;

/** What is shown of a published alert. */
export const withoutMessage = ({ id, kind, at, subject, deliveries }: PublishedAlert): SentAlert => ({
  id,
  kind,
  at,
  subject,
  deliveries,
});
