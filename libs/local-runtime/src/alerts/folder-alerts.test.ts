import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalStores, openLocalStores } from '../stores/open-local-stores.ts';
import { aFolder, type Folder } from '../testing/a-folder.ts';
import { aMailServer, aPostReceiver, type PostReceiver } from '../testing/receivers.ts';
import { createFolderAlerts, type FolderAlerts } from './folder-alerts.ts';

const minute = 60_000;
const hour = 60 * minute;

let now: number;
let folder: Folder;
let stores: LocalStores;
let alerts: FolderAlerts;
let receiver: PostReceiver;
let status: number;
beforeEach(async () => {
  now = Date.now();
  status = 200;
  folder = await aFolder();
  receiver = await aPostReceiver((response) => response.writeHead(status).end('no'));
  await folder.write('alerts.json', { slack: { secret: 'alerts/slack' } });
  await folder.write('secrets/alerts/slack.json', { url: receiver.url });
  stores = await openLocalStores(folder.path, { now: () => now });
  alerts = alertsOf(stores);
});
afterEach(async () => {
  stores.close();
  await receiver[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const alertsOf = (of: LocalStores) =>
  createFolderAlerts(folder.path, of, {
    runtime: { now: () => now, random: () => 0, sleep: () => Promise.resolve(), fetch: globalThis.fetch },
    redact: (text) => text.replaceAll('canary-42', '***'),
    timeoutMs: 10_000,
  });

const aClient = (settings: Readonly<Record<string, unknown>> = {}) =>
  folder.write('clients/a.json', { client_id: 'a', enabled: true, sync_schedule: 'rate(1 hour)', ...settings });
const publish = (subject: string, kind: 'begun' | 'over' | 'repeated' = 'begun') =>
  stores.alerts.publish({ kind, subject, message: JSON.stringify({ default: '{}', email: subject }) });
const subjects = () =>
  receiver.received.map(({ body }) => (JSON.parse(body) as { text: string }).text.split('\n')[0]?.replaceAll('*', ''));
const deliveries = async () => (await alerts.latest(1))[0]?.deliveries;

describe('a check', () => {
  it('announces a client that had no success for two intervals, and that it is over', async () => {
    await aClient({ alert_language: 'en' });
    expect(await alerts.check()).toEqual({ delivered: 0, problems: [] }); // the file is new: its client has two intervals

    now += 3 * hour;
    expect(await alerts.check()).toEqual({ delivered: 1, problems: [] });
    await stores.history.put({
      tenantId: 'a',
      syncId: 'sync-1',
      status: 'success',
      timestamp: new Date(now).toISOString(),
    });
    await stores.history.put({
      tenantId: 'a',
      syncId: 'sync-2',
      status: 'failed',
      timestamp: new Date(now).toISOString(),
    });
    await alerts.check();
    await alerts.check();

    expect(subjects()).toEqual([
      '[local] a: no successful sync in time',
      '[local] a: over, no successful sync in time',
    ]);
  });

  it('leaves out a client that is disabled, and the one whose file is broken', async () => {
    await aClient({ enabled: false });
    await folder.write('clients/b.json', '{');
    now += 3 * hour;

    expect(await alerts.check()).toEqual({ delivered: 0, problems: [] });
  });

  it('looks at all clients and delivers, although the state of one cannot be read', async () => {
    await aClient();
    await folder.write('clients/b.json', { client_id: 'b', enabled: true, sync_schedule: 'rate(1 hour)' });
    now += 3 * hour;
    const { state } = stores.ports;
    const read = (id: string) => (id === 'a' ? Promise.reject(new Error('damaged')) : state.read(id));
    const broken = { ...stores, ports: { ...stores.ports, state: { ...state, read } } };

    await expect(alertsOf(broken).check()).rejects.toThrow('damaged');
    expect(subjects()).toEqual(['[local] b: sin sync exitosa a tiempo']);
  });
});

describe('an alert that cannot be delivered', () => {
  it('is tried again after one minute, two, four, at most an hour, and delivered once', async () => {
    await publish('one');
    status = 500;
    const began = now;
    const attempts: number[] = [];
    for (let at = 0; at < 5 * 60; at += 1) {
      now = began + at * minute;
      const { problems } = await alerts.deliver();
      if (problems.length > 0) attempts.push(at);
    }
    expect(attempts).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);

    status = 200;
    now += hour;
    expect(await alerts.deliver()).toEqual({ delivered: 1, problems: [] });
    now += hour;
    expect(await alerts.deliver()).toEqual({ delivered: 0, problems: [] });
    expect(await deliveries()).toMatchObject([{ channel: 'slack', status: 'delivered', attempts: 11 }]);
  });

  it('is undelivered after a day, and not tried any more', async () => {
    await publish('one');
    status = 500;
    await alerts.deliver();
    expect(await deliveries()).toMatchObject([
      { status: 'waiting', error: expect.stringContaining('answered 500') as string },
    ]);
    now += 24 * hour;

    expect(await alerts.deliver()).toEqual({ delivered: 0, problems: [] });
    expect(await deliveries()).toMatchObject([{ status: 'undelivered', attempts: 1 }]);
  });

  it('keeps no other channel from its own, and no secret is stored with it', async () => {
    await publish('one');
    status = 403;
    await using other = await aPostReceiver();
    await folder.write('alerts.json', { slack: { secret: 'alerts/slack' }, teams: { secret: 'alerts/teams' } });
    await folder.write('secrets/alerts/teams.json', { url: other.url });
    await folder.write('secrets/alerts/slack.json', { url: receiver.url.replace('hook', 'canary-42') });

    expect(await alerts.deliver()).toMatchObject({
      delivered: 1,
      problems: [{ channel: 'slack', message: expect.stringContaining('slack: ') as string }],
    });
    expect(JSON.stringify(await deliveries())).not.toContain('canary-42');
    expect(await deliveries()).toMatchObject([
      { channel: 'slack', status: 'waiting' },
      { channel: 'teams', status: 'delivered' },
    ]);
  });

  it('holds back the next ones of its channel only until the next round', async () => {
    status = 500;
    await publish('one');
    await publish('two', 'over');
    await publish('again', 'repeated');
    expect((await alerts.deliver()).problems).toHaveLength(1);
    status = 200;

    expect(await alerts.deliver()).toEqual({ delivered: 1, problems: [] });
    now += minute;
    expect(await alerts.deliver()).toEqual({ delivered: 1, problems: [] });
    expect(subjects()).toEqual(['one', 'two', 'one']);
  });

  it('may be a text alone', async () => {
    await stores.alerts.publish({ kind: 'begun', subject: 'one', message: 'It happened.' });

    expect(await alerts.deliver()).toEqual({ delivered: 1, problems: [] });
    expect(receiver.received[0]?.body).toContain('It happened.');
  });

  it('is sent by one of two processes that deliver at once', async () => {
    await publish('one');
    const second = await openLocalStores(folder.path, { now: () => now });
    await Promise.all([alerts.deliver(), alertsOf(second).deliver()]);
    second.close();

    expect(subjects()).toEqual(['one']);
  });
});

describe('settings that cannot be used', () => {
  it('are a problem of each round, and the alert waits', async () => {
    await publish('one');
    await folder.write('alerts.json', { slack: {} });
    expect(await alerts.deliver()).toMatchObject({
      problems: [{ message: expect.stringContaining('slack.secret') as string }],
    });
    await folder.write('alerts.json', { slack: { secret: 'alerts/slack', text: 1 } });

    expect(await alerts.deliver()).toMatchObject({
      delivered: 1,
      problems: [{ message: expect.stringMatching(/^Nothing reads 'slack\.text'/) as string }],
    });
  });

  it.each<[string, unknown, string]>([
    ['is missing', undefined, `The file 'secrets/alerts/slack.json' is missing: Expected {"url": "…"}`],
    ['is another document', 'canary-43', "'secrets/alerts/slack.json' cannot be used: Expected {"],
    ['has no address', { url: 'canary-43' }, 'cannot be used: url: Expected the https address of the incoming webhook'],
  ])('name a secret that %s, and quote nothing of it', async (_what, secret, problem) => {
    await publish('one');
    if (secret === undefined) await folder.remove('secrets/alerts/slack.json');
    else await folder.write('secrets/alerts/slack.json', JSON.stringify(secret));
    const { problems } = await alerts.deliver();

    expect(problems).toMatchObject([{ message: expect.stringContaining(problem) as string }]);
    expect(JSON.stringify(problems)).not.toContain('canary-43');
  });
});

describe('a test alert', () => {
  const text = { subject: 'Test', text: 'It works.' };

  it('is sent to each channel once, with a verdict for each', async () => {
    await using mail = await aMailServer({ hideSTARTTLS: true, authOptional: true });
    await folder.write('alerts.json', {
      smtp: { host: '127.0.0.1', port: mail.port, tls: 'none', from: 'a@example.com', to: ['b@example.com'] },
      webhook: { url: receiver.url, secret: 'alerts/webhook' },
      slack: { secret: 'alerts/slack' },
    });
    await folder.write('secrets/alerts/webhook.json', { signing_secret: 'whsec_short' });

    expect(await alerts.test(text)).toEqual([
      { channel: 'smtp', delivered: true, seconds: 0 },
      {
        channel: 'webhook',
        delivered: false,
        seconds: 0,
        error: expect.stringContaining('signing_secret: Expected "whsec_" and 24 to 64 random bytes') as string,
        problem: {
          code: 'secret',
          file: 'secrets/alerts/webhook.json',
          missing: false,
          wrong: [{ key: 'signing_secret', expected: 'signing-secret' }],
        },
      },
      { channel: 'slack', delivered: true, seconds: 0 },
    ]);
    expect(mail.mails).toHaveLength(1);
    expect(subjects()).toEqual(['Test']);
    expect(await alerts.latest(1)).toEqual([]);
  });

  it('signs what a webhook gets', async () => {
    await folder.write('alerts.json', { webhook: { url: receiver.url, secret: 'alerts/webhook' } });
    await folder.write('secrets/alerts/webhook.json', { signing_secret: `whsec_${'QUJD'.repeat(10)}` });
    await alerts.test(text);

    expect(receiver.received[0]?.headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}=$/);
  });

  it('asks for a channel when no channel is named', async () => {
    await folder.write('alerts.json', {});

    await expect(alerts.test(text)).rejects.toMatchObject({ code: 'ALERTS_MISSING' });
  });
});
