import { expect, it } from 'vitest';
import type { ClientDirectory } from '../../configuration/configuration-stores.ts';
import type { Subject } from './ports-under-test.ts';

const ended = {
  last_sync_timestamp: '2025-01-15T10:00:00Z',
  last_sync_status: 'success',
  last_sync_records: 1_250,
} as const;

export const describeClients = (subject: Subject): void => {
  const clients = (): ClientDirectory => subject().ports.clients;

  it('returns nothing for a client that is not configured', async () => {
    expect(await clients().find('unknown')).toBeUndefined();
  });

  it('returns settings as the operator wrote them last', async () => {
    await subject().putClient({ client_id: 'changed', enabled: true, batch_size: 100 });
    expect(await clients().find('changed')).toEqual({ client_id: 'changed', enabled: true, batch_size: 100 });

    await subject().putClient({ client_id: 'changed', enabled: false });
    expect(await clients().find('changed')).toEqual({ client_id: 'changed', enabled: false });
  });

  it('stores how the last sync ended beside the settings; a cursor that is not given stays', async () => {
    const settings = { client_id: 'ended', enabled: true, last_sync_status: 'failed' };
    await subject().putClient(settings);

    await clients().recordSync('ended', { ...ended, sync_cursor: '2025-01-15T09:55:00Z' });
    await clients().recordSync('ended', { ...ended, last_sync_records: 3 });

    expect(await clients().find('ended')).toEqual({
      ...settings,
      ...ended,
      last_sync_records: 3,
      sync_cursor: '2025-01-15T09:55:00Z',
    });
  });

  it('does not recreate a client that was deleted during the sync', async () => {
    await subject().putClient({ client_id: 'deleted', enabled: true });
    await subject().deleteClient('deleted');

    await clients().recordSync('deleted', ended);

    expect(await clients().find('deleted')).toBeUndefined();
    await subject().putClient({ client_id: 'deleted', enabled: true });
    expect(await clients().find('deleted')).toEqual({ client_id: 'deleted', enabled: true });
  });
};
