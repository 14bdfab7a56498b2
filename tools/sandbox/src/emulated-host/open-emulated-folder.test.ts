import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { aHost, open, task } from '../testing/tiny-host.ts';
import { writeTinyService } from '../testing/write-tiny-service.ts';
import { openEmulatedFolder } from './open-emulated-folder.ts';

describe('openEmulatedFolder', () => {
  it('names a missing folder and its purpose', async () => {
    await expect(openEmulatedFolder('/nowhere/at-all')).rejects.toMatchObject({
      code: 'FOLDER_MISSING',
      message: expect.stringContaining("There is no folder '/nowhere/at-all'") as string,
    });
  });

  it('refuses a definition that it cannot run, and releases the folder', async () => {
    open.service = await writeTinyService({
      bundle: '',
      states: { Queue: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true } },
    });

    const opening = () => openEmulatedFolder(open.service?.folder ?? '', { template: open.service?.template ?? '' });

    await expect(opening()).rejects.toMatchObject({ code: 'DEFINITION_UNKNOWN' });
    await expect(opening()).rejects.toMatchObject({ code: 'DEFINITION_UNKNOWN' }); // and not 'busy'
  });

  it('aborts running executions when it is closed', async () => {
    const host = await aHost({
      bundle: 'export const handler = () => new Promise(() => {});',
      states: { Stage: task() },
      timeoutSeconds: 60,
    });
    const { result } = host.start({});

    await host.close();

    expect(await result).toMatchObject({ status: 'ABORTED', cause: 'The emulated host was closed.' });
  });

  it('never overwrites the fields of the service in the settings, and removes what the file no longer has', async () => {
    const first = await aHost({ bundle: '', states: { A: { Type: 'Succeed' } } });
    const client = { TableName: 'config', Key: { client_id: 'cliente-a' } };
    await first.clients.documents.send(
      new UpdateCommand({
        ...client,
        UpdateExpression: 'SET last_sync_status = :failed, client_name = :old',
        ExpressionAttributeValues: { ':failed': 'failed', ':old': 'old' },
      }),
    );
    await first.clients.documents.send(new PutCommand({ TableName: 'config', Item: { client_id: 'deleted' } }));
    await first.close();
    const { folder, template } = open.service ?? { folder: '', template: '' };
    await writeFile(
      join(folder, 'clients', 'cliente-a.json'),
      JSON.stringify({ client_id: 'cliente-a', enabled: false, last_sync_status: 'success', last_sync_records: 5 }),
    );

    open.host = await openEmulatedFolder(folder, { template });

    const { Items } = await open.host.clients.documents.send(new ScanCommand({ TableName: 'config' }));
    expect(Items).toEqual([
      { client_id: 'cliente-a', enabled: false, last_sync_status: 'failed', last_sync_records: 5 },
    ]);
  });

  it('refuses tables of another version', async () => {
    const first = await aHost({ bundle: '', states: { A: { Type: 'Succeed' } } });
    await first.close();
    const { folder, template } = open.service ?? { folder: '', template: '' };
    await writeFile(template, (await readFile(template, 'utf8')).replaceAll('product_id', 'sku'));

    await expect(openEmulatedFolder(folder, { template })).rejects.toMatchObject({ code: 'TABLES_CHANGED' });
  });

  it('records each call with its role', async () => {
    const host = await aHost(
      {
        bundle:
          "import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'; export const handler = async () => { await new DynamoDBClient({}).send(new GetItemCommand({ TableName: 'config', Key: { client_id: { S: 'a' } } })); };",
        states: { Stage: task() },
        nodeModules: true,
        timeoutSeconds: 30,
      },
      { recordAwsCalls: true },
    );

    await host.start({}).result;

    expect(host.awsCalls.filter(({ role }) => role === 'local-role')).toEqual([
      {
        role: 'local-role',
        service: 'dynamodb',
        action: 'dynamodb:GetItem',
        resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/config',
      },
    ]);
  });
});
