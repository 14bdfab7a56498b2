import { SFNClient } from '@aws-sdk/client-sfn';
import { memoryStores } from '@siesa-integration/sync-pipeline/in-process';
import { describe, expect, it } from 'vitest';
import { startFakeAws, stateMachineArn } from '../../testing/index.ts';
import { deploymentOf } from './deployment.ts';
import { createStepFunctions } from './step-functions.ts';

const arnOf = (name: string): string => `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
const [first, second] = [arnOf('first'), arnOf('cliente-a-sync-20250115-100000-7f3a-2')];

const entered = (id: number, name: string, input: unknown) => ({
  id,
  previousEventId: id - 1,
  timestamp: 1_736_935_200 + id,
  type: 'StateEntered',
  stateEnteredEventDetails: { name, input: JSON.stringify(input) },
});

/** The second one goes on with the run of the first. */
const histories = new Map([
  [
    first,
    [
      entered(1, 'Begin', { client_id: 'cliente-a' }),
      entered(2, 'HandedOver', { successor: { name: second.split(':').at(-1) } }),
    ],
  ],
  [
    second,
    [entered(101, 'Begin', { client_id: 'cliente-a', continues: { owner: first } }), entered(102, 'LogSuccess', {})],
  ],
]);

const stepFunctionsOfRun = async () => {
  const aws = await startFakeAws(({ operation, body }) => {
    const arn = String(body['executionArn']);
    if (operation === 'StartExecution') return { executionArn: first, startDate: 1 };
    if (operation === 'ListMapRuns') return { mapRuns: [] };
    if (operation === 'DescribeExecution') return { executionArn: arn, status: 'SUCCEEDED', startDate: 1 };
    const events = histories.get(arn);
    return events ? { events } : { refuses: 'ExecutionDoesNotExist', message: 'Execution Does Not Exist' };
  });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const sfn = new SFNClient({ endpoint: aws.url, region: 'us-east-1', credentials });
  const { objects } = memoryStores();
  return {
    ...createStepFunctions({ sfn, deployment: deploymentOf('dev', stateMachineArn), objects, pollMs: 1 }),
    [Symbol.asyncDispose]: async () => {
      sfn.destroy();
      await aws.close();
    },
  };
};

describe('a run of two executions', () => {
  it.each([
    ['its first', first],
    ['its second', second],
  ])('is shown as one, whichever is asked for: %s', async (_which, arn) => {
    await using stepFunctions = await stepFunctionsOfRun();

    expect((await stepFunctions.eventsOf(arn))?.map(({ state }) => state)).toEqual([
      'Begin',
      'HandedOver',
      'Begin',
      'LogSuccess',
    ]);
  });

  it('is followed to the end of its last', async () => {
    await using stepFunctions = await stepFunctionsOfRun();
    const execution = await stepFunctions.start({ client_id: 'cliente-a', sync_type: 'incremental' });
    const events = await Array.fromAsync(execution.events);

    expect(events.map(({ state }) => state)).toEqual(['Begin', 'HandedOver', 'Begin', 'LogSuccess']);
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is shown as far as it is known when an execution is no longer kept', async () => {
    await using stepFunctions = await stepFunctionsOfRun();
    histories.get(second)?.push(entered(103, 'HandedOver', { successor: { name: 'gone' } }));

    expect((await stepFunctions.eventsOf(first))?.at(-1)).toMatchObject({ state: 'HandedOver' });
    histories.get(second)?.pop();
  });
});
