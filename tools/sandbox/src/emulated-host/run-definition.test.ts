import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { aHost, task } from '../testing/tiny-host.ts';

describe('the emulated host', () => {
  it('runs the definition and the bundle of the template', async () => {
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

  it('runs a changed definition', async () => {
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

  it('ends a function at its timeout', async () => {
    const host = await aHost({
      bundle: 'export const handler = () => new Promise(() => {});',
      states: { Stage: task() },
      timeoutSeconds: 1,
    });

    expect(await host.start({}).result).toMatchObject({ status: 'FAILED', error: 'Sandbox.Timedout' });
  });

  it('fails a state whose result exceeds 256 KiB', async () => {
    const host = await aHost({
      bundle: "export const handler = async () => 'x'.repeat(262_144);",
      states: { Stage: task() },
    });

    expect(await host.start({}).result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('writes history and publishes alerts through the real SDK', async () => {
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

  it('ends an execution as timed out at its timeout', async () => {
    const host = await aHost({
      bundle: '',
      states: { Wait: { Type: 'Wait', Seconds: 60, End: true } },
      executionTimeoutSeconds: 1,
    });

    expect(await host.start({}).result).toEqual({ status: 'TIMED_OUT', error: 'States.Timeout', endState: 'Wait' });
  });

  it('waits as long as a test demands', async () => {
    const host = await aHost(
      { bundle: '', states: { Wait: { Type: 'Wait', Seconds: 3_600, Next: 'Done' }, Done: { Type: 'Succeed' } } },
      { waits: { Wait: 0 } },
    );

    expect(await host.start({}).result).toMatchObject({ status: 'SUCCEEDED', endState: 'Done' });
  });

  it('retries as the definition demands', async () => {
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

  it('reports the events of each state, also inside a Map', async () => {
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
});
