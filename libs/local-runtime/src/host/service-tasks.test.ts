import { memoryStores } from '@siesa-integration/sync-pipeline/in-process';
import { describe, expect, it } from 'vitest';
import { embeddedDefinition } from './embedded-definition.ts';
import type { HistoryLine } from './embedded-ports.ts';
import { embeddedServiceTask } from './service-tasks.ts';
import { tasksOf, type StateDefinition } from './workflow/definition.ts';

const history: HistoryLine[] = [];
const asked: unknown[] = [];
const ports = () => ({
  successors: { ask: (parameters: unknown) => void asked.push(parameters) },
  state: memoryStores().state,
  history: { put: (line: HistoryLine) => Promise.resolve(void history.push(line)) },
  alerts: { publish: () => Promise.resolve() },
});

const calls = tasksOf(embeddedDefinition).filter(([, { Resource }]) => Resource?.includes(':states:::'));
const stopRunState = (calls.find(([name]) => name === 'StopRun') ?? ['', { Type: 'Task' }])[1];

describe('embeddedServiceTask', () => {
  it.each(calls)('knows the call of %s', (name, state) => {
    expect(embeddedServiceTask(name, state, ports())).toBeTypeOf('function');
  });

  const changed = (parameters: object, more: Partial<StateDefinition> = {}): StateDefinition => ({
    ...stopRunState,
    Parameters: { ...(stopRunState.Parameters as object), ...parameters },
    ...more,
  });

  it.each<[string, StateDefinition]>([
    ['another update', changed({ UpdateExpression: 'SET #stop = :stop' })],
    ['another condition', changed({ ConditionExpression: '#owner = :owner' })],
    ['another key', changed({ Key: { tenantId: { 'S.$': '$.client_id' }, syncId: { S: '#other' } } })],
    ['a further parameter', changed({ ReturnValues: 'ALL_NEW' })],
    ['another table', changed({ TableName: 'ledger' })],
    ['another action', changed({}, { Resource: 'arn:local:states:::dynamodb:deleteItem' })],
    ['another service', changed({}, { Resource: 'arn:local:states:::sqs:sendMessage' })],
    [
      'a conditional put',
      {
        Type: 'Task',
        Resource: 'arn:local:states:::dynamodb:putItem',
        Parameters: {
          TableName: 'sync-state',
          'Item.$': '$.item',
          ConditionExpression: 'attribute_not_exists(syncId)',
        },
      },
    ],
    [
      'a put without an item',
      { Type: 'Task', Resource: 'arn:local:states:::dynamodb:putItem', Parameters: { TableName: 'sync-state' } },
    ],
    ['no parameters', { Type: 'Task', Resource: 'arn:local:states:::sns:publish' }],
  ])('refuses %s', (_what, state) => {
    expect(() => embeddedServiceTask('Some', state, ports())).toThrow(
      /^The state 'Some' calls '[\w:]+' with parameters that the embedded host does not know/,
    );
  });

  const stop = {
    Key: { tenantId: { S: 'cliente-a' }, syncId: { S: '#state' } },
    ExpressionAttributeValues: { ':stop': { M: { Error: { S: 'First' }, Cause: { S: '{}' } } }, ':owner': { S: 'me' } },
  };

  it('stores the first error of a run, and refuses a second one and another owner under the name that the workflow matches', async () => {
    const { state, ...others } = ports();
    await state.replace('cliente-a', { epoch: 1, owner: 'me' }, 0);
    const stopRun = embeddedServiceTask('StopRun', stopRunState, { state, ...others });

    await stopRun(stop);
    await expect(stopRun(stop)).rejects.toMatchObject({ name: 'DynamoDB.ConditionalCheckFailedException' });
    await state.replace('cliente-a', { epoch: 2, owner: 'another' }, 2);
    await expect(stopRun(stop)).rejects.toMatchObject({ name: 'DynamoDB.ConditionalCheckFailedException' });

    expect((await state.read('cliente-a'))?.state).toEqual({ epoch: 2, owner: 'another' });
  });

  it('writes a line of the history as plain JSON', async () => {
    const [, state] = calls.find(([name]) => name === 'LogSuccess') ?? ['', { Type: 'Task' }];
    await embeddedServiceTask(
      'LogSuccess',
      state,
      ports(),
    )({
      TableName: 'sync-state',
      Item: {
        tenantId: { S: 'cliente-a' },
        syncId: { S: 'sync-1' },
        recordsProcessed: { N: '12' },
        error: { M: { name: { S: 'X' } } },
      },
    });

    expect(history).toEqual([{ tenantId: 'cliente-a', syncId: 'sync-1', recordsProcessed: 12, error: { name: 'X' } }]);
  });
});
