import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStateTable } from './state-table.ts';
import { startDynamoDB } from '../testing/stand-ins.ts';

let tables: Awaited<ReturnType<typeof startDynamoDB>>;
beforeAll(async () => {
  tables = await startDynamoDB();
});
afterAll(() => {
  tables.close();
});

const aTable = () => createStateTable({ documents: tables.documents, tableName: 'state' });

describe('createStateTable', () => {
  it('refuses a write when the state machine wrote in between', async () => {
    const states = aTable();
    await states.replace('stopped', { epoch: 1, owner: 'arn' }, 0);

    await tables.documents.send(
      new UpdateCommand({
        TableName: 'state',
        Key: { tenantId: 'stopped', syncId: '#state' },
        UpdateExpression: 'SET #stop = :stop ADD #version :one',
        ExpressionAttributeNames: { '#stop': 'stop', '#version': 'version' },
        ExpressionAttributeValues: { ':stop': { Error: 'ProductUnavailable', Cause: '{}' }, ':one': 1 },
      }),
    );

    expect(await states.replace('stopped', { epoch: 1 }, 1)).toBe(false);
    expect(await states.read('stopped')).toMatchObject({
      state: { stop: { Error: 'ProductUnavailable' } },
      version: 2,
    });
  });

  it('passes on every other error of DynamoDB', async () => {
    const states = createStateTable({ documents: tables.documents, tableName: 'none' });

    await expect(states.replace('a', { epoch: 1 }, 0)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
