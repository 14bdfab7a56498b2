import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStateTable } from '@siesa-integration/aws-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalHost } from '../local-host/local-host.ts';
import { openLocalFolder } from '../local-host/open-local-folder.ts';
import { writeTinyService, type TinyService } from '../testing/write-tiny-service.ts';
import { executionName, openHost } from './claim/execution-name.ts';
import { releaseDeadLeases } from './release-dead-leases.ts';

let service: TinyService;
let host: LocalHost;
afterEach(async () => {
  await host.close();
  await service.remove();
});

const aTable = async (): Promise<DynamoDBDocumentClient> => {
  service = await writeTinyService({ bundle: '', states: { A: { Type: 'Succeed' } } });
  host = await openLocalFolder(service.folder, { template: service.template });
  return host.clients.documents;
};

const owned = (documents: DynamoDBDocumentClient, tenantId: string, owner?: string) =>
  documents.send(
    new PutCommand({
      TableName: 'sync-state',
      Item: {
        tenantId,
        syncId: '#state',
        version: 1,
        epoch: 1,
        ...(owner !== undefined && { owner, expires_at: 9_999_999_999 }),
      },
    }),
  );

const arnOf = (name: string) => `arn:aws:states:us-east-1:000000000000:execution:workflow:${name}`;

describe('releaseDeadLeases', () => {
  it('ends the leases of the dead, and no other', async () => {
    const documents = await aTable();
    const open = openHost();
    await owned(documents, 'dead', arnOf('local-4194304-12345-abcd0123-ef014567'));
    await owned(documents, 'closed', arnOf(executionName('00000000')));
    await owned(documents, 'living', arnOf(executionName(open.id)));
    await owned(documents, 'on-aws', arnOf('8a2f-4711'));
    await owned(documents, 'free');

    await releaseDeadLeases(documents, 'sync-state', ['dead', 'closed', 'living', 'on-aws', 'free', 'unknown']);

    const states = createStateTable({ documents, tableName: 'sync-state' });
    const expiries = await Promise.all(
      ['dead', 'closed', 'living', 'on-aws', 'free'].map(
        async (client) => (await states.read(client))?.state.expires_at,
      ),
    );
    expect(expiries).toEqual([0, 0, 9_999_999_999, 9_999_999_999, undefined]);
    open.close();
  });

  it.each([
    ['passes over a lease that somebody was faster with', 'ConditionalCheckFailedException', undefined],
    ['passes on every other error', 'ResourceNotFoundException', 'ResourceNotFoundException'],
  ])('%s', async (_what, answer, expected) => {
    const documents = await aTable();
    await owned(documents, 'dead', arnOf('local-4194304-12345-abcd0123-ef014567'));
    documents.middlewareStack.add((next, { commandName }) => (args) => {
      if (commandName !== 'UpdateItemCommand') return next(args);
      throw Object.assign(new Error(answer), { name: answer });
    });

    const failure: unknown = await releaseDeadLeases(documents, 'sync-state', ['dead']).catch(
      (error: unknown) => error,
    );

    expect((failure as Error | undefined)?.name).toBe(expected);
  });
});
