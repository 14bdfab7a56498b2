import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Runtime } from '@siesa-integration/sync-pipeline';
import { announceAlerts, checkedClient, findOverdue, writeAlert } from '@siesa-integration/sync-pipeline/alerts';
import type { LocalStores } from '../stores/open-local-stores.ts';
import type { AlertSink } from '../host/embedded-ports.ts';
import { LocalHostError } from '../host/local-host-error.ts';
import { readAlertSettings } from './alert-settings.ts';
import type { Channel } from './channels/channel.ts';
import { type AlertProblem, deliverAlerts, problemOf, withoutSecrets } from './deliver-alerts.ts';
import { openChannels } from './open-channels.ts';
import type { DeliveryProblem } from './problems/delivery-problem.ts';
import { deliveryProblemText } from './problems/delivery-problem-text.ts';

/** The alerts of a folder: who has to be told what, and whether they were. */
export interface FolderAlerts extends AlertSink {
  /**
   * Looks at every enabled client, publishes what people have not got yet, and delivers. At the end of a sync, and once an hour.
   *
   * @throws the first error of a client's state, after all clients were looked at and alerts delivered
   */
  readonly check: () => Promise<AlertRound>;
  /** Delivers what waits for its next attempt: every minute, because the first pause is one. */
  readonly deliver: () => Promise<AlertRound>;
  /** Sends one test alert to each channel, once. @throws LocalHostError when `alerts.json` cannot be used, or names no channel */
  readonly test: (text: AlertTest) => Promise<readonly ChannelVerdict[]>;
  /** The newest `limit` alerts with their deliveries, newest first. */
  readonly latest: LocalStores['alerts']['latest'];
}

/** What one round did. */
export interface AlertRound {
  readonly delivered: number;
  readonly problems: readonly AlertProblem[];
}

/** What a test alert says. */
export interface AlertTest {
  readonly subject: string;
  readonly text: string;
}

export interface ChannelVerdict {
  readonly channel: string;
  readonly delivered: boolean;
  readonly seconds: number;
  /** Why not; or who did not get it, where others did. In English, for programs. */
  readonly error?: string;
  /** The same, for people of any language. */
  readonly problem?: DeliveryProblem;
}

export interface FolderAlertsOptions {
  readonly runtime: Pick<Runtime, 'now' | 'random' | 'sleep' | 'fetch'>;
  readonly redact: (text: string) => string;
  /** How long a receiver may take, in milliseconds. @defaultValue 15,000 */
  readonly timeoutMs?: number;
}

/** @param folder - of the clients, where `alerts.json` is */
export const createFolderAlerts = (folder: string, stores: LocalStores, options: FolderAlertsOptions): FolderAlerts => {
  const { runtime, redact } = options;
  const { alerts, history, ports } = stores;
  const channels = async () => {
    const { settings, warnings } = await readAlertSettings(folder);
    return { channels: openChannels(settings, { ...options, secrets: ports.secrets }), warnings };
  };

  const checkPorts = {
    state: ports.state,
    runtime,
    environment: 'local',
    publish: (...alert: Parameters<typeof writeAlert>) => alerts.publish(writeAlert(...alert)),
    lastSuccess: history.lastSuccess,
  };

  /** @returns the errors of clients that could not be looked at */
  const checkClients = async (): Promise<readonly unknown[]> => {
    const { clients, files } = await ports.clients.list();
    const errors: unknown[] = [];
    for (const settings of clients.filter(({ enabled }) => enabled === true)) {
      try {
        const client = checkedClient(settings.client_id, settings);
        const changedAt = Math.max(client.changedAt, await changeOf(files.get(client.clientId)));
        await announceAlerts(client, await findOverdue({ ...client, changedAt }, checkPorts), checkPorts);
      } catch (error) {
        errors.push(error);
      }
    }
    return errors;
  };

  const deliver = async (): Promise<AlertRound> => {
    const open = await channels().catch((error: unknown) => {
      if (error instanceof LocalHostError) return { channels: [], warnings: [error.message] };
      throw error;
    });
    const rounds = await Promise.all(open.channels.map((channel) => deliverAlerts(channel, alerts, redact)));
    return {
      delivered: rounds.reduce((sum, { delivered }) => sum + delivered, 0),
      problems: [...open.warnings.map((message) => ({ message })), ...rounds.flatMap(({ problems }) => problems)],
    };
  };

  return {
    publish: alerts.publish,
    check: async () => {
      const errors = await checkClients();
      const round = await deliver();
      if (errors.length > 0) throw errors[0];
      return round;
    },
    deliver,
    test: async (text) => {
      const open = await channels();
      if (open.channels.length === 0)
        throw new LocalHostError(
          'ALERTS_MISSING',
          `'${folder}/alerts.json' names no channel. Name one of smtp, webhook, slack and teams, as docs/reference/alerts.md describes.`,
        );
      return Promise.all(open.channels.map((channel) => verdictOf(channel, text, options)));
    },
    latest: alerts.latest,
  };
};

/** When a file was last written. A new folder's clients get their two intervals from then on. */
const changeOf = async (file: string | undefined): Promise<number> =>
  file === undefined
    ? 0
    : stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0, // it has just been deleted
      );

const verdictOf = async (
  { name: channel, send }: Channel,
  { subject, text }: AlertTest,
  { runtime, redact }: FolderAlertsOptions,
): Promise<ChannelVerdict> => {
  const began = runtime.now();
  const at = new Date(began).toISOString();
  const seconds = (): number => (runtime.now() - began) / 1_000;
  try {
    const document = { environment: 'local', kind: 'test', since: at };
    const problem = await send({ id: randomUUID(), kind: 'test', at, subject, text, document });
    return { channel, delivered: true, seconds: seconds(), ...(problem && inBoth(withoutSecrets(problem, redact))) };
  } catch (error) {
    return { channel, delivered: false, seconds: seconds(), ...inBoth(withoutSecrets(problemOf(error), redact)) };
  }
};

const inBoth = (problem: DeliveryProblem): Pick<ChannelVerdict, 'error' | 'problem'> => ({
  error: deliveryProblemText(problem, 'en'),
  problem,
});
