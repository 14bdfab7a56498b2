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

const check = async () => {
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
  const answer = await createOverdueCheck({
    documents: tables.documents,
    clientsTable: 'clients',
    syncStateTable: 'state',
    metrics: {
      emit: ({ SyncOverdue = NaN }, { ClientId }) => {
        overdue[ClientId] = SyncOverdue;
      },
    },
    log,
    clock: () => now,
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
    expect(answer).toEqual({ clients: 2, overdue: 1 });
    expect(logged).toEqual([
      { client_id: 'too-late', sync_schedule: 'rate(6 hours)', last_success: '2025-01-14T23:59:59.999Z' },
    ]);
  });

  it('counts neither failed syncs nor the state of the client as a success', async () => {
    await aClient('fails');
    await aSync('fails', '2025-01-10T00:00:00Z');
    for (let day = 11; day <= 15; day += 1) await aSync('fails', `2025-01-${String(day)}T06:00:00Z`, 'failed');
    await put('state', { tenantId: 'fails', syncId: '#state', status: 'success', timestamp: '2025-01-15T11:00:00Z' });

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

    expect((await check()).answer).toEqual({ clients: 0, overdue: 0 });
  });

  it('looks at all clients, also when the zone of one does not exist', async () => {
    await aClient('nowhere', { sync_schedule: 'cron(0 6 * * ? *)', timezone: 'America/Bogotá' });
    await aClient('other');

    expect((await check()).overdue).toEqual({ nowhere: 1, other: 1 });
  });

  it('judges each client by its own schedule and zone', async () => {
    await aClient('daily', { sync_schedule: 'cron(0 6 * * ? *)', timezone: 'America/Bogota' });
    await aSync('daily', '2025-01-13T11:10:00Z');
    await aClient('hourly', { sync_schedule: 'rate(1 hour)' });
    await aSync('hourly', '2025-01-15T09:00:00Z');

    expect((await check()).overdue).toEqual({ hourly: 1 });
  });
});
