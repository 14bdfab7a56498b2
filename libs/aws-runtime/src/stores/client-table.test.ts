import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClientTable } from './client-table.ts';
import { startDynamoDB } from '../testing/stand-ins.ts';

let tables: Awaited<ReturnType<typeof startDynamoDB>>;
beforeAll(async () => {
  tables = await startDynamoDB();
  await tables.documents.send(
    new PutCommand({
      TableName: 'clients',
      Item: { client_id: 'cliente-a', enabled: true, last_sync_status: 'failed' },
    }),
  );
});
afterAll(() => {
  tables.close();
});

const aDirectory = () => createClientTable({ documents: tables.documents, tableName: 'clients' });
const note = {
  last_sync_timestamp: '2025-01-15T10:00:00Z',
  last_sync_status: 'success',
  last_sync_records: 1250,
} as const;

describe('createClientTable', () => {
  it('returns nothing for a client that is not configured', async () => {
    expect(await aDirectory().find('unknown')).toBeUndefined();
  });

  it('stores how the last sync ended beside the settings', async () => {
    const clients = aDirectory();

    await clients.recordSync('cliente-a', { ...note, sync_cursor: '2025-01-15T09:55:00Z' });

    expect(await clients.find('cliente-a')).toEqual({
      client_id: 'cliente-a',
      enabled: true,
      ...note,
      sync_cursor: '2025-01-15T09:55:00Z',
    });
  });

  it('does not recreate a client that was deleted during the sync', async () => {
    const clients = aDirectory();

    await clients.recordSync('deleted', note);

    expect(await clients.find('deleted')).toBeUndefined();
  });

  it('passes on every other error of DynamoDB', async () => {
    const clients = createClientTable({ documents: tables.documents, tableName: 'none' });

    await expect(clients.recordSync('cliente-a', note)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
