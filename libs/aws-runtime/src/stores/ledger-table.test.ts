import type { LedgerEntry } from '@siesa-integration/sync-pipeline';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLedgerTable } from './ledger-table.ts';
import { startDynamoDB } from '../testing/stand-ins.ts';

let tables: Awaited<ReturnType<typeof startDynamoDB>>;
beforeAll(async () => {
  tables = await startDynamoDB();
});
afterAll(() => {
  tables.close();
});

const aLedger = () => createLedgerTable({ documents: tables.documents, tableName: 'ledger' });

const parked = (product_id: string, minute: number, mapping: string): LedgerEntry => {
  const at = new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString();
  return {
    product_id,
    last_seen_sync: 's1',
    rejection: {
      code: 'kong/refused',
      message: 'no',
      attempts: 10,
      first_seen: at,
      last_seen: at,
      sync_id: 's1',
      parked: true,
      mapping,
    },
  };
};

describe('createLedgerTable', () => {
  it('finds parked rejects that are due, when their keys in the index do not name the mapping', async () => {
    const ledger = aLedger();
    const notDue = Array.from({ length: 210 }, (_, i) => parked(`waits-${String(i)}`, i, 'v2'));
    const due = ['due-1', 'due-2', 'due-3'].map((id, i) => parked(id, 400 + i, 'v1'));
    await ledger.writeMany('earlier', [...notDue, ...due]);
    for (const { product_id, rejection } of [...notDue, ...due])
      await tables.documents.send(
        new UpdateCommand({
          TableName: 'ledger',
          Key: { client_id: 'earlier', product_id },
          UpdateExpression: 'SET open_since = :since',
          ExpressionAttributeValues: { ':since': `parked ${rejection?.first_seen ?? ''}` },
        }),
      );

    const found = await ledger.openRejects('earlier', { limit: 200, mapping: 'v2' });

    expect(found.map(({ product_id }) => product_id)).toEqual(['due-1', 'due-2', 'due-3']);
  });

  it('calls DynamoDB only when there is something to read or write', async () => {
    const ledger = createLedgerTable({ documents: tables.documents, tableName: 'there is no such table' });

    expect((await ledger.readMany('a', [])).size).toBe(0);
    await expect(ledger.writeMany('a', [])).resolves.toBeUndefined();
  });
});
