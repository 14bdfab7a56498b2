import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Log } from '@siesa-integration/sync-pipeline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDynamoDB } from '../testing/stand-ins.ts';
import { createOverdueCheck } from './overdue-check.ts';

const now = Date.parse('2025-01-15T12:00:00Z');

let tables: Awaited<ReturnType<typeof startDynamoDB>>;
beforeEach(async () => {
  tables = await startDynamoDB();
});
afterEach(() => {
  tables.close();
});

const put = (TableName: string, Item: Record<string, unknown>) =>
  tables.documents.send(new PutCommand({ TableName, Item }));

const aClient = (client_id: string, more: Record<string, unknown> = {}) =>
  put('clients', {
    client_id,
    enabled: true,
    enabled_key: 'enabled',
    sync_schedule: 'rate(6 hours)',
    updated_at: '2024-01-01T00:00:00Z',
    ...more,
  });

const aSync = (tenantId: string, timestamp: string, status = 'success') =>
  put('state', { tenantId, syncId: `sync-${timestamp.replaceAll(/\D/g, '')}`, status, timestamp });

const published: string[] = [];
beforeEach(() => {
  published.length = 0;
});

/** One hourly check. The topic refuses `refused` alerts before it takes any. */
const check = async ({ at = now, refused = 0 } = {}) => {
  const overdue: Record<string, number> = {};
  const logged: unknown[] = [];
  const silent = () => undefined;
  const log: Log = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (_message, metadata) => logged.push(metadata),
    with: () => log,
  };
  let left = refused;
  const answer = await createOverdueCheck({
    documents: tables.documents,
    clientsTable: 'clients',
    syncStateTable: 'state',
    environment: 'prod',
    publish: (alert, { clientId, language = 'es' }) => {
      if ((left -= 1) >= 0) return Promise.reject(new Error('The topic does not answer.'));
      published.push(`${clientId} ${alert.kind} ${alert.finding.cause} ${language}`);
      return Promise.resolve();
    },
    metrics: {
      emit: ({ SyncOverdue = NaN }, { ClientId }) => {
        overdue[ClientId] = SyncOverdue;
      },
    },
    log,
    runtime: { now: () => at, random: () => 0, sleep: () => Promise.resolve() },
  })();
  return { answer, overdue, logged };
};

describe('createOverdueCheck', () => {
  it('finds the client without a success for twice its interval, to the millisecond', async () => {
    await aClient('on-time');
    await aSync('on-time', '2025-01-15T00:00:00.000Z');
    await aClient('too-late');
    await aSync('too-late', '2025-01-14T23:59:59.999Z');

    const { answer, overdue, logged } = await check();

    expect(overdue).toEqual({ 'too-late': 1 });
    expect(answer).toEqual({ clients: 2, overdue: 1, alerts: 1 });
    expect(logged).toEqual([
      { client_id: 'too-late', sync_schedule: 'rate(6 hours)', last_success: '2025-01-14T23:59:59.999Z' },
    ]);
  });

  it('counts neither failed syncs nor the state of the client as a success', async () => {
    await aClient('fails');
    await aSync('fails', '2025-01-10T00:00:00Z');
    for (let day = 11; day <= 15; day += 1) await aSync('fails', `2025-01-${String(day)}T06:00:00Z`, 'failed');
    await put('state', {
      tenantId: 'fails',
      syncId: '#state',
      version: 1,
      status: 'success',
      timestamp: '2025-01-15T11:00:00Z',
    });

    expect((await check()).overdue).toEqual({ fails: 1 });
  });

  it('gives a client that was added, enabled or changed two intervals from then on', async () => {
    await aClient('new', { updated_at: '2025-01-15T00:00:00Z' });
    await aClient('never', { updated_at: '2025-01-14T23:59:59Z' });

    expect((await check()).overdue).toEqual({ never: 1 });
  });

  it('leaves out clients that are disabled or have no schedule', async () => {
    await put('clients', { client_id: 'disabled', enabled: false, sync_schedule: 'rate(6 hours)' });
    await aClient('by-hand', { sync_schedule: undefined });

    expect((await check()).answer).toEqual({ clients: 0, overdue: 0, alerts: 0 });
  });

  it('looks at all clients, also when the zone of one does not exist, which is an alert of its own', async () => {
    await aClient('nowhere', { sync_schedule: 'cron(0 6 * * ? *)', timezone: 'America/Bogotá' });
    await aClient('other');

    expect((await check()).overdue).toEqual({ nowhere: 1, other: 1 });
    expect(published).toEqual([
      'nowhere begun schedule-unusable es',
      'nowhere begun overdue es',
      'other begun overdue es',
    ]);
  });

  it('judges each client by its own schedule and zone', async () => {
    await aClient('daily', { sync_schedule: 'cron(0 6 * * ? *)', timezone: 'America/Bogota' });
    await aSync('daily', '2025-01-13T11:10:00Z');
    await aClient('hourly', { sync_schedule: 'rate(1 hour)' });
    await aSync('hourly', '2025-01-15T09:00:00Z');

    expect((await check()).overdue).toEqual({ hourly: 1 });
  });
});

describe('the alerts of the hourly check', () => {
  const hour = 60 * 60_000;

  it('are published once, and once more after the next success, in the language of the client', async () => {
    await aClient('late', { alert_language: 'en' });
    await check();
    await check({ at: now + hour });
    expect(published).toEqual(['late begun overdue en']);

    await aSync('late', '2025-01-15T13:30:00.000Z');
    await check({ at: now + 2 * hour });
    await check({ at: now + 3 * hour });
    expect(published).toEqual(['late begun overdue en', 'late over overdue en']);
  });

  it('that the topic does not take are published an hour later, and keep no other client from its own', async () => {
    await aClient('first');
    await aClient('second');
    await expect(check({ refused: 1 })).rejects.toThrow('The topic does not answer.');
    expect(published).toHaveLength(1);

    await check({ at: now + hour });
    expect(published.sort()).toEqual(['first begun overdue es', 'second begun overdue es']);
  });

  it('include what the syncs of a client noted', async () => {
    await aClient('held');
    await aSync('held', '2025-01-15T11:00:00.000Z');
    const since = '2025-01-15T11:00:00.000Z';
    const open = { 'cursor-held': { finding: { cause: 'cursor-held', runs: 3 }, since } };
    await put('state', { tenantId: 'held', syncId: '#state', version: 7, epoch: 3, alerts: { open } });
    await check();
    await check({ at: now + hour });

    expect(published).toEqual(['held begun cursor-held es']);
  });
});
