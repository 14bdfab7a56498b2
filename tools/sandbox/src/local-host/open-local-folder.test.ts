import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalHost, LocalHostOptions } from './local-host.ts';
import { openLocalFolder } from './open-local-folder.ts';
import { writeTinyService, type TinyService, type TinyServiceOptions } from '../testing/write-tiny-service.ts';

const open: { host?: LocalHost; service?: TinyService } = {};

const aHost = async (service: TinyServiceOptions, options: LocalHostOptions = {}): Promise<LocalHost> => {
  open.service = await writeTinyService(service);
  open.host = await openLocalFolder(open.service.folder, { template: open.service.template, ...options });
  return open.host;
};

afterEach(async () => {
  await open.host?.close();
  await open.service?.remove();
  delete open.host;
});

const task = (more: object = {}) => ({ Type: 'Task', Resource: 'FUNCTION', End: true, ...more });

describe('openLocalFolder', () => {
  it('runs the definition of the template, with the bundle of the template', async () => {
    const host = await aHost({
      bundle: 'export const handler = async (event) => ({ ...event, seen: true });',
      states: { Stage: task() },
    });

    const { status, output, endState } = await host.start({ client_id: 'cliente-a' }).result;

    expect({ status, output, endState }).toEqual({
      status: 'SUCCEEDED',
      output: { client_id: 'cliente-a', seen: true },
      endState: 'Stage',
    });
  });

  it('runs another machine when the definition changes', async () => {
    const host = await aHost({
      bundle: 'export const handler = async () => ({});',
      states: { Other: { Type: 'Pass', Result: 'another', End: true } },
    });

    expect(await host.start({}).result).toMatchObject({ output: 'another', endState: 'Other' });
  });

  it("keeps a function's error under its own name, with Lambda's JSON as its cause", async () => {
    const host = await aHost({
      bundle:
        "export const handler = async () => { throw Object.assign(new Error('no such client'), { name: 'ClientNotFound' }); };",
      states: {
        Stage: task({ Catch: [{ ErrorEquals: ['ClientNotFound'], ResultPath: '$.error', Next: 'Caught' }] }),
        Caught: { Type: 'Succeed' },
      },
    });

    const { output } = await host.start({}).result;

    const { error } = output as { error: { Error: string; Cause: string } };
    expect(error.Error).toBe('ClientNotFound');
    expect(JSON.parse(error.Cause)).toMatchObject({ errorType: 'ClientNotFound', errorMessage: 'no such client' });
  });

  it('ends a function when its time is up', async () => {
    const host = await aHost({
      bundle: 'export const handler = () => new Promise(() => {});',
      states: { Stage: task() },
      timeoutSeconds: 1,
    });

    expect(await host.start({}).result).toMatchObject({ status: 'FAILED', error: 'Sandbox.Timedout' });
  });

  it('fails a state whose answer passes 256 KiB', async () => {
    const host = await aHost({
      bundle: "export const handler = async () => 'x'.repeat(262_144);",
      states: { Stage: task() },
    });

    expect(await host.start({}).result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('writes history and tells people through the real SDK', async () => {
    const host = await aHost({
      bundle: 'export const handler = async () => ({});',
      states: {
        Write: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:putItem',
          Parameters: {
            TableName: 'sync-state',
            Item: { tenantId: { S: 'cliente-a' }, syncId: { 'S.$': '$$.Execution.Id' } },
          },
          ResultPath: null,
          Next: 'Tell',
        },
        Tell: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sns:publish',
          Parameters: {
            TopicArn: 'arn:aws:sns:us-east-1:000000000000:alerts',
            Subject: 'Failed',
            'Message.$': '$.why',
          },
          End: true,
        },
      },
    });

    const execution = host.start({ why: 'because' });
    await execution.result;

    const { Item } = await host.clients.documents.send(
      new GetCommand({ TableName: 'sync-state', Key: { tenantId: 'cliente-a', syncId: execution.arn } }),
    );
    expect(Item).toEqual({ tenantId: 'cliente-a', syncId: execution.arn });
    expect(await host.alerts()).toEqual([{ subject: 'Failed', message: 'because' }]);
  });

  it('says what a missing folder is for', async () => {
    await expect(openLocalFolder('/nowhere/at-all')).rejects.toMatchObject({
      code: 'FOLDER_MISSING',
      message: expect.stringContaining("There is no folder '/nowhere/at-all'") as string,
    });
  });

  it('refuses a definition that it cannot run, and lets go of the folder', async () => {
    open.service = await writeTinyService({
      bundle: '',
      states: { Queue: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true } },
    });

    const opening = () => openLocalFolder(open.service?.folder ?? '', { template: open.service?.template ?? '' });

    await expect(opening()).rejects.toMatchObject({ code: 'DEFINITION_UNKNOWN' });
    await expect(opening()).rejects.toMatchObject({ code: 'DEFINITION_UNKNOWN' }); // and not 'attached to itself'
  });

  it('names a refused condition as Step Functions does', async () => {
    const host = await aHost({
      bundle: '',
      states: {
        Write: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:putItem',
          Parameters: {
            TableName: 'config',
            Item: { client_id: { S: 'cliente-a' } },
            ConditionExpression: 'attribute_not_exists(client_id)',
          },
          End: true,
        },
      },
    });

    expect(await host.start({}).result).toMatchObject({
      status: 'FAILED',
      error: 'DynamoDB.ConditionalCheckFailedException',
    });
  });

  it('ends an execution as timed out when its time is up', async () => {
    const host = await aHost({
      bundle: '',
      states: { Wait: { Type: 'Wait', Seconds: 60, End: true } },
      executionTimeoutSeconds: 1,
    });

    expect(await host.start({}).result).toEqual({ status: 'TIMED_OUT', error: 'States.Timeout', endState: 'Wait' });
  });

  it('waits as long as a test says', async () => {
    const host = await aHost(
      { bundle: '', states: { Wait: { Type: 'Wait', Seconds: 3_600, Next: 'Done' }, Done: { Type: 'Succeed' } } },
      { waits: { Wait: 0 } },
    );

    expect(await host.start({}).result).toMatchObject({ status: 'SUCCEEDED', endState: 'Done' });
  });

  it('retries as the definition says', async () => {
    const host = await aHost(
      {
        bundle:
          "let calls = 0; export const handler = async () => { calls += 1; if (calls < 3) throw Object.assign(new Error('not yet'), { name: 'RateLimited' }); return calls; };",
        states: { Stage: task({ Retry: [{ ErrorEquals: ['RateLimited'], MaxAttempts: 3, IntervalSeconds: 60 }] }) },
      },
      { retries: { Stage: 0 } },
    );

    expect(await host.start({}).result).toMatchObject({ output: 3 });
  });

  it('tells what happens in each state, inside of a Map too', async () => {
    const host = await aHost({
      bundle:
        "export const handler = async (item) => { if (item === 2) throw Object.assign(new Error('two'), { name: 'Two' }); return item; };",
      states: {
        Parts: {
          Type: 'Map',
          ItemsPath: '$.parts',
          MaxConcurrency: 1,
          ItemProcessor: {
            StartAt: 'Stage',
            States: {
              Stage: task({ Catch: [{ ErrorEquals: ['Two'], ResultPath: null, Next: 'Ended' }] }),
              Ended: { Type: 'Succeed' },
            },
          },
          End: true,
        },
      },
    });

    const execution = host.start({ parts: [1, 2] });
    const events = await Array.fromAsync(execution.events);

    expect(
      events.filter(({ state }) => state === 'Stage').map(({ kind, item, error }) => ({ kind, item, error })),
    ).toEqual([
      { kind: 'entered', item: 0 },
      { kind: 'exited', item: 0 },
      { kind: 'entered', item: 1 },
      { kind: 'failed', item: 1, error: 'Two' },
      { kind: 'caught', item: 1 },
      { kind: 'exited', item: 1 },
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'exited', state: 'Parts', output: [1, 2] });
    expect((await execution.result).endState).toBe('Parts');
  });

  it('ends what still runs when it is closed', async () => {
    const host = await aHost({
      bundle: 'export const handler = () => new Promise(() => {});',
      states: { Stage: task() },
      timeoutSeconds: 60,
    });
    const { result } = host.start({});

    await host.close();

    expect(await result).toMatchObject({ status: 'ABORTED', cause: 'The local host was closed.' });
  });

  it('fails a call to a service that has no stand-in, at once', async () => {
    const host = await aHost({
      bundle:
        "import { SFNClient, ListStateMachinesCommand } from '@aws-sdk/client-sfn'; export const handler = async () => new SFNClient({ maxAttempts: 1 }).send(new ListStateMachinesCommand({}));",
      states: { Stage: task() },
      nodeModules: true,
      timeoutSeconds: 30,
    });

    const { status, cause } = await host.start({}).result;

    expect(status).toBe('FAILED');
    expect(cause).toContain('ECONNREFUSED 127.0.0.1:1');
  });

  it('never overwrites what the service keeps in the settings, and drops what the file dropped', async () => {
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

    open.host = await openLocalFolder(folder, { template });

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

    await expect(openLocalFolder(folder, { template })).rejects.toMatchObject({ code: 'TABLES_CHANGED' });
  });

  it('records who called what', async () => {
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
