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
  it('returns nothing for a client that was never synced', async () => {
    expect(await aTable().read('unknown')).toBeUndefined();
  });

  it('returns the whole state with the version that the next write must name', async () => {
    const states = aTable();
    const state = {
      owner: 'arn',
      epoch: 1,
      expires_at: 1_760_000_000,
      budget: { calls: [1, 2], limit: 100 },
      cursor: '2025-01-15T09:55:00Z',
    };

    expect(await states.replace('whole', state, 0)).toBe(true);

    expect(await states.read('whole')).toEqual({ state, version: 1 });
  });

  it('leaves out undefined fields', async () => {
    const states = aTable();

    await states.replace('undefined', { epoch: 1, open: undefined } as never, 0);

    expect((await states.read('undefined'))?.state).toEqual({ epoch: 1 });
  });

  it('lets one of two writers win when both read the same version', async () => {
    const states = aTable();
    await states.replace('race', { epoch: 1 }, 0);

    const won = await Promise.all(['one', 'two'].map((owner) => states.replace('race', { epoch: 2, owner }, 1)));

    expect(won.toSorted()).toEqual([false, true]);
    expect(await states.replace('race', { epoch: 9 }, 0)).toBe(false);
  });

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
