import { printable } from '@siesa-integration/outgoing-http';
import type { Runtime, SecretStore } from '@siesa-integration/sync-pipeline';
import * as v from 'valibot';
import type { AlertSettings, ChannelName } from './alert-settings.ts';
import { chatSecret, createSlack, createTeams } from './channels/chat.ts';
import { AlertUndelivered, type Channel } from './channels/channel.ts';
import { createSmtp, smtpSecret } from './channels/smtp.ts';
import { createWebhook, webhookSecret } from './channels/webhook.ts';
import type { ExpectedOfSecret } from './problems/delivery-problem.ts';

export interface ChannelPorts {
  readonly secrets: SecretStore;
  readonly runtime: Pick<Runtime, 'now' | 'fetch'>;
  /** How long a receiver may take, in milliseconds. @defaultValue 15,000 */
  readonly timeoutMs?: number;
}

/** The channels that the settings name. Secrets are read with each alert, so that a corrected one is used at once. */
export const openChannels = (settings: AlertSettings, ports: ChannelPorts): readonly Channel[] => {
  const { secrets, runtime, timeoutMs } = ports;
  const { smtp, webhook, slack, teams } = settings;
  const timeout = timeoutMs === undefined ? {} : { timeoutMs };
  const secretOf = <T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T> =>
    readSecret(secrets, name, schema);
  const chatOptions = async (secret: string) => ({
    ...(await secretOf(secret, chatSecret)),
    fetch: runtime.fetch,
    toCorrect: { addressIn: secret },
    ...timeout,
  });

  const channels: Readonly<Record<ChannelName, (() => Promise<Channel>) | undefined>> = {
    smtp:
      smtp &&
      (async () => {
        const credentials = smtp.secret === undefined ? undefined : await secretOf(smtp.secret, smtpSecret);
        return createSmtp({ ...smtp, ...timeout, credentials });
      }),
    webhook:
      webhook &&
      (async () => {
        const { signing_secret: signingSecret } = await secretOf(webhook.secret, webhookSecret);
        const { fetch, now } = runtime;
        return createWebhook({
          url: webhook.url,
          signingSecret,
          now,
          fetch,
          toCorrect: { setting: 'webhook.url' },
          ...timeout,
        });
      }),
    slack: slack && (async () => createSlack(await chatOptions(slack.secret))),
    teams: teams && (async () => createTeams(await chatOptions(teams.secret))),
  };
  return Object.entries(channels).flatMap(([name, open]) =>
    open ? [{ name, send: async (alert) => (await open()).send(alert) }] : [],
  );
};

const readSecret = async <T>(secrets: SecretStore, name: string, schema: v.GenericSchema<unknown, T>): Promise<T> => {
  const secret = await secrets.read(name);
  const file = `secrets/${printable(name)}.json`;
  const read = v.safeParse(schema, secret);
  if (read.success) return read.output;
  const wrong = read.issues.map(({ path, message }) => ({
    ...(path && { key: path.map(({ key }) => String(key)).join('.') }),
    expected: message as ExpectedOfSecret, // the schemas of secrets have no other messages
  }));
  throw new AlertUndelivered({ code: 'secret', file, missing: secret === undefined, wrong });
};
