import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalHost, LocalHostOptions } from './local-host.ts';
import { openLocalFolder } from './open-local-folder.ts';
import { writeTinyService, type TinyService, type TinyServiceOptions } from './testing/write-tiny-service.ts';

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
    const host = await aHost({ bundle: 'export const handler = async (event) => ({ ...event, seen: true });', states: { Stage: task() } });

    const { status, output, endState } = await host.start({ client_id: 'cliente-a' }).result;

    expect({ status, output, endState }).toEqual({ status: 'SUCCEEDED', output: { client_id: 'cliente-a', seen: true }, endState: 'Stage' });
  });

  it('runs another machine when the definition changes', async () => {
    const host = await aHost({ bundle: 'export const handler = async () => ({});', states: { Other: { Type: 'Pass', Result: 'another', End: true } } });

    expect(await host.start({}).result).toMatchObject({ output: 'another', endState: 'Other' });
  });

  it("keeps a function's error under its own name, with Lambda's JSON as its cause", async () => {
    const host = await aHost({
      bundle: "export const handler = async () => { throw Object.assign(new Error('no such client'), { name: 'ClientNotFound' }); };",
      states: { Stage: task({ Catch: [{ ErrorEquals: ['ClientNotFound'], ResultPath: '$.error', Next: 'Caught' }] }), Caught: { Type: 'Succeed' } },
    });

    const { output } = await host.start({}).result;

    const { error } = output as { error: { Error: string; Cause: string } };
    expect(error.Error).toBe('ClientNotFound');
    expect(JSON.parse(error.Cause)).toMatchObject({ errorType: 'ClientNotFound', errorMessage: 'no such client' });
  });

  it('ends a function when its time is up', async () => {
    const host = await aHost({ bundle: 'export const handler = () => new Promise(() => {});', states: { Stage: task() }, timeoutSeconds: 1 });

    expect(await host.start({}).result).toMatchObject({ status: 'FAILED', error: 'Sandbox.Timedout' });
  });

  it('fails a state whose answer passes 256 KiB', async () => {
    const host = await aHost({ bundle: "export const handler = async () => 'x'.repeat(262_144);", states: { Stage: task() } });

    expect(await host.start({}).result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('writes history and tells people through the real SDK', async () => {
    const host = await aHost({
      bundle: 'export const handler = async () => ({});',
      states: {
        Write: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:putItem',
          Parameters: { TableName: 'sync-state', Item: { tenantId: { S: 'cliente-a' }, syncId: { 'S.$': '$$.Execution.Id' } } },
          ResultPath: null,
          Next: 'Tell',
        },
        Tell: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { TopicArn: 'arn:aws:sns:us-east-1:000000000000:alerts', Subject: 'Failed', 'Message.$': '$.why' }, End: true },
      },
    });

    const execution = host.start({ why: 'because' });
    await execution.result;

    const { Item } = await host.clients.documents.send(new GetCommand({ TableName: 'sync-state', Key: { tenantId: 'cliente-a', syncId: execution.arn } }));
    expect(Item).toEqual({ tenantId: 'cliente-a', syncId: execution.arn });
    expect(await host.alerts()).toEqual([{ subject: 'Failed', message: 'because' }]);
  });

  it('names the file that is not JSON', async () => {
    open.service = await writeTinyService({ bundle: '', states: {} });
    const file = join(open.service.folder, 'clients', 'cliente-b.json');
    await writeFile(file, '{"client_id": "cliente-b"\n  "enabled": true}');

    await expect(openLocalFolder(open.service.folder, { template: open.service.template })).rejects.toThrow(`The file '${file}' is not JSON (line 2, column 3).`);
  });
});
