import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClientTable } from './client-table.ts';
import { startDynamoDB } from '../testing/stand-ins.ts';

let tables: Awaited<ReturnType<typeof startDynamoDB>>;
beforeAll(async () => {
  tables = await startDynamoDB();
});
afterAll(() => {
  tables.close();
});

const note = {
  last_sync_timestamp: '2025-01-15T10:00:00Z',
  last_sync_status: 'success',
  last_sync_records: 1250,
} as const;

describe('createClientTable', () => {
  it('passes on every other error of DynamoDB', async () => {
    const clients = createClientTable({ documents: tables.documents, tableName: 'none' });

    await expect(clients.recordSync('cliente-a', note)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
